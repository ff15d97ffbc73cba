'use client';
/** View V11b: how far the map can be believed, and the way to draw it anew. */
import { fixed, cssColour, colourMap, NO_VALUE } from '@janus/views';
import { useMemo, useState } from 'react';
import { font, horizontal, text } from '../canvas/draw.ts';
import { palette } from '../canvas/palette.ts';
import { useSurface } from '../canvas/surface.ts';
import { Choice } from '../panel/controls.tsx';
import { FactsGhost } from '../panel/states/skeleton.tsx';
import { drawAnew, useMap, type MapData } from './map-store.ts';
import { worstDistortion } from './colours.ts';
import body from '../panel/body.module.css';
import styles from './map.module.css';

const NEIGHBOURHOODS = [5, 10, 15, 30, 50, 100] as const;
const DISTANCES = [0, 0.05, 0.1, 0.25, 0.5] as const;
const BINS = 28;
const viridis = colourMap('viridis');

/** Points by distortion, from 0 to `worst`; the last bin holds what is beyond. Pure. */
export function distortionBins(distortion: Float64Array, worst: number): Uint32Array {
  const bins = new Uint32Array(BINS);
  for (const d of distortion) if (!Number.isNaN(d)) bins[Math.min(BINS - 1, Math.floor((d / worst) * (BINS - 1)))]!++;
  return bins;
}

function Measure({ words, value }: { readonly words: string; readonly value: number | null }) {
  return (
    <>
      <meter aria-label={words} min={0.5} max={1} low={0.6} high={0.8} optimum={1} value={value ?? 0.5} />
      <span>{value === null ? NO_VALUE : fixed(value, 3)}</span>
    </>
  );
}

function Distortion({ data }: { readonly data: MapData }) {
  const worst = useMemo(() => worstDistortion(data.map.distortion), [data]);
  const bins = useMemo(() => distortionBins(data.map.distortion, worst), [data, worst]);
  const { host } = useSurface((c, { width, height }) => {
    const p = palette();
    const [left, right, foot] = [12, width - 12, height - 18];
    const most = Math.max(1, ...bins);
    const slot = (right - left) / BINS;
    c.font = font();
    horizontal(c, foot, left, right, p.line2);
    bins.forEach((count, k) => {
      const h = count > 0 ? Math.max(1, (foot - 4) * Math.sqrt(count / most)) : 0;
      c.fillStyle = cssColour(viridis, k, 0, BINS - 1);
      c.fillRect(left + slot * k, foot - h, slot - 1, h);
    });
    text(c, '0', left, height - 7, p.ink3);
    text(c, fixed(worst / 2, 3), (left + right) / 2, height - 7, p.ink3, 'center');
    text(c, `${fixed(worst, 3)} and up`, right, height - 7, p.ink3, 'right');
  });
  return (
    <div
      ref={host}
      className={styles['plot']}
      role="img"
      data-part="distortion"
      aria-label={`Distortion of ${fixed(bins.reduce((a, b) => a + b, 0))} points: ${fixed(bins[BINS - 1]!)} at ${fixed(worst, 3)} or more`}
    />
  );
}

export function QualityPanel() {
  const data = useMap((s) => s.data);
  const job = useMap((s) => s.job);
  const [neighbours, setNeighbours] = useState<number>(15);
  const [minDist, setMinDist] = useState<number>(0.1);
  if (!data) return <FactsGhost />;
  const { info } = data;
  return (
    <div className={body['fill']}>
      <div className={styles['quality']} aria-label="Quality of the map" role="group">
        <span className="dim">k</span>
        <span className="dim">trustworthiness</span>
        <span />
        <span className="dim">continuity</span>
        <span />
        {info.at.map(({ k, trustworthiness, continuity }) => [
          <span key={k}>{k}</span>,
          <Measure key={`${k} t`} words={`Trustworthiness at ${k}`} value={trustworthiness} />,
          <Measure key={`${k} c`} words={`Continuity at ${k}`} value={continuity} />,
        ])}
      </div>
      <p className={`${styles['line']} mid`} style={{ whiteSpace: 'nowrap' }}>
        Distortion{info.distortionK === null ? '' : `, k = ${info.distortionK}`}
        <span className="dim">
          {' '}
          of {info.exact ? 'all' : `${fixed(info.examined)} of ${fixed(info.n)}`} points
          {info.alignedTo ? `; ${fixed(info.placed)} placed as the night before` : ''}
        </span>
      </p>
      <Distortion data={data} />
      <div className={body['foot']}>
        <Choice
          label="Size of a neighbourhood"
          value={neighbours}
          options={NEIGHBOURHOODS.map((k) => [k, `${k} neighbours`])}
          onChange={setNeighbours}
        />
        <Choice
          label="Least distance"
          value={minDist}
          options={DISTANCES.map((d) => [d, `≥ ${d}`])}
          onChange={setMinDist}
        />
        <span className={body['grow']} />
        <button
          type="button"
          className="button"
          disabled={job !== null}
          onClick={() => void drawAnew({ neighbours, minDist })}
        >
          {job ? `${fixed(100 * job.progress)} %` : 'Draw anew'}
        </button>
      </div>
    </div>
  );
}
