/** View V5 flat: truth as colour, both operators as lines of equal truth, slopes as arrows, the way, the rule's place. */
import { colourMap, level } from '@janus/views';
import { font, ring, text, type Context } from '../../canvas/draw.ts';
import { palette } from '../../canvas/palette.ts';
import type { Size } from '../../canvas/surface.ts';
import { ARROWS, type Pictured } from './pictured.ts';
import { arrowsOf, type Surface } from './truth-surface.ts';

const PAD = { left: 34, right: 66, top: 10, bottom: 34 };
const CELLS = 60;
export const LEVELS = [0.25, 0.5, 0.75] as const;

export interface Square {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}
export function squareOf({ width, height }: Size): Square {
  const side = Math.max(40, Math.min(width - PAD.left - PAD.right, height - PAD.top - PAD.bottom));
  return { x: PAD.left + Math.max(0, (width - PAD.left - PAD.right - side) / 2), y: PAD.top, side };
}

/** Pieces of the line of equal truth through a net of triangles: marching triangles. */
export function contour(f: Surface, at: number, cells: number): readonly (readonly [number, number, number, number])[] {
  const pieces: [number, number, number, number][] = [];
  const cross = (a: readonly number[], b: readonly number[]): readonly [number, number] | null => {
    const [fa, fb] = [a[2]! - at, b[2]! - at];
    if (fa === fb || fa < 0 === fb < 0) return null;
    const t = fa / (fa - fb);
    return [a[0]! + t * (b[0]! - a[0]!), a[1]! + t * (b[1]! - a[1]!)];
  };
  for (let i = 0; i < cells; i++)
    for (let j = 0; j < cells; j++) {
      const corner = (di: number, dj: number): readonly number[] => {
        const [u, v] = [(i + di) / cells, (j + dj) / cells];
        return [u, v, f(u, v)];
      };
      const [a, b, c, d] = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)] as const;
      for (const [p, q, r] of [
        [a, b, c],
        [a, c, d],
      ] as const) {
        const found = [cross(p, q), cross(q, r), cross(r, p)].filter((x) => x !== null);
        if (found.length === 2) pieces.push([...found[0]!, ...found[1]!]);
      }
    }
  return pieces;
}

function arrow(c: Context, x: number, y: number, dx: number, dy: number): void {
  const length = Math.hypot(dx, dy);
  if (length < 1) return;
  const [ux, uy] = [dx / length, dy / length];
  c.beginPath();
  c.moveTo(x, y);
  c.lineTo(x + dx, y + dy);
  c.moveTo(x + dx - 4 * ux + 2.5 * uy, y + dy - 4 * uy - 2.5 * ux);
  c.lineTo(x + dx, y + dy);
  c.lineTo(x + dx - 4 * ux - 2.5 * uy, y + dy - 4 * uy + 2.5 * ux);
  c.stroke();
}

export function paintFlat(c: Context, size: Size, { surface, twin, way, place }: Pictured): void {
  const p = palette();
  const square = squareOf(size);
  const { x: left, y: top, side } = square;
  const X = (u: number): number => left + u * side;
  const Y = (v: number): number => top + (1 - v) * side;
  const map = colourMap('ylgnbu');
  const cell = side / CELLS;
  for (let i = 0; i < CELLS; i++)
    for (let j = 0; j < CELLS; j++) {
      const k = 3 * level(surface((i + 0.5) / CELLS, (j + 0.5) / CELLS), 0, 1);
      c.fillStyle = `rgb(${map[k]}, ${map[k + 1]}, ${map[k + 2]})`;
      c.fillRect(X(i / CELLS), Y((j + 1) / CELLS), cell + 0.6, cell + 0.6);
    }
  const lines = (f: Surface, colour: string, dash: number[]): void => {
    c.strokeStyle = colour;
    c.setLineDash(dash);
    c.beginPath();
    for (const at of LEVELS)
      for (const [u0, v0, u1, v1] of contour(f, at, CELLS)) {
        c.moveTo(X(u0), Y(v0));
        c.lineTo(X(u1), Y(v1));
      }
    c.stroke();
    c.setLineDash([]);
  };
  c.lineWidth = 1.5;
  lines(surface, '#16181b', []);
  if (twin) lines(twin, p.anom, [1, 0]);
  c.lineWidth = 1;
  c.strokeStyle = '#16181b';
  const all = arrowsOf(surface, ARROWS);
  const most = Math.max(1e-9, ...all.map(({ du, dv }) => Math.hypot(du, dv)));
  const reach = (0.8 * side) / ARROWS / most;
  for (const { u, v, du, dv } of all) arrow(c, X(u), Y(v), du * reach, -dv * reach);
  // In a sheath of the other lightness: seen on dark and on light.
  for (const [width, colour] of [
    [5, p.panel],
    [2, p.ink],
  ] as const) {
    c.strokeStyle = colour;
    c.lineWidth = width;
    c.beginPath();
    way.points.forEach(([u, v], i) => (i === 0 ? c.moveTo(X(u), Y(v)) : c.lineTo(X(u), Y(v))));
    c.stroke();
  }
  const dot = (u: number, v: number, radius: number, colour: string): void => {
    c.beginPath();
    c.arc(X(u), Y(v), radius, 0, 2 * Math.PI);
    c.fillStyle = colour;
    c.fill();
    c.lineWidth = 1;
    c.strokeStyle = p.panel;
    c.stroke();
  };
  const last = way.points.at(-1)!;
  dot(last[0], last[1], 5, p.nogo);
  ring(c, X(way.points[0]![0]), Y(way.points[0]![1]), 5);
  if (place) dot(place[0], place[1], 6, p.accent);
  c.strokeStyle = p.line2;
  c.strokeRect(left + 0.5, top + 0.5, side - 1, side - 1);
  c.font = font();
  for (const tick of [0, 0.5, 1]) {
    text(c, String(tick), X(tick), top + side + 10, p.ink3, 'center');
    text(c, String(tick), left - 6, Y(tick), p.ink3, 'right');
  }
  text(c, 'u', X(0.5), top + side + 24, p.ink2, 'center');
  text(c, 'v', left - 24, Y(0.5), p.ink2, 'center');
  // The scale of colours.
  const bar = left + side + 14;
  for (let k = 0; k < side; k++) {
    const row = 3 * level(1 - k / side, 0, 1);
    c.fillStyle = `rgb(${map[row]}, ${map[row + 1]}, ${map[row + 2]})`;
    c.fillRect(bar, top + k, 8, 1.5);
  }
  for (const tick of [0, 0.5, 1]) text(c, tick.toFixed(1), bar + 12, Y(tick), p.ink3);
  text(c, 'truth', bar - 4, top + side + 10, p.ink3);
}
