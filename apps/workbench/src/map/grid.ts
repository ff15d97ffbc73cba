/** Which memory is nearest to a place on the map: cells of points, looked through in rings. Pure. */
import type { Box } from './view.ts';

export interface Grid {
  readonly box: Box;
  readonly side: number;
  readonly columns: number;
  readonly rows: number;
  /** Points of cell c: order[start[c]] … order[start[c + 1] − 1]. */
  readonly start: Uint32Array;
  readonly order: Uint32Array;
}

/** About four points a cell. */
const A_CELL = 4;

export function gridOf(x: Float64Array, y: Float64Array, box: Box): Grid {
  const [w, h] = [Math.max(1e-9, box.x1 - box.x0), Math.max(1e-9, box.y1 - box.y0)];
  const side = Math.sqrt((w * h * A_CELL) / Math.max(1, x.length));
  const columns = Math.max(1, Math.min(2048, Math.ceil(w / side)));
  const rows = Math.max(1, Math.min(2048, Math.ceil(h / side)));
  const cell = (i: number): number =>
    Math.min(columns - 1, Math.floor((x[i]! - box.x0) / side)) +
    columns * Math.min(rows - 1, Math.floor((y[i]! - box.y0) / side));
  const start = new Uint32Array(columns * rows + 1);
  for (let i = 0; i < x.length; i++) start[cell(i) + 1]!++;
  for (let c = 0; c < columns * rows; c++) start[c + 1]! += start[c]!;
  const next = start.slice();
  const order = new Uint32Array(x.length);
  for (let i = 0; i < x.length; i++) order[next[cell(i)]!++] = i;
  return { box, side, columns, rows, start, order };
}

/** Index of the nearest point within `radius` map units that `counts` lets through, −1 for none. */
export function nearestPoint(
  grid: Grid,
  x: Float64Array,
  y: Float64Array,
  px: number,
  py: number,
  radius: number,
  counts: (i: number) => boolean,
): number {
  const { box, side, columns, rows, start, order } = grid;
  const from = (v: number, low: number, most: number): number =>
    Math.min(most - 1, Math.max(0, Math.floor((v - low) / side)));
  const [c0, c1] = [from(px - radius, box.x0, columns), from(px + radius, box.x0, columns)];
  const [r0, r1] = [from(py - radius, box.y0, rows), from(py + radius, box.y0, rows)];
  let best = -1;
  let least = radius * radius;
  for (let r = r0; r <= r1; r++)
    for (let k = start[r * columns + c0]!; k < start[r * columns + c1 + 1]!; k++) {
      const i = order[k]!;
      const d = (x[i]! - px) ** 2 + (y[i]! - py) ** 2;
      if (d <= least && counts(i)) {
        least = d;
        best = i;
      }
    }
  return best;
}
