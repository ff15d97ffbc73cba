'use client';
/** Activity of a region over the whole run: band to the largest, line of the mean, the cursor. A click moves it. */
import { fixed } from '@janus/views';
import { useEffect, type KeyboardEvent, type PointerEvent } from 'react';
import { palette } from '../../canvas/palette.ts';
import { useSurface } from '../../canvas/surface.ts';
import { seek, useTime } from '../../state/time.ts';
import type { Survey } from '../survey-store.ts';
import styles from './region.module.css';

export function Sparkline({ survey, region }: { readonly survey: Survey; readonly region: string }) {
  const { bars, activity } = survey;
  const { firstBar } = activity;
  const about = activity.regions[region];
  const { host, invalidate } = useSurface((c, { width, height }) => {
    if (!about) return;
    const p = palette();
    const x = (bar: number): number => (bar / bars) * width;
    const y = (value: number): number => height - 1 - value * (height - 3);
    c.fillStyle = `${p.ink}2b`;
    about.most.forEach((most, k) => {
      if (most === null) return;
      const from = x(firstBar[k]!);
      c.fillRect(from, y(most), Math.max(1, x(firstBar[k + 1] ?? bars) - from), height - y(most));
    });
    c.strokeStyle = p.ink;
    c.lineWidth = 1;
    c.beginPath();
    let pen = false;
    about.mean.forEach((mean, k) => {
      const middle = x((firstBar[k]! + (firstBar[k + 1] ?? bars)) / 2);
      if (mean === null) pen = false;
      else if (pen) c.lineTo(middle, y(mean));
      else {
        c.moveTo(middle, y(mean));
        pen = true;
      }
    });
    c.stroke();
    c.fillStyle = p.accent;
    c.fillRect(Math.round(x(useTime.getState().cursor + 0.5)), 0, 1, height);
  });
  useEffect(() => {
    let last = 0;
    // A whole run on a few hundred pixels: ten times a second is plenty.
    return useTime.subscribe(({ cursor, playing }, before) => {
      if (cursor === before.cursor) return;
      if (playing && performance.now() - last < 100) return;
      last = performance.now();
      invalidate();
    });
  }, [invalidate]);
  const means = about?.mean.filter((m) => m !== null) ?? [];
  const mean = means.reduce((a, b) => a + b, 0) / Math.max(1, means.length);
  const go = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    seek(((event.clientX - box.left) / box.width) * bars);
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !about) return;
    // To where it was most active.
    const most = about.most.reduce<number>((at, m, k) => ((m ?? -1) > (about.most[at] ?? -1) ? k : at), 0);
    seek(firstBar[most]!);
  };
  return (
    <div className={styles['spark']}>
      <div
        ref={host}
        className={styles['sparkline']}
        role="button"
        tabIndex={0}
        aria-label={`Activity over the run, mean ${fixed(mean, 2)}. Enter goes to its peak`}
        onPointerDown={go}
        onPointerMove={go}
        onKeyDown={keys}
      />
      <span className={styles['scale']}>
        <span>1</span>
        <span>0</span>
      </span>
    </div>
  );
}
