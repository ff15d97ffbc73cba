/** View V1: the polar clock of the window, and the window itself in its [−1, 1] box. */
import { fixed, polarAngle, polarClock, saturated } from '@janus/views';
import { font, horizontal, ring, text, type Context } from '../../canvas/draw.ts';
import { palette } from '../../canvas/palette.ts';
import type { Size } from '../../canvas/surface.ts';
import { cellIndex } from '../../state/cell.ts';
import type { Cell } from '../../state/view.ts';
import type { GafPicture } from '../../workers/gaf-protocol.ts';

/** Half clock, 0° on the right; the pen darkens with time. */
export function paintClock(c: Context, { width, height }: Size, picture: GafPicture, cell: Cell): void {
  const p = palette();
  c.font = font(500, 12);
  text(c, 'Polar clock', 0, 10, p.ink);
  c.font = font();
  if (width > 170) text(c, 'φ = arccos x̃, r = t / T', width, 10, p.ink3, 'right');
  const R = Math.min(width / 2 - 26, height - 52);
  if (R < 24) return;
  const cx = width / 2;
  const cy = Math.round((height + 24 + R) / 2);
  const at = (angle: number, r: number): readonly [number, number] => [
    cx + r * R * Math.cos(angle),
    cy - r * R * Math.sin(angle),
  ];
  c.strokeStyle = p.line;
  for (const r of [0.25, 0.5, 0.75, 1]) {
    c.beginPath();
    c.arc(cx, cy, R * r, Math.PI, 0);
    c.stroke();
  }
  for (let d = 0; d <= 180; d += 30) {
    const angle = (d / 180) * Math.PI;
    c.beginPath();
    c.moveTo(cx, cy);
    c.lineTo(...at(angle, 1));
    c.stroke();
    if (d % 60 === 0) {
      const [x, y] = at(angle, 1 + 13 / R);
      text(c, `${d}°`, x, d % 180 === 0 ? y - 6 : y, p.ink3, 'center');
    }
  }
  const { angle, radius, mean } = polarClock(picture.scaled);
  c.setLineDash([3, 3]);
  c.strokeStyle = p.ink3;
  c.beginPath();
  c.moveTo(cx, cy);
  c.lineTo(...at(mean, 1));
  c.stroke();
  c.setLineDash([]);
  // Eight pieces of rising strength instead of one stroke a value.
  const n = angle.length;
  c.strokeStyle = p.ink;
  c.lineWidth = 1.25;
  c.lineJoin = 'round';
  for (let piece = 0; piece < 8; piece++) {
    const from = Math.floor((piece * (n - 1)) / 8);
    const to = Math.floor(((piece + 1) * (n - 1)) / 8);
    c.globalAlpha = 0.3 + 0.1 * piece;
    c.beginPath();
    c.moveTo(...at(angle[from]!, radius[from]!));
    for (let t = from + 1; t <= to; t++) c.lineTo(...at(angle[t]!, radius[t]!));
    c.stroke();
  }
  c.globalAlpha = 1;
  c.lineWidth = 1;
  const [sx, sy] = at(angle[0]!, radius[0]!);
  ring(c, sx, sy, 2);
  c.font = font(500, 11);
  for (const [k, name] of [
    [cellIndex(cell.i, n), 'i'],
    [cellIndex(cell.j, n), 'j'],
  ] as const) {
    const [x, y] = at(angle[k]!, radius[k]!);
    ring(c, x, y);
    text(c, name, x + 7, Math.max(24, y - 6), p.ink);
  }
  const [ex, ey] = at(angle[n - 1]!, radius[n - 1]!);
  c.fillStyle = p.accent;
  c.fillRect(ex - 2.5, ey - 2.5, 5, 5);
}

/** A line over the width of the plot. */
function line(c: Context, values: ArrayLike<number>, x: (k: number) => number, y: (v: number) => number): void {
  c.lineJoin = 'round';
  c.beginPath();
  for (let k = 0; k < values.length; k++) {
    if (k === 0) c.moveTo(x(k), y(values[k]!));
    else c.lineTo(x(k), y(values[k]!));
  }
  c.stroke();
}

function extent(values: Float64Array): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const v of values) {
    low = Math.min(low, v);
    high = Math.max(high, v);
  }
  return [low, high];
}

/** What the scaling did, in words. */
function verdict(picture: GafPicture): string {
  if (picture.constant) return 'constant window: no variance to scale by';
  const ends = saturated(picture.scaled, 1e-6);
  const bars = picture.window / picture.size;
  return `${ends} of ${picture.size} at an end of the box, ${bars === 1 ? 'one bar' : `${bars} bars`} a value`;
}

/** Raw closes above, the same window scaled into its [−1, 1] box below; values on an end of the box are marked. */
export function paintWindow(
  c: Context,
  { width, height }: Size,
  picture: GafPicture,
  cell: Cell,
  raw: Float64Array,
  digits: number,
): void {
  const p = palette();
  c.font = font();
  const [low, high] = extent(raw);
  const plot = width - 14 - Math.max(30, c.measureText(fixed(high, digits)).width);
  const top = 24;
  const bottom = height - 18;
  const split = Math.round(top + 0.4 * (bottom - top));
  if (plot < 60 || bottom - top < 80) return;
  c.font = font(500, 12);
  text(c, 'Window', 0, 10, p.ink);
  c.font = font();
  text(c, 'close, then x̃', plot, 10, p.ink3, 'right');
  const xRaw = (k: number): number => ((k + 0.5) / raw.length) * plot;
  const yRaw = (v: number): number => split - 12 - (high > low ? (v - low) / (high - low) : 0.5) * (split - 12 - top);
  c.strokeStyle = p.ink2;
  line(c, raw, xRaw, yRaw);
  text(c, fixed(high, digits), plot + 6, yRaw(high) + 2, p.ink3);
  if (high > low) text(c, fixed(low, digits), plot + 6, yRaw(low) - 2, p.ink3);
  const n = picture.size;
  const x = (k: number): number => ((k + 0.5) / n) * plot;
  const y = (v: number): number => split + ((1 - v) / 2) * (bottom - split);
  c.fillStyle = p.raised;
  c.fillRect(0, split, plot, bottom - split);
  for (const [v, words] of [
    [1, '+1'],
    [0, '0'],
    [-1, '−1'],
  ] as const) {
    horizontal(c, y(v), 0, plot, p.line2);
    text(c, words, plot + 6, y(v), p.ink3);
  }
  c.strokeStyle = p.ink;
  line(c, picture.scaled, x, y);
  c.strokeStyle = p.anom;
  picture.scaled.forEach((v, k) => {
    if (Math.abs(v) >= 1 - 1e-6) c.strokeRect(x(k) - 2.5, y(v) - 2.5, 5, 5);
  });
  c.font = font(500, 11);
  for (const [k, name] of [
    [cellIndex(cell.i, n), 'i'],
    [cellIndex(cell.j, n), 'j'],
  ] as const) {
    const v = picture.scaled[k]!;
    ring(c, x(k), y(v));
    text(c, name, Math.min(plot - 8, x(k) + 7), Math.min(bottom - 8, Math.max(split + 8, y(v) - 8)), p.ink);
  }
  c.font = font();
  text(c, verdict(picture), 0, height - 5, picture.constant ? p.nogoInk : p.ink3);
}

/** φ of one scaled value, whole degrees. */
export const degrees = (x: number): number => (polarAngle(x) * 180) / Math.PI;
