/** What people are told of, and to what it is put down. */
import { trip } from '@janus/amygdala';
import { newThreatVerdict, THREATS } from '@janus/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { ALERT_CAUSES, asksToTell, causeOf } from './alerts.ts';
import { CASES } from './scenario-vetoes.ts';
import { BAR, live, market, type Market } from './scenario.ts';

let dip: Market;
beforeAll(() => {
  dip = market(1);
});
const named = (change: Partial<{ breakers: number; learned: number }>, ratios: Record<string, number>): string => {
  const verdict = { ...newThreatVerdict(), fearLimit: 0.8, ...change };
  verdict.ratio.fill(Number.NaN);
  for (const [threat, ratio] of Object.entries(ratios)) verdict.ratio[THREATS.indexOf(threat as never)] = ratio;
  return ALERT_CAUSES[causeOf(verdict)]!;
};

describe('the cause of an alert', () => {
  it('is a breaker, else the threat farthest beyond its limit, else fear, else the vote', () => {
    expect(named({ breakers: 4 }, { anomaly: 3 })).toBe('breaker');
    expect(named({}, { anomaly: 1.2, toxicity: 1.9, 'z-score': 8 })).toBe('toxicity');
    expect(named({ learned: 0.9 }, { anomaly: 1.01 })).toBe('anomaly');
    expect(named({ learned: 0.9 }, { anomaly: 0.9, 'z-score': 2 })).toBe('fear');
    expect(named({ learned: 0.8 }, { 'z-score': 2, percentile: 3 })).toBe('outliers');
  });
});

describe('in the day', () => {
  /** Causes told at BAR and at the bar after it. */
  const told = (config: object, before: NonNullable<Parameters<typeof live>[2]>['before']): (string | null)[] => {
    const heard: (string | null)[] = [];
    live([dip], config, {
      before: (bar, symbol, account, brain) => {
        // Asked before a bar: of what the bar before it came to.
        if (bar > BAR && bar <= BAR + 2) heard.push(asksToTell(brain) ? ALERT_CAUSES[causeOf(brain.threat)]! : null);
        before?.(bar, symbol, account, brain);
      },
    });
    return heard;
  };
  it('a kill switch is told once, when it begins to hold', () => {
    const kill = (bar: number, _s: number, _a: unknown, brain: Parameters<typeof asksToTell>[0]): void => {
      if (bar === BAR) trip(brain.symbols[0]!.amygdala, 'global', 0, 7, 'test');
    };
    expect(told({}, kill)).toEqual(['breaker', null]);
  });
  it.each(['toxicity', 'liquidity', 'regime-shift', 'fear'])('%s is told by its name', (reason) => {
    const one = CASES.find((c) => c.reason === reason)!;
    const base = dip;
    if (one.spread) dip = { ...dip, series: { ...dip.series, spread: dip.series.close.map((_, i) => one.spread!(i)) } };
    const [first] = told(one.config ?? {}, one.before);
    dip = base;
    expect(first).toBe(reason);
  });
  it('a calm day tells nothing', () => {
    expect(told({}, undefined)).toEqual([null, null]);
  });
});
