/** Where the map stands in its panel: its centre and the pixels of a map unit. Pure; y goes up on the map, down on screen. */
import type { Size } from '../canvas/surface.ts';

export interface MapView {
  /** Map coordinates in the middle of the panel. */
  readonly x: number;
  readonly y: number;
  /** Pixels a map unit. */
  readonly scale: number;
}
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Free pixels around the points, for labels. */
const MARGIN = 28;

export function boxOf(x: Float64Array, y: Float64Array): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < x.length; i++) {
    x0 = Math.min(x0, x[i]!);
    x1 = Math.max(x1, x[i]!);
    y0 = Math.min(y0, y[i]!);
    y1 = Math.max(y1, y[i]!);
  }
  return x.length > 0 ? { x0, y0, x1, y1 } : { x0: 0, y0: 0, x1: 1, y1: 1 };
}

/** All of it, in the middle. */
export function fit({ x0, y0, x1, y1 }: Box, { width, height }: Size): MapView {
  const [w, h] = [Math.max(1e-6, x1 - x0), Math.max(1e-6, y1 - y0)];
  const scale = Math.min(Math.max(20, width - 2 * MARGIN) / w, Math.max(20, height - 2 * MARGIN) / h);
  return { x: (x0 + x1) / 2, y: (y0 + y1) / 2, scale };
}

export const screenX = (view: MapView, { width }: Size, x: number): number => width / 2 + (x - view.x) * view.scale;
export const screenY = (view: MapView, { height }: Size, y: number): number => height / 2 - (y - view.y) * view.scale;
export const mapX = (view: MapView, { width }: Size, px: number): number => view.x + (px - width / 2) / view.scale;
export const mapY = (view: MapView, { height }: Size, py: number): number => view.y - (py - height / 2) / view.scale;

export const panned = (view: MapView, dx: number, dy: number): MapView => ({
  ...view,
  x: view.x - dx / view.scale,
  y: view.y + dy / view.scale,
});

/** `factor` closer, what is under the pointer staying there; from a quarter of `home` to two hundred times it. */
export function zoomed(view: MapView, size: Size, px: number, py: number, factor: number, home: number): MapView {
  const scale = Math.min(200 * home, Math.max(home / 4, view.scale * factor));
  const [x, y] = [mapX(view, size, px), mapY(view, size, py)];
  return { x: x - (px - size.width / 2) / scale, y: y + (py - size.height / 2) / scale, scale };
}
