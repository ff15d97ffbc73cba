import { expect, it } from 'vitest';
import { stretchAbout } from './near.ts';

it('asks for a stretch about the cursor, and again only near its edge', () => {
  const held = stretchAbout(5000, 20_000, null)!;
  expect(held).toEqual([2952, 7048]);
  expect(stretchAbout(5900, 20_000, held)).toBeNull();
  expect(stretchAbout(6100, 20_000, held)).toEqual([4052, 8148]);
  expect(stretchAbout(3900, 20_000, held)).toEqual([1852, 5948]);
});
it('has no edge where the run has one', () => {
  expect(stretchAbout(0, 500, null)).toEqual([0, 500]);
  expect(stretchAbout(499, 500, [0, 500])).toBeNull();
  expect(stretchAbout(0, 500, [0, 500])).toBeNull();
});
