import { expect, it } from 'vitest';
import { discOf, rasterPoints } from './raster.ts';

it('a disc of one pixel and a half is the three by three around its centre', () => {
  const { dx, dy } = discOf(1.5);
  expect(dx.length).toBe(9);
  expect([...dx].reduce((a, b) => a + b) + [...dy].reduce((a, b) => a + b)).toBe(0);
});

it('paints each point where the camera has it, later ones over earlier ones, nothing outside', () => {
  const pixels = new Uint32Array(16);
  // A picture of 4 × 4; a map unit is a pixel, y goes up.
  const camera = { offsetX: 1, offsetY: 2, factorX: 1, factorY: -1 };
  const at = (...values: number[]): Float64Array => Float64Array.from(values);
  rasterPoints(pixels, 4, 4, at(0, 1, 1, 40), at(0, 1, 1, 0), Uint32Array.from([5, 6, 7, 8]), discOf(0.5), camera);
  const found = [...pixels.entries()].filter(([, value]) => value !== 0);
  expect(found).toEqual([
    [1 * 4 + 2, 7],
    [2 * 4 + 1, 5],
  ]);
});
