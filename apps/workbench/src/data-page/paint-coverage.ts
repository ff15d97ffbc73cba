/** Coverage over time: bars as a solid strip, missing ones hang below it, closed hours thin it. Paints only. */
import { timeTicks } from '@janus/views';
import { font, text, vertical, type Context } from '../canvas/draw.ts';
import { palette } from '../canvas/palette.ts';
import type { Size } from '../canvas/surface.ts';
import { coverageColumns } from './coverage.ts';
import type { SetDetail } from './catalogue-store.ts';

const STRIP = 20;
const BELOW = 14;
/** Ticks are looked for at so many places. */
const PLACES = 600;

export function paintCoverage(c: Context, { width }: Size, { gaps }: SetDetail): void {
  const p = palette();
  const left = 12;
  const across = Math.max(10, Math.floor(width - 24));
  const { missing, closed } = coverageColumns(gaps.entries, gaps.first, gaps.last + gaps.timeframeMs, across);
  for (let k = 0; k < across; k++) {
    const there = Math.max(0, 1 - missing[k]! - closed[k]!);
    const tall = there * STRIP;
    c.fillStyle = p.ink3;
    if (tall > 0) c.fillRect(left + k, 6 + STRIP - tall, 1, tall);
    if (missing[k]! > 0) {
      c.fillStyle = p.anom;
      c.fillRect(left + k, 8 + STRIP, 1, Math.max(2, missing[k]! * BELOW));
    }
  }
  c.fillStyle = p.line2;
  c.fillRect(left, 6 + STRIP, across, 1);
  c.font = font();
  const foot = 8 + STRIP + BELOW;
  const times = Float64Array.from(
    { length: PLACES },
    (_, k) => gaps.first + (k / (PLACES - 1)) * (gaps.last - gaps.first),
  );
  for (const tick of timeTicks(times, 0, PLACES, across / 90)) {
    const x = left + (tick.bar / (PLACES - 1)) * across;
    vertical(c, x, foot, foot + 5, p.line2);
    if (x < width - 40) text(c, tick.label, x + 3, foot + 9, p.ink3);
  }
}
