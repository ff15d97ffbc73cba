/**
 * The forces of the layout: the slopes of the loss by position, divided by the difference of the positions, so that
 * the move of a point is −rate · force · (y_i − y_j). Both need a power; a table by the leading bits of the squared
 * distance gives them within 0.2 % in a fraction of the time.
 */
import type { Curve } from './curve.ts';

/** Keeps the push of coinciding points finite, as in the reference implementation. */
const SOFT = 1e-3;

/** d(−log q)/dy_i = attraction · (y_i − y_j), attraction = 2ab·d^(2b−2) / (1 + a·d^2b). [E47] */
export function attraction({ a, b }: Curve, squared: number): number {
  return (2 * a * b * squared ** (b - 1)) / (1 + a * squared ** b);
}

/** d(−log(1 − q))/dy_i = −repulsion · (y_i − y_j), repulsion = 2b / (d²·(1 + a·d^2b)), d² softened by 0.001. [E47] */
export function repulsion({ a, b }: Curve, squared: number): number {
  return (2 * b) / ((SOFT + squared) * (1 + a * squared ** b));
}

/** Bits of a single-precision number that do not choose the cell: 9 of 23 bits of the mantissa remain. */
const DROPPED = 14;
const CELLS = 0x7f80_0000 >>> DROPPED;

/** Forces by the bits of d². */
export interface ForceTable {
  readonly attract: Float32Array;
  readonly repel: Float32Array;
}
export const cellOf = (bits: number): number => bits >> DROPPED;

export function forceTable(curve: Curve, weight: number): ForceTable {
  const attract = new Float32Array(CELLS);
  const repel = new Float32Array(CELLS);
  const value = new Float32Array(1);
  const bits = new Int32Array(value.buffer);
  for (let cell = 0; cell < CELLS; cell++) {
    // The middle of the cell.
    bits[0] = (cell << DROPPED) + (1 << (DROPPED - 1));
    attract[cell] = attraction(curve, value[0]!);
    repel[cell] = weight * repulsion(curve, value[0]!);
  }
  return { attract, repel };
}
