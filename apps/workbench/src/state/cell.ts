/** Where the selected cell of the field lies, in cells and in bars. Row i and column j count from the oldest value. */
import type { Cell, View } from './view.ts';

/** Cell number of a fraction of the window, 0 … size − 1. */
export const cellIndex = (fraction: number, size: number): number =>
  Math.min(size - 1, Math.max(0, Math.floor(fraction * size)));

/** Fraction that names the middle of a cell: another size still finds it. */
export const cellFraction = (index: number, size: number): number => (index + 0.5) / size;

/** First bar of the window that ends at `cursor`. */
export const windowStart = (cursor: number, window: number): number => cursor - window + 1;

/** Bar in the middle of a cell. */
export function barOfCell(fraction: number, size: number, cursor: number, window: number): number {
  const per = window / size;
  return windowStart(cursor, window) + Math.floor((cellIndex(fraction, size) + 0.5) * per);
}

/** Bars of the selected row and column; negative where the window reaches before the data. */
export function cellBars(
  view: Pick<View, 'cell' | 'gafWindow' | 'gafSize'>,
  cursor: number,
): readonly [number, number] {
  const size = Math.min(view.gafSize, view.gafWindow);
  return [barOfCell(view.cell.i, size, cursor, view.gafWindow), barOfCell(view.cell.j, size, cursor, view.gafWindow)];
}

/** The cell on the diagonal that holds a bar, or null outside the window. */
export function cellOfBar(bar: number, cursor: number, window: number): Cell | null {
  const at = (bar - windowStart(cursor, window) + 0.5) / window;
  return at >= 0 && at < 1 ? { i: at, j: at } : null;
}
