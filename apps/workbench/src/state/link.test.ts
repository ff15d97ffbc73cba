import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLink, writeLink } from './link.ts';
import { SPEEDS } from './time.ts';
import { BRAIN_TABS, DECISION_TABS, DEFAULT_VIEW, GAF_SIDES, SCALES, SIZES, WINDOWS, type View } from './view.ts';

describe('a link', () => {
  it('writes only what differs from the default', () => {
    expect(writeLink('abc', 12, 16, DEFAULT_VIEW)).toBe('run=abc&bar=12');
    expect(writeLink('abc', 12, 64, { ...DEFAULT_VIEW, span: [10, 120.5], gafWindow: 128 })).toBe(
      'run=abc&bar=12&span=10,120.5&speed=64&window=128',
    );
  });

  it('leaves out what it does not understand', () => {
    const link = readLink('?run=x&bar=-3&span=9,1&speed=17&window=65&brain=<script>&region=../x&cell=2,0&theme=blue');
    expect(link).toEqual({ run: 'x', bar: null, span: null, speed: null, theme: null, view: {} });
  });

  it('reading what was written gives the same view', () => {
    const view = fc.record({
      span: fc.tuple(fc.nat(1000), fc.integer({ min: 1002, max: 5000 })),
      gafWindow: fc.constantFrom(...WINDOWS),
      gafSize: fc.constantFrom(...SIZES),
      gafScale: fc.constantFrom(...SCALES),
      gafSide: fc.constantFrom(...GAF_SIDES),
      cell: fc.record({ i: fc.integer({ min: 0, max: 1000 }), j: fc.integer({ min: 0, max: 1000 }) }),
      brainTab: fc.constantFrom(...BRAIN_TABS),
      decisionTab: fc.constantFrom(...DECISION_TABS),
      region: fc.constantFrom('thalamus', 'amygdala', 'visual-cortex'),
    });
    fc.assert(
      fc.property(view, fc.nat(1e6), fc.constantFrom(...SPEEDS), (v, bar, speed) => {
        const whole: View = { ...DEFAULT_VIEW, ...v, cell: { i: v.cell.i / 1000, j: v.cell.j / 1000 } };
        const link = readLink(writeLink('r1', bar, speed, whole));
        expect(link.run).toBe('r1');
        expect(link.bar).toBe(bar);
        expect(link.speed ?? 16).toBe(speed);
        expect({ ...DEFAULT_VIEW, ...link.view, span: link.span }).toEqual(whole);
      }),
    );
  });
});
