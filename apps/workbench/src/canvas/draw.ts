/** Small strokes shared by the canvases. Coordinates in CSS pixels; lines fall on whole pixels, so they stay 1 px. */
import { palette } from './palette.ts';

export type Context = CanvasRenderingContext2D;
export type Align = 'left' | 'right' | 'center';

export const font = (weight = 400, px = 11): string => `${weight} ${px}px ${palette().font}`;

export function text(c: Context, words: string, x: number, y: number, colour: string, align: Align = 'left'): void {
  c.fillStyle = colour;
  c.textAlign = align;
  c.fillText(words, x, y);
}
export function horizontal(c: Context, y: number, x0: number, x1: number, colour: string): void {
  c.fillStyle = colour;
  c.fillRect(x0, Math.round(y), x1 - x0, 1);
}
export function vertical(c: Context, x: number, y0: number, y1: number, colour: string): void {
  c.fillStyle = colour;
  c.fillRect(Math.round(x), y0, 1, y1 - y0);
}

/** A label on a filled box; returns its left and right edge. */
export function tag(
  c: Context,
  words: string,
  x: number,
  y: number,
  fill: string,
  ink: string,
  align: Align = 'left',
): readonly [number, number] {
  const width = Math.ceil(c.measureText(words).width) + 8;
  const left = Math.round(align === 'right' ? x - width : align === 'center' ? x - width / 2 : x);
  c.fillStyle = fill;
  c.fillRect(left, Math.round(y - 8), width, 16);
  text(c, words, left + 4, y + 0.5, ink);
  return [left, left + width];
}

/** Triangle with its centre at (x, y): up for a buy, down for a sell; filled where it opens, hollow where it closes. */
export function triangle(c: Context, x: number, y: number, up: boolean, hollow: boolean, size: number): void {
  const p = palette();
  const s = up ? 1 : -1;
  c.beginPath();
  c.moveTo(x, y - size * s);
  c.lineTo(x - size, y + size * 0.8 * s);
  c.lineTo(x + size, y + size * 0.8 * s);
  c.closePath();
  c.fillStyle = hollow ? p.panel : p.ink;
  c.fill();
  c.lineWidth = 1;
  c.strokeStyle = p.ink;
  c.stroke();
}

/** The mark of a veto. */
export function cross(c: Context, x: number, y: number, size: number, colour: string, width = 1): void {
  c.strokeStyle = colour;
  c.lineWidth = width;
  c.beginPath();
  c.moveTo(x - size, y - size);
  c.lineTo(x + size, y + size);
  c.moveTo(x + size, y - size);
  c.lineTo(x - size, y + size);
  c.stroke();
  c.lineWidth = 1;
}

/** A small ring on a moment, with the panel's colour inside so that lines under it end at its edge. */
export function ring(c: Context, x: number, y: number, radius = 3.5): void {
  const p = palette();
  c.beginPath();
  c.arc(x, y, radius, 0, 2 * Math.PI);
  c.fillStyle = p.panel;
  c.fill();
  c.lineWidth = 1;
  c.strokeStyle = p.ink;
  c.stroke();
}
