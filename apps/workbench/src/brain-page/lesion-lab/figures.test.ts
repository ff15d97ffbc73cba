import { describe, expect, it } from 'vitest';
import { decidedText, intervalText, isClear, isLesionKey, lesionName, wasRefused } from './figures.ts';
import { readLesion, writeLesion } from './lesion-link.ts';
import { useLab, type Change } from './lesion-store.ts';

const decided = (over: Partial<Change['intact']>): Change['intact'] => ({
  action: 'hold',
  reason: 'no-signal',
  reasonText: 'no strategy fired',
  stage: 'basal-ganglia',
  quantity: 0,
  ...over,
});

describe('words of a lesion', () => {
  it('names regions, rules and tiers; a key of a later version stays as it is', () => {
    expect(['basal-ganglia', 'rule:wash-sale', 'tier:episodes', 'rule:moon'].map(lesionName)).toEqual([
      'Basal ganglia',
      'Wash sale',
      'Episodes of the hippocampus',
      'rule:moon',
    ]);
    expect([isLesionKey('tier:schemas'), isLesionKey('schemas')]).toEqual([true, false]);
  });
  it('an interval in per cent, and whether it holds 0', () => {
    const interval = { value: -0.0113, low: -0.0544, high: 0.0349 };
    expect(intervalText(interval)).toBe('−1.13 [−5.44, +3.49]');
    expect(isClear(interval)).toBe(false);
    expect(isClear({ ...interval, high: -0.001 })).toBe(true);
    expect([intervalText(null), isClear(null)]).toEqual(['N/A', false]);
  });
  it('a decision: what went out, what was refused and where, what was not asked', () => {
    expect(decidedText(decided({ action: 'sell', reason: 'approved', quantity: 12.34 }), false)).toBe('▼ sell 12.3');
    expect(decidedText(decided({ reason: 'anomaly', stage: 'amygdala' }), true)).toBe('× anomaly, amygdala');
    expect(decidedText(decided({}), false)).toBe('– no signal');
    expect([
      wasRefused(decided({ reason: 'no-go' })),
      wasRefused(decided({})),
      wasRefused(decided({ action: 'buy', reason: 'approved' })),
    ]).toEqual([true, false, false]);
  });
});

describe('the link', () => {
  it('brings the lesion and the side of it back; what it does not know it leaves', () => {
    useLab.setState({ chosen: 'tier:episodes', side: 'regimes' });
    const query = new URLSearchParams(writeLesion());
    useLab.setState({ chosen: null, side: 'changes' });
    expect(writeLesion()).toEqual({});
    readLesion(query);
    expect(useLab.getState()).toMatchObject({ chosen: 'tier:episodes', side: 'regimes' });
    readLesion(new URLSearchParams({ lesion: 'tonsils' }));
    expect(useLab.getState().chosen).toBe('tier:episodes');
  });
});
