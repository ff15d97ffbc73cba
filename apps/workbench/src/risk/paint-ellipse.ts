/**
 * Two signals in deviations from their mean: the covariance ellipse at the threshold, the circle that would be the
 * limit without correlation, the last states, those flagged, the bar itself as a star. Paints only.
 */
import { fixed, quantityText, SIGNAL_WORDS, type SignalName } from '@janus/views';
import { cross, font, text, type Context } from '../canvas/draw.ts';
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

/** A round step that gives about five ticks on either side. */
function stepFor(most: number): number {
  const rough = most / 4;
  const base = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((k) => k * base).find((step) => step >= rough)!;
}

function paintAxes(c: Context, size: Size, e: Ellipse, { middle, scale }: EllipsePlace): void {
  const p = palette();
  const [mx, my] = middle;
  const { width, height } = size;
  const bottom = height - MARGIN.bottom;
  const right = width - MARGIN.right;
  c.font = font();
  const words = [SIGNAL_WORDS[e.x as SignalName], SIGNAL_WORDS[e.y as SignalName]] as const;
  const value = (axis: 0 | 1, deviations: number): string =>
    fixed(
      words[axis].factor * (e.mean[axis] + deviations * e.deviation[axis]),
      words[axis].digits > 2 ? 2 : words[axis].digits,
    );
  const stepX = stepFor((right - mx) / scale);
  const stepY = stepFor((my - MARGIN.top) / scale);
  c.strokeStyle = p.grid;
  for (let t = -8 * stepX; t <= 8 * stepX; t += stepX) {
    const x = Math.round(mx + t * scale) + 0.5;
    if (x < MARGIN.left || x > right) continue;
    c.fillStyle = t === 0 ? p.line2 : p.grid;
    c.fillRect(Math.floor(x), MARGIN.top, 1, bottom - MARGIN.top);
    if (x > MARGIN.left + 16 && x < right - 12) text(c, value(0, t), x, bottom + 8, p.ink3, 'center');
  }
  for (let t = -8 * stepY; t <= 8 * stepY; t += stepY) {
    const y = Math.round(my - t * scale) + 0.5;
    if (y < MARGIN.top || y > bottom) continue;
    c.fillStyle = t === 0 ? p.line2 : p.grid;
    c.fillRect(MARGIN.left, Math.floor(y), right - MARGIN.left, 1);
    if (y > MARGIN.top + 6) text(c, value(1, t), MARGIN.left - 4, y, p.ink3, 'right');
  }
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
  const words = SIGNAL_WORDS[(axis === 0 ? e.x : e.y) as SignalName];
  const points = axis === 0 ? e.points.x : e.points.y;
  return quantityText(words, e.mean[axis] + (points[k] ?? Number.NaN) * e.deviation[axis]);
};
