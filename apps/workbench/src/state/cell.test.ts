import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barOfCell, cellBars, cellFraction, cellIndex, cellOfBar } from './cell.ts';

describe('cells and bars', () => {
  it('the last cell of a window ends at the cursor', () => {
    expect(barOfCell(1, 64, 100, 64)).toBe(100);
    expect(barOfCell(0, 64, 100, 64)).toBe(37);
    // 128 bars in 64 cells: two bars a cell, the middle falls on the second
    expect(barOfCell(0.999, 64, 200, 128)).toBe(200);
    expect(barOfCell(0, 64, 200, 128)).toBe(74);
  });
  it('a size larger than the window is held to the window', () => {
    expect(cellBars({ cell: { i: 0.999, j: 0 }, gafWindow: 32, gafSize: 64 }, 50)).toEqual([50, 19]);
  });
  it('index and fraction undo one another', () => {
    fc.assert(
      fc.property(fc.constantFrom(32, 64, 128), fc.nat(127), (size, k) => {
        fc.pre(k < size);
        expect(cellIndex(cellFraction(k, size), size)).toBe(k);
      }),
    );
  });
  it('a bar of the window finds its cell on the diagonal, and its bar again', () => {
    fc.assert(
      fc.property(fc.nat(63), (back) => {
        const cell = cellOfBar(500 - back, 500, 64);
        expect(cell).not.toBeNull();
        expect(barOfCell(cell!.i, 64, 500, 64)).toBe(500 - back);
      }),
    );
    expect(cellOfBar(501, 500, 64)).toBeNull();
    expect(cellOfBar(436, 500, 64)).toBeNull();
  });
});
