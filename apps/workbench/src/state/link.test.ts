import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queryOf, readLink, writeShared } from './link.ts';
import { SPEEDS } from './time.ts';

describe('the part of a link that all pages share', () => {
  it('writes only what differs from the default', () => {
    expect(writeShared({ run: 'abc', bar: 12, span: [0, 0], speed: 16 })).toEqual({ run: 'abc', bar: '12' });
    expect(writeShared({ run: 'abc', bar: 12, span: [10, 120.54], speed: 64 })).toEqual({
      run: 'abc',
      bar: '12',
      span: '10,120.5',
      speed: '64',
    });
    expect(writeShared({ run: null, bar: 12, span: [0, 9], speed: 64 })).toEqual({});
  });

  it('leaves out what it does not understand', () => {
    const link = readLink('?run=x&bar=-3&span=9,1&speed=17&theme=blue&show=a,../x,B,map-2');
    expect(link).toEqual({ run: 'x', bar: null, span: null, speed: null, theme: null, show: ['a', 'map-2'] });
  });

  it('puts the shared part first, then the page, then the panels; a page cannot take the place of the run', () => {
    expect(queryOf({ run: 'r', bar: '3' }, { window: '128', run: 'other' }, ['diagram', 'run'])).toBe(
      'run=r&bar=3&window=128&show=diagram,run',
    );
    expect(queryOf({}, {}, [])).toBe('');
  });

  it('reading what was written gives the same places', () => {
    const shared = fc.record({
      run: fc.constant('r1'),
      bar: fc.nat(1e6),
      span: fc.tuple(fc.nat(1000), fc.integer({ min: 1002, max: 5000 })),
      speed: fc.constantFrom(...SPEEDS),
    });
    fc.assert(
      fc.property(shared, fc.subarray(['diagram', 'run', 'region']), (s, show) => {
        const link = readLink(queryOf(writeShared(s), {}, show));
        expect(link).toEqual({
          run: 'r1',
          bar: s.bar,
          span: s.span,
          speed: s.speed === 16 ? null : s.speed,
          theme: null,
          show,
        });
      }),
    );
  });
});
