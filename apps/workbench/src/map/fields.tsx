'use client';
/** Both Gramian angular fields of the closes that a memory had seen, drawn by the worker of the GAF player. */
import { useEffect, useRef, useState } from 'react';
import { FieldSource } from '../market/gaf/field-source.ts';
import type { GafPicture } from '../workers/gaf-protocol.ts';
import type { Bars } from './run-bars.ts';
import styles from './map.module.css';

const WINDOW = 64;

function put(canvas: HTMLCanvasElement | null, pixels: Uint8ClampedArray<ArrayBuffer>, size: number): void {
  const context = canvas?.getContext('2d');
  if (!canvas || !context) return;
  canvas.width = size;
  canvas.height = size;
  context.putImageData(new ImageData(pixels, size, size), 0, 0);
}

export function MemoryFields({ bars, bar }: { readonly bars: Bars; readonly bar: number }) {
  const source = useRef<FieldSource | null>(null);
  const gasf = useRef<HTMLCanvasElement | null>(null);
  const gadf = useRef<HTMLCanvasElement | null>(null);
  const [drawn, setDrawn] = useState<number | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    const made = new FieldSource(bars.close, {
      onPicture(picture: GafPicture) {
        put(gasf.current, picture.gasfPixels, picture.size);
        put(gadf.current, picture.gadfPixels, picture.size);
        setDrawn(picture.end);
      },
      onThumbs: () => undefined,
      onTrouble: setTrouble,
    });
    source.current = made;
    return () => made.destroy();
  }, [bars]);
  const enough = bar >= WINDOW - 1;
  useEffect(() => {
    if (enough) source.current?.want({ end: bar, window: WINDOW, size: WINDOW, scale: 'minmax' });
  }, [bar, bars, enough]);
  if (trouble) return <p className={styles['line']}>× The fields could not be drawn: {trouble}</p>;
  if (!enough)
    return (
      <p className={`${styles['line']} mid`}>
        No fields: {bar + 1} bars lie before this decision, {WINDOW} are needed.
      </p>
    );
  return (
    <div className={styles['fields']} data-part="memory-fields" data-drawn={drawn ?? undefined}>
      {(['GASF', 'GADF'] as const).map((name) => (
        <figure key={name}>
          <figcaption>
            {name} <span className="dim">{WINDOW} bars</span>
          </figcaption>
          <canvas
            ref={name === 'GASF' ? gasf : gadf}
            role="img"
            aria-label={`${name} of the ${WINDOW} closes before the decision`}
          />
        </figure>
      ))}
    </div>
  );
}
