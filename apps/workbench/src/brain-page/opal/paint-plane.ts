/** The plane: regions of buy, hold and sell, the decisions by what they came to, the last of them as a star. Paints only. */
import { fixed, type PlaneBorder } from '@janus/views';
import { font, horizontal, text, vertical, type Context } from '../../canvas/draw.ts';
import { palette } from '../../canvas/palette.ts';
import { star } from '../../canvas/star.ts';
import type { Size } from '../../canvas/surface.ts';
import { outcomeGlyph, PLANE_MARGIN, planePlace, type PlanePlace } from './plane-words.ts';
import type { Plane } from './plane-store.ts';

/** The corner of a side: released where No-Go < slope·(|Go| − start). */
function region(c: Context, place: PlanePlace, border: PlaneBorder, side: 1 | -1, fill: string, line: string): void {
  const { origin, perX, perY, mostX, mostY } = place;
  const at = (x: number, y: number): readonly [number, number] => [origin[0] + side * perX * x, origin[1] - perY * y];
  const start = Math.max(0, border.start);
  if (start >= mostX) return;
  const foot = border.slope * (start - border.start);
  const edge = border.slope * (mostX - border.start);
  const top = edge > mostY ? border.start + mostY / border.slope : mostX;
  const corners = [
    at(start, 0),
    at(start, Math.min(mostY, foot)),
    ...(edge > mostY ? [at(top, mostY), at(mostX, mostY)] : [at(mostX, edge)]),
    at(mostX, 0),
  ];
  c.beginPath();
  for (const [x, y] of corners) c.lineTo(x, y);
  c.closePath();
  c.fillStyle = fill;
  c.fill();
  c.beginPath();
  c.moveTo(...at(start, 0));
  c.lineTo(...at(start, Math.min(mostY, foot)));
  c.lineTo(...at(top, Math.min(mostY, edge)));
  c.strokeStyle = line;
  c.lineWidth = 1.5;
  c.stroke();
  c.lineWidth = 1;
}

function axes(c: Context, { width, height }: Size, place: PlanePlace): void {
  const p = palette();
  const { origin, perX, perY, mostX, mostY } = place;
  const bottom = height - PLANE_MARGIN.bottom;
  c.font = font();
  const stepX = [0.1, 0.2, 0.5, 1, 2, 5, 10].find((step) => mostX / step <= 4) ?? 20;
  const stepY = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10].find((step) => mostY / step <= 5) ?? 20;
  for (let k = -4; k <= 4; k++) {
    const x = origin[0] + perX * k * stepX;
    if (Math.abs(k * stepX) > mostX) continue;
    vertical(c, x, PLANE_MARGIN.top, bottom, k === 0 ? p.line2 : p.grid);
    text(c, fixed(Math.abs(k * stepX), stepX < 1 ? 1 : 0), x, bottom + 8, p.ink3, 'center');
  }
  for (let y = 0; y <= mostY; y += stepY) {
    horizontal(c, origin[1] - perY * y, PLANE_MARGIN.left, width - PLANE_MARGIN.right, p.grid);
    if (y > 0) text(c, fixed(y, 2), PLANE_MARGIN.left - 4, origin[1] - perY * y, p.ink3, 'right');
  }
  text(c, '◀ Go to sell', PLANE_MARGIN.left, bottom + 23, p.ink2);
  text(c, 'Go to buy ▶', width - PLANE_MARGIN.right, bottom + 23, p.ink2, 'right');
  c.save();
  c.translate(8, (PLANE_MARGIN.top + bottom) / 2);
  c.rotate(-Math.PI / 2);
  text(c, 'No-Go', 0, 0, p.ink2, 'center');
  c.restore();
}

export function paintPlane(c: Context, size: Size, plane: Plane, told: number): void {
  const p = palette();
  const place = planePlace(size, plane);
  const { origin, perX, perY, mostX, mostY } = place;
  if (plane.buy) region(c, place, plane.buy, 1, `${p.up}26`, p.up);
  if (plane.sell) region(c, place, plane.sell, -1, `${p.down.slice(0, 7)}26`, p.down);
  axes(c, size, place);
  c.font = font(600, 13);
  text(c, 'HOLD', origin[0], origin[1] - perY * mostY * 0.95, p.ink2, 'center');
  if (plane.buy) text(c, 'BUY', origin[0] + perX * mostX * 0.96, origin[1] - 12, p.up, 'right');
  if (plane.sell) text(c, 'SELL', origin[0] - perX * mostX * 0.96, origin[1] - 12, p.down);
  c.font = font(500, 13);
  const last = plane.x.length - 1;
  const at = (k: number): readonly [number, number] => [origin[0] + perX * plane.x[k]!, origin[1] - perY * plane.y[k]!];
  for (let k = 0; k < last; k++) {
    const glyph = outcomeGlyph(plane.reward[k]!);
    c.globalAlpha = 0.3 + (0.65 * k) / plane.x.length;
    const [x, y] = at(k);
    text(c, glyph, x, y, glyph === '+' ? p.up : glyph === '×' ? p.down : p.ink3, 'center');
  }
  c.globalAlpha = 1;
  if (last >= 0) star(c, ...at(last), 9, p.accent, p.panel);
  if (told >= 0 && told <= last) {
    c.strokeStyle = p.ink;
    c.beginPath();
    c.arc(...at(told), 8, 0, 2 * Math.PI);
    c.stroke();
  }
}
