/** A strip a regime: episodes counted by length on a logarithmic axis, with median, mean and longest. Paints only. */
import { REGIME_LETTERS } from '@janus/domain';
import { fixed } from '@janus/views';
import { font, text, vertical, type Context } from '../canvas/draw.ts';
import { palette } from '../canvas/palette.ts';
import type { Size } from '../canvas/surface.ts';
import { lengthBins, type Durations } from './episodes.ts';

/** Least height of a strip, px. */
export const STRIP = 30;
const TALLEST = 56;
export const DURATIONS_FOOT = 22;
/** Height of a strip where so much room is there, px. */
export const stripOf = (height: number, rows: number): number =>
  Math.min(TALLEST, Math.max(STRIP, Math.floor((height - DURATIONS_FOOT) / rows)));
const LEFT = 26;
const RIGHT = 10;

/** Bins of half an octave up to and with the longest. */
const binsFor = (longest: number): number => Math.floor(2 * Math.log2(Math.max(2, longest)) + 1e-9) + 1;

export function paintDurations(c: Context, size: Size, rows: readonly (Durations | null)[], chosen: number): void {
  const p = palette();
  const strip = stripOf(size.height, rows.length);
  const longest = Math.max(2, ...rows.map((row) => row?.longest ?? 0));
  const bins = binsFor(longest);
  const width = Math.max(40, size.width - LEFT - RIGHT);
  const x = (length: number): number => LEFT + (2 * Math.log2(Math.max(1, length)) * width) / bins;
  const foot = rows.length * strip;
  c.font = font();
  let last = -40;
  for (const tick of [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000]) {
    const at = x(tick);
    if (tick > longest || at - last < 34 || at > LEFT + width - 8) continue;
    last = at;
    vertical(c, at, 0, foot, p.grid);
    text(c, fixed(tick), at, foot + 10, p.ink3, 'center');
  }
  rows.forEach((row, k) => {
    const top = k * strip;
    if (k === chosen) {
      c.fillStyle = p.accentWeak;
      c.fillRect(0, top, size.width, strip);
    }
    c.fillStyle = p.regimes[k]!;
    c.fillRect(6, top + strip / 2 - 7, 14, 14);
    c.font = font(600);
    text(c, REGIME_LETTERS[k]!, 13, top + strip / 2 + 0.5, p.onRegime, 'center');
    c.font = font();
    if (!row) {
      text(c, 'never', LEFT + 4, top + strip / 2, p.ink3);
      return;
    }
    const counts = lengthBins(row.lengths, bins);
    const most = counts.reduce((a, b) => Math.max(a, b), 1);
    counts.forEach((count, b) => {
      if (count === 0) return;
      const tall = Math.max(2, ((strip - 8) * count) / most);
      c.fillStyle = p.regimes[k]!;
      c.fillRect(LEFT + (b * width) / bins + 0.5, top + strip - 2 - tall, width / bins - 1, tall);
    });
    // Median as a line with a head, mean as a dot, longest as an open end.
    c.fillStyle = p.ink;
    c.fillRect(Math.round(x(row.median)), top + 3, 2, strip - 5);
    c.beginPath();
    c.arc(x(row.mean), top + 6, 3, 0, 2 * Math.PI);
    c.fill();
    c.strokeStyle = p.ink;
    c.strokeRect(Math.round(x(row.longest)) - 2.5, top + 3.5, 5, 5);
  });
  c.fillStyle = p.line2;
  c.fillRect(LEFT, foot - 1, width, 1);
}
