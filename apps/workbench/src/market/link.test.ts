import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_VIEW, GAF_SIDES, SCALES, SIZES, WINDOWS, type View } from '../state/view.ts';
import { readMarket, writeMarket } from './link.ts';

describe("the Market page's part of a link", () => {
  it('writes only what differs from the default', () => {
    expect(writeMarket(DEFAULT_VIEW)).toEqual({});
    expect(writeMarket({ ...DEFAULT_VIEW, gafWindow: 128 })).toEqual({ window: '128' });
  });
  it('leaves out what it does not understand', () => {
    expect(readMarket(new URLSearchParams('window=65&region=../x&cell=2,0&scale=log&side=left&size=9'))).toEqual({});
  });
  it('reading what was written gives the same view', () => {
    const view = fc.record({
      gafWindow: fc.constantFrom(...WINDOWS),
      gafSize: fc.constantFrom(...SIZES),
      gafScale: fc.constantFrom(...SCALES),
      gafSide: fc.constantFrom(...GAF_SIDES),
      cell: fc.record({ i: fc.integer({ min: 0, max: 1000 }), j: fc.integer({ min: 0, max: 1000 }) }),
      region: fc.constantFrom('thalamus', 'amygdala', 'visual-cortex'),
    });
    fc.assert(
      fc.property(view, (v) => {
        const whole: View = { ...DEFAULT_VIEW, ...v, cell: { i: v.cell.i / 1000, j: v.cell.j / 1000 } };
        expect({ ...DEFAULT_VIEW, ...readMarket(new URLSearchParams(writeMarket(whole))) }).toEqual(whole);
      }),
    );
  });
});
