/** Curves on one axis, what a form asks for, and the link. */
import { describe, expect, it } from 'vitest';
import { fallen, gained, held, unionOfTimes } from './curves.ts';
import { configText, dayFaults, dayOf, EMPTY_FORM, inputOf, merged } from './form.ts';
import { idsOf } from './link-ids.ts';

describe('curves of two runs on one axis', () => {
  it('take every moment once and hold the last value between', () => {
    const a = Float64Array.of(10, 30, 40);
    const b = Float64Array.of(20, 30);
    const x = unionOfTimes([a, b]);
    expect([...x]).toEqual([10, 20, 30, 40]);
    expect([...held(x, a, [1, 2, 3])]).toEqual([1, 1, 2, 3]);
    // Before its first bar and after its last one a run has no value.
    expect([...held(x, b, [5, 6])]).toEqual([Number.NaN, 5, 6, Number.NaN]);
  });
  it('tell gains since the first value and falls below zero, percent', () => {
    expect([...gained(Float64Array.of(200, 250, 100))]).toEqual([0, 25, -50]);
    expect([...fallen(Float64Array.of(0, 0.25))]).toEqual([0, -25]);
  });
});

describe('the form', () => {
  it('writes its figures over those of the text, table by table', () => {
    expect(merged({ venue: { takerBps: 3, makerBps: 1 }, loop: { x: 1 } }, { venue: { takerBps: 7 } })).toEqual({
      venue: { takerBps: 7, makerBps: 1 },
      loop: { x: 1 },
    });
  });
  it('names a trained model for the brain alone, and none unless chosen', () => {
    const artefact = '0123456789abcdef';
    expect(inputOf({ ...EMPTY_FORM, data: 'X', artefact }, {})).toMatchObject({ data: 'X', artefact });
    expect(inputOf({ ...EMPTY_FORM, artefact, strategy: 'mean-reversion' }, {})).not.toHaveProperty('artefact');
    expect(inputOf(EMPTY_FORM, {})).not.toHaveProperty('artefact');
  });
  it('hands what is no number to the parser as it is, so that the parser names it', () => {
    expect(configText({ capital: ' 5000 ', fee: 'x"y' })).toBe(
      '[account]\nequity = 5000\n[venue]\ntakerBps = "x\\"y"\n',
    );
    expect(configText({ capital: '', fee: ' ' })).toBe('');
  });
  it('reads days as UTC, the last one to its end', () => {
    expect(dayOf('2024-02-29', 'from')).toBe(Date.UTC(2024, 1, 29));
    expect(dayOf('2024-02-29', 'to')).toBe(Date.UTC(2024, 2, 1) - 1);
    expect(dayOf('', 'from')).toBeNull();
    expect(dayFaults({ from: '', to: '2024-02-30' })).toEqual([
      { field: 'to', message: '2024-02-30 is not a day such as 2024-02-29', line: null },
    ]);
  });
});

describe('the link', () => {
  it('takes ids and nothing else, each once, six at most', () => {
    expect(idsOf('0123456789abcdef,../x,0123456789abcdef,fedcba9876543210')).toEqual([
      '0123456789abcdef',
      'fedcba9876543210',
    ]);
    expect(idsOf(null)).toEqual([]);
    expect(idsOf(Array.from({ length: 9 }, (_, k) => `0000000${k}`).join(','))).toHaveLength(6);
  });
});
