/** Memories and replays by P(i) in multiples of 1/n: bars and a line over doubling bins, heights on a log scale. */
import { compact } from '@janus/views';
import { font, horizontal, text, vertical, type Context } from '../canvas/draw.ts';
import { palette } from '../canvas/palette.ts';
import type { Size } from '../canvas/surface.ts';

export interface Bins {
  /** In multiples of a fair share, doubling. */
  readonly edges: readonly number[];
  /** edges.length + 1 of each. */
  readonly inMemory: readonly number[];
  readonly replayed: readonly number[];
}

const share = (x: number): string => `${x >= 1 ? x : Number(x.toPrecision(1))}×`;

/** '< 0.016×', '0.016× to 0.03×', …, '≥ 32×'. */
export const binNames = (edges: readonly number[]): string[] => [
  `< ${share(edges[0]!)}`,
  ...edges.slice(1).map((edge, k) => `${share(edges[k]!)} to ${share(edge)}`),
  `≥ ${share(edges.at(-1)!)}`,
];

/** First and last bin that hold anything, at least three around the fair share. */
export function filledBins({ edges, inMemory, replayed }: Bins): readonly [number, number] {
  const one = edges.indexOf(1);
  let first = Math.max(0, one - 1);
  let last = Math.min(inMemory.length - 1, one + 2);
  inMemory.forEach((count, k) => {
    if (count + (replayed[k] ?? 0) === 0) return;
    first = Math.min(first, k);
    last = Math.max(last, k);
  });
  return [first, last];
}

export function paintHistogram(c: Context, { width, height }: Size, bins: Bins): void {
  const p = palette();
  const { edges, inMemory, replayed } = bins;
  const [left, right, top, foot] = [44, width - 12, 8, height - 24];
  if (right - left < 80 || foot - top < 30) return;
  const [first, last] = filledBins(bins);
  const slot = (right - left) / (last - first + 1);
  const most = Math.max(10, ...inMemory, ...replayed);
  const scale = (count: number): number => foot - (foot - top) * (Math.log10(1 + count) / Math.log10(1 + most));
  c.font = font();
  for (let decade = 1; decade <= most; decade *= 10) {
    horizontal(c, scale(decade), left, right, p.grid);
    text(c, compact(decade), left - 6, scale(decade), p.ink3, 'right');
  }
  horizontal(c, foot, left, right, p.line2);
  for (let k = first; k <= last; k++) {
    const x = left + slot * (k - first);
    c.fillStyle = p.ink4;
    const y = scale(inMemory[k]!);
    if (inMemory[k]! > 0) c.fillRect(Math.round(x) + 1, y, Math.max(2, Math.round(slot) - 2), foot - y);
  }
  c.strokeStyle = p.ink;
  c.lineWidth = 1.5;
  c.beginPath();
  let drawn = false;
  for (let k = first; k <= last; k++) {
    if (!replayed[k]) continue;
    const x = left + slot * (k - first + 0.5);
    if (drawn) c.lineTo(x, scale(replayed[k]!));
    else c.moveTo(x, scale(replayed[k]!));
    drawn = true;
  }
  c.stroke();
  c.lineWidth = 1;
  const edgeX = (e: number): number => left + slot * (e + 1 - first);
  const uniform = edges.indexOf(1);
  const ux = edgeX(uniform);
  c.setLineDash([3, 3]);
  c.strokeStyle = p.ink2;
  c.beginPath();
  c.moveTo(Math.round(ux) + 0.5, top);
  c.lineTo(Math.round(ux) + 0.5, foot);
  c.stroke();
  c.setLineDash([]);
  let free = left + 64;
  text(c, '× uniform', left, height - 10, p.ink3);
  edges.forEach((edge, e) => {
    if (e < first - 1 || e > last) return;
    const label = share(edge);
    const w = c.measureText(label).width;
    const x = edgeX(e);
    if (x - w / 2 < free || x + w / 2 > right) return;
    free = x + w / 2 + 10;
    vertical(c, x, foot, foot + 3, p.line2);
    text(c, label, x, height - 10, e === uniform ? p.ink : p.ink3, 'center');
  });
}
