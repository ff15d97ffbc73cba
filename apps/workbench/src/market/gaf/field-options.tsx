'use client';
/** How a field is made, as both players of fields offer it: bars of the window, cells of a side, scaling. */
import { Choice } from '../../panel/controls.tsx';
import { SCALES, setView, SIZES, useView, WINDOWS, type ScaleName } from '../../state/view.ts';

const SCALE_NAMES: Readonly<Record<ScaleName, string>> = { minmax: 'min–max', tanh: 'tanh' };

/** @param words of a window, where others beside it count bars too */
export function WindowChoice({ words = (bars) => `${bars} bars` }: { readonly words?: (bars: number) => string }) {
  const { gafWindow } = useView();
  return (
    <Choice
      label="Window, bars"
      value={gafWindow}
      options={WINDOWS.map((n) => [n, words(n)] as const)}
      onChange={(n) => setView({ gafWindow: n })}
    />
  );
}

export function SizeAndScale() {
  const { gafSize, gafScale } = useView();
  return (
    <>
      <Choice
        label="Size of the field, cells"
        value={gafSize}
        options={SIZES.map((n) => [n, `${n} × ${n}`] as const)}
        onChange={(n) => setView({ gafSize: n })}
      />
      <Choice
        label="Scaling"
        value={gafScale}
        options={SCALES.map((s) => [s, SCALE_NAMES[s]] as const)}
        onChange={(s) => setView({ gafScale: s })}
      />
    </>
  );
}
