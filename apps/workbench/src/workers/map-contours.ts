/** Lines of equal density over the points of a map. Pure. */
import { contourDensity } from 'd3-contour';
import type { ContourLine } from './map-protocol.ts';

export const LEVELS = 6;
/** Longer side of the raster, and room around the points, so that the outer lines close. */
const SIDE = 480;
const ROOM = 40;
/** Breadth of a point's influence, in raster cells. */
const BANDWIDTH = 11;

/** Nothing for fewer than three points. */
export function contoursOf(x: Float64Array, y: Float64Array): ContourLine[] {
  const n = x.length;
  if (n < 3) return [];
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < n; i++) {
    x0 = Math.min(x0, x[i]!);
    x1 = Math.max(x1, x[i]!);
    y0 = Math.min(y0, y[i]!);
    y1 = Math.max(y1, y[i]!);
  }
  const scale = (SIDE - 2 * ROOM) / Math.max(1e-9, x1 - x0, y1 - y0);
  const found = contourDensity<number>()
    .x((i) => ROOM + (x[i]! - x0) * scale)
    .y((i) => ROOM + (y[i]! - y0) * scale)
    .size([Math.ceil((x1 - x0) * scale) + 2 * ROOM, Math.ceil((y1 - y0) * scale) + 2 * ROOM])
    .bandwidth(BANDWIDTH)
    .thresholds(LEVELS)(Array.from({ length: n }, (_, i) => i));
  return found.flatMap(({ coordinates }, k) =>
    coordinates.flatMap((polygon) =>
      polygon.map((ring): ContourLine => {
        const path = new Float32Array(2 * ring.length);
        ring.forEach(([px, py], at) => {
          path[2 * at] = x0 + (px! - ROOM) / scale;
          path[2 * at + 1] = y0 + (py! - ROOM) / scale;
        });
        return { level: found.length > 1 ? k / (found.length - 1) : 1, path };
      }),
    ),
  );
}
