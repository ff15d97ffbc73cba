/**
 * Matrix → pixels. One cell = one pixel; the screen enlarges by whole factors, never smoothly.
 * Row 0 of the matrix is drawn at the bottom, so that time runs right and up from the corner.
 */
import { LEVELS, type ColourMap } from './colour-maps.ts';

/**
 * @param matrix row-major, [rows, cols]; NaN is drawn transparent
 * @param out RGBA, 4·stride·rows bytes or more; written at column `left` of a picture `stride` pixels wide
 * @throws RangeError where the buffers do not fit
 */
export function rasterise(
  matrix: Float32Array | Float64Array,
  rows: number,
  cols: number,
  lo: number,
  hi: number,
  map: ColourMap,
  out: Uint8ClampedArray,
  stride = cols,
  left = 0,
): void {
  if (matrix.length < rows * cols) throw new RangeError(`matrix of ${matrix.length} values is not ${rows} × ${cols}`);
  if (left + cols > stride || out.length < 4 * stride * rows)
    throw new RangeError(`${out.length} bytes do not hold ${rows} rows of ${stride} pixels with ${cols} at ${left}`);
  const scale = (LEVELS - 1) / (hi - lo);
  for (let i = 0; i < rows; i++) {
    let at = 4 * ((rows - 1 - i) * stride + left);
    for (let j = 0; j < cols; j++, at += 4) {
      const value = matrix[i * cols + j]!;
      if (Number.isNaN(value)) {
        out[at + 3] = 0;
        continue;
      }
      const t = (value - lo) * scale;
      const k = 3 * (t <= 0 ? 0 : t >= LEVELS - 1 ? LEVELS - 1 : Math.round(t));
      out[at] = map[k]!;
      out[at + 1] = map[k + 1]!;
      out[at + 2] = map[k + 2]!;
      out[at + 3] = 255;
    }
  }
}

/** Largest whole-pixel cell with which `cells` cells fit into both sides; 0 where not even one pixel a cell fits. */
export function wholeCell(width: number, height: number, cells: number): number {
  return Math.max(0, Math.floor(Math.min(width, height) / cells));
}
