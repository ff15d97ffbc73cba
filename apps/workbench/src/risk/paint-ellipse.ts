/**
 * Two signals in deviations from their mean: the covariance ellipse at the threshold, the circle that would be the
 * limit without correlation, the last states, those flagged, the bar itself as a star. Paints only.
 */
import { fixed, quantityText, SIGNAL_WORDS, type QuantityWords } from '@janus/views';
import { cross, font, horizontal, text, vertical, type Context } from '../canvas/draw.ts';
import { palette } from '../canvas/palette.ts';
import { star } from '../canvas/star.ts';
import type { Size } from '../canvas/surface.ts';
import type { Ellipse } from './stores.ts';

const MARGIN = { left: 46, right: 12, top: 8, bottom: 34 };
/** Room beyond whatever is farthest out. */
const ROOM = 1.08;

export interface EllipsePlace {
  readonly middle: readonly [number, number];
  /** Pixels a deviation, the same both ways. */
  readonly scale: number;
}

/** Where the drawing lies: the circle, the ellipse and every state fit in. */
export function placeOf({ width, height }: Size, e: Ellipse): EllipsePlace {
  const { x, y } = e.points;
  let far = e.judged ? e.major : 4;
  for (let k = 0; k < x.length; k++) far = Math.max(far, Math.abs(x[k]!), Math.abs(y[k]!));
  const across = width - MARGIN.left - MARGIN.right;
  const up = height - MARGIN.top - MARGIN.bottom;
  return {
    middle: [MARGIN.left + across / 2, MARGIN.top + up / 2],
    scale: Math.max(1, Math.min(across, up) / 2 / (ROOM * far)),
  };
}

/** Index of the state nearest to a pixel within reach; −1 where there is none. */
export function nearestState(e: Ellipse, place: EllipsePlace, px: number, py: number, reach = 14): number {
  let best = -1;
  let least = reach * reach;
  for (let k = 0; k < e.points.x.length; k++) {
    const dx = place.middle[0] + place.scale * e.points.x[k]! - px;
    const dy = place.middle[1] - place.scale * e.points.y[k]! - py;
    if (dx * dx + dy * dy > least) continue;
    least = dx * dx + dy * dy;
    best = k;
  }
  return best;
}

/** Round values of a signal, as it is read, between two places in deviations: about `count` of them. */
export function roundTicks(
  { factor }: Pick<QuantityWords, 'factor'>,
  mean: number,
  deviation: number,
  most: number,
  count: number,
): readonly { readonly at: number; readonly label: string }[] {
  const [low, high] = [factor * (mean - most * deviation), factor * (mean + most * deviation)];
  const rough = (high - low) / count;
  const base = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((k) => k * base).find((s) => s >= rough)!;
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const out: { at: number; label: string }[] = [];
  for (let k = Math.ceil(low / step); k * step <= high; k++)
    out.push({ at: ((k * step) / factor - mean) / deviation, label: fixed(k * step, digits) });
  return out;
}

function paintAxes(c: Context, size: Size, e: Ellipse, { middle, scale }: EllipsePlace): void {
  const p = palette();
  const [mx, my] = middle;
  const { width, height } = size;
  const bottom = height - MARGIN.bottom;
  const right = width - MARGIN.right;
  c.font = font();
  const words = [SIGNAL_WORDS[e.x], SIGNAL_WORDS[e.y]] as const;
  const [across, up] = [right - MARGIN.left, bottom - MARGIN.top];
  for (const { at, label } of roundTicks(words[0], e.mean[0], e.deviation[0], across / 2 / scale, across / 80)) {
    const x = mx + at * scale;
    vertical(c, x, MARGIN.top, bottom, p.grid);
    if (x > MARGIN.left + 10 && x < right - 10) text(c, label, x, bottom + 8, p.ink3, 'center');
  }
  for (const { at, label } of roundTicks(words[1], e.mean[1], e.deviation[1], up / 2 / scale, up / 44)) {
    const y = my - at * scale;
    horizontal(c, y, MARGIN.left, right, p.grid);
    if (y > MARGIN.top + 6 && y < bottom - 4) text(c, label, MARGIN.left - 4, y, p.ink3, 'right');
  }
  // Through the mean, which both curves have in their middle.
  vertical(c, mx, MARGIN.top, bottom, p.line2);
  horizontal(c, my, MARGIN.left, right, p.line2);
  const unit = ({ label, unit: u }: { label: string; unit: string }): string => (u === '' ? label : `${label}, ${u}`);
  text(c, unit(words[0]), (MARGIN.left + right) / 2, bottom + 23, p.ink2, 'center');
  c.save();
  c.translate(9, (MARGIN.top + bottom) / 2);
  c.rotate(-Math.PI / 2);
  text(c, unit(words[1]), 0, 0, p.ink2, 'center');
  c.restore();
}

function paintCurves(c: Context, e: Ellipse, { middle, scale }: EllipsePlace): void {
  const p = palette();
  c.lineWidth = 1.5;
  c.setLineDash([5, 4]);
  c.strokeStyle = p.ink3;
  c.beginPath();
  c.arc(middle[0], middle[1], e.threshold * scale, 0, 2 * Math.PI);
  c.stroke();
  c.setLineDash([]);
  c.strokeStyle = p.accent;
  c.beginPath();
  // Upward is positive: a rising axis turns against the canvas.
  c.ellipse(middle[0], middle[1], e.major * scale, e.minor * scale, -e.angle, 0, 2 * Math.PI);
  c.stroke();
  c.lineWidth = 1;
}

export function paintEllipse(c: Context, size: Size, e: Ellipse, told: number): void {
  const p = palette();
  const place = placeOf(size, e);
  paintAxes(c, size, e, place);
  if (e.judged) paintCurves(c, e, place);
  const { x, y, flagged } = e.points;
  const at = (k: number): readonly [number, number] => [
    place.middle[0] + place.scale * x[k]!,
    place.middle[1] - place.scale * y[k]!,
  ];
  const last = x.length - 1;
  for (let k = 0; k < last; k++) {
    if (flagged[k] === 1) continue;
    const [px, py] = at(k);
    // The older, the fainter.
    c.globalAlpha = 0.25 + (0.6 * k) / x.length;
    c.fillStyle = p.ink3;
    c.beginPath();
    c.arc(px, py, 2, 0, 2 * Math.PI);
    c.fill();
  }
  c.globalAlpha = 1;
  for (let k = 0; k < last; k++) {
    if (flagged[k] !== 1) continue;
    const [px, py] = at(k);
    cross(c, px, py, 4, p.anom, 2);
  }
  if (last >= 0) {
    const [px, py] = at(last);
    star(c, px, py, 7, flagged[last] === 1 ? p.anom : p.accent, p.panel);
  }
  if (told >= 0 && told <= last) {
    const [px, py] = at(told);
    c.strokeStyle = p.ink;
    c.beginPath();
    c.arc(px, py, 7, 0, 2 * Math.PI);
    c.stroke();
  }
}

export const signalText = (e: Ellipse, axis: 0 | 1, k: number): string => {
  const words = SIGNAL_WORDS[axis === 0 ? e.x : e.y];
  const points = axis === 0 ? e.points.x : e.points.y;
  return quantityText(words, e.mean[axis] + (points[k] ?? Number.NaN) * e.deviation[axis]);
};
