import { describe, expect, it } from 'vitest';
import { colourMap } from './colour-maps.ts';
import { rasterise, wholeCell } from './rasterise.ts';

const bytes = (pixels: Uint8ClampedArray, from: number, to: number): number[] => Array.from(pixels.subarray(from, to));
const map = colourMap('viridis');
const first = [68, 1, 84, 255]; // 440154
const last = [253, 231, 37, 255]; // fde725

describe('rasterise', () => {
  it('draws row 0 at the bottom', () => {
    const out = new Uint8ClampedArray(16);
    rasterise(Float64Array.from([0, 0, 1, 1]), 2, 2, 0, 1, map, out);
    expect(bytes(out, 0, 4)).toEqual(last); // upper row = row 1
    expect(bytes(out, 8, 12)).toEqual(first); // lower row = row 0
  });

  it('clamps what is outside and leaves NaN transparent', () => {
    const out = new Uint8ClampedArray(12).fill(9);
    rasterise(Float32Array.from([-3, 4, Number.NaN]), 1, 3, 0, 1, map, out);
    expect(bytes(out, 0, 8)).toEqual([...first, ...last]);
    expect(out[11]).toBe(0);
  });

  it('writes into a column of an atlas and nowhere else', () => {
    const out = new Uint8ClampedArray(4 * 4 * 2);
    rasterise(Float32Array.from([0, 1, 1, 0]), 2, 2, 0, 1, map, out, 4, 2);
    expect(bytes(out, 0, 8)).toEqual(Array(8).fill(0));
    expect(bytes(out, 8, 16)).toEqual([...last, ...first]);
    expect(bytes(out, 24, 32)).toEqual([...first, ...last]);
  });

  it('refuses buffers that do not fit, naming the numbers', () => {
    expect(() => rasterise(new Float32Array(3), 2, 2, 0, 1, map, new Uint8ClampedArray(16))).toThrow(/3 values.*2 × 2/);
    expect(() => rasterise(new Float32Array(4), 2, 2, 0, 1, map, new Uint8ClampedArray(15))).toThrow(/15 bytes/);
  });

  it('a cell is a whole number of pixels', () => {
    expect(wholeCell(200, 300, 64)).toBe(3);
    expect(wholeCell(255, 999, 64)).toBe(3);
    expect(wholeCell(63, 63, 64)).toBe(0);
  });
});
