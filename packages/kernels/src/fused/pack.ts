/**
 * Weights as the fused kernel reads them. Every width is filled up to a multiple of four by zeros, group by group where
 * several widths lie side by side (heads, gates, patches); then a matrix is cut into panels of eight columns, the last
 * of four where that is all there is, each panel row after row.
 */

export const fours = (n: number): number => Math.ceil(n / 4) * 4;

/** Place in the filled up width of place i among groups of `group`. */
const placed = (i: number, group: number): number => Math.floor(i / group) * fours(group) + (i % group);
const filled = (n: number, group: number): number => (n / group) * fours(group);

/** @param group divides the length */
export function packVector(values: Float32Array, group = values.length): Float32Array<ArrayBuffer> {
  const out = new Float32Array(filled(values.length, group));
  values.forEach((x, i) => (out[placed(i, group)] = x));
  return out;
}

/** Rows of `width` one after the other, each filled up. */
export const packRows = packVector;

/**
 * @param values [from, values.length / from]
 * @param rows group of the rows, @param columns group of the columns
 */
export function packMatrix(
  values: Float32Array,
  from: number,
  rows: number,
  columns: number,
): Float32Array<ArrayBuffer> {
  const to = values.length / from;
  const [high, wide] = [filled(from, rows), filled(to, columns)];
  const out = new Float32Array(high * wide);
  for (let i = 0; i < from; i++)
    for (let j = 0; j < to; j++) {
      const column = placed(j, columns);
      const first = column & ~7;
      const across = Math.min(8, wide - first);
      out[first * high + placed(i, rows) * across + (column & 7)] = values[i * to + j]!;
    }
  return out;
}

/** Columns [a, b) of [from, to], times `scale`. */
export function columnsOf(values: Float32Array, from: number, a: number, b: number, scale = 1): Float32Array {
  const to = values.length / from;
  return Float32Array.from({ length: from * (b - a) }, (_, n) => {
    const [i, j] = [Math.floor(n / (b - a)), n % (b - a)];
    return scale * values[i * to + a + j]!;
  });
}
