/** Each detector alone: what sets it off, what does not, and what it says where the data cannot tell. */
import { newThreatVerdict, parseConfig, PASS, reasonCode, REGIMES, RESPONSES, THREATS } from '@janus/domain';
import { rng } from '@janus/numerics';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  breakerBits,
  breakerCode,
  freeze,
  KILL_BIT,
  rearm,
  safeMode,
  SAFE_MODE_BIT,
  trip,
  unfreeze,
} from './breakers.ts';
import { amygdalaFields, type AmygdalaConfig } from './config.ts';
import { beliefShift, zScore } from './deviations.ts';
import { riseOf } from './flow.ts';
import { newThreatInput, type ThreatInput } from './input.ts';
import { learn, watch } from './learn.ts';
import { largestMove } from './price.ts';
import { ALERT_BIT, CANCEL_ALL_BIT, intentsOf, responseOf } from './response.ts';
import { init, type AmygdalaState } from './state.ts';
import { step } from './step.ts';
import { ratioOf, THREAT, voteOf } from './threats.ts';

const config = (over: Partial<AmygdalaConfig> = {}): AmygdalaConfig => parseConfig(amygdalaFields, over, 'amygdala');
const KILL = reasonCode('kill-switch');

/** A market that walks; what `change` does to a bar is all that is not ordinary about it. */
class Walk {
  readonly state: AmygdalaState;
  readonly out = newThreatVerdict();
  readonly x = newThreatInput();
  private readonly random = rng(4);
  private close = 100;
  constructor(over: Partial<AmygdalaConfig> = {}, barsPerDay = 24) {
    this.state = init(config(over), { symbol: 0, service: 0, barsPerDay });
  }
  bar(change: (x: ThreatInput) => void = () => {}): number {
    const { x, random } = this;
    const r = 0.002 * (random.next() - 0.5);
    x.signals.set([r, 0, 0, 1 + 0.2 * random.next(), 0, 0]);
    x.volatilityRatio = 1;
    x.spread = 0.0001 * (1 + random.next());
    x.vpin = 0.2 + 0.1 * random.next();
    x.averageCorrelation = 0.7 + 0.1 * random.next();
    x.posterior.fill(0.1 / 6);
    x.posterior[0] = 0.9;
    x.time++;
    x.close = this.close * Math.exp(r);
    x.high = Math.max(x.close, this.close);
    x.low = Math.min(x.close, this.close);
    change(x);
    this.close = x.close;
    return step(this.state, x, this.out);
  }
  walk(bars: number): this {
    for (let i = 0; i < bars; i++) this.bar();
    return this;
  }
  ratio(name: (typeof THREATS)[number]): number {
    return this.out.ratio[THREAT[name]]!;
  }
  fall(x: ThreatInput, r: number): void {
    x.signals[0] = r;
    x.close = this.close * Math.exp(r);
    x.low = Math.min(x.close, x.low);
    x.high = Math.max(x.close, x.high);
  }
}
const settled = (over: Partial<AmygdalaConfig> = {}): Walk => new Walk(over).walk(1500);

describe('measures', () => {
  it('ratio: the share of a limit; ∞ above a limit of 0; what is not known stays so', () => {
    expect([ratioOf(3, 4), ratioOf(-1, 4), ratioOf(0, 0), ratioOf(1, 0), ratioOf(Number.NaN, 4)]).toEqual([
      0.75,
      0,
      0,
      Number.POSITIVE_INFINITY,
      Number.NaN,
    ]);
    expect(ratioOf(Number.NaN, 0)).toBeNaN();
  });
  it('z-score by hand: |3 − 1| / 0.5, and over its floor', () => {
    expect(zScore(3, 1, 0.25, 1e-5)).toBe(4);
    expect(zScore(1, 3, 0, 0.1)).toBeCloseTo(20, 12);
  });
  it('belief shift by hand: half of 0.5 + 0.3 + 0.2', () => {
    expect(beliefShift(Float64Array.of(0.2, 0.6, 0.2), Float64Array.of(0.7, 0.3, 0))).toBeCloseTo(0.5, 12);
  });
  it('rise of VPIN by hand: 0.1 above a mean of 0.2, where the quantile lies 0.2 above it', () => {
    expect(riseOf(0.3, 0.2, 0.4)).toBeCloseTo(0.5, 12);
    expect(riseOf(0.1, 0.2, 0.4)).toBe(0);
    expect(riseOf(0.3, 0.2, 0.2)).toBe(Number.POSITIVE_INFINITY);
    expect(riseOf(0.1, 0.2, 0.1)).toBe(0);
  });
  it('largest move of three bars: from a high of 110 to 100, or from a low of 80', () => {
    const highs = new Float64Array(64).fill(0, 3);
    const lows = new Float64Array(64);
    highs.set([120, 110, 105]);
    lows.set([99, 98, 97]);
    expect(largestMove(highs, lows, 2, 2, 100)).toBeCloseTo(Math.log(1.1), 12);
    expect(largestMove(highs, lows, 2, 3, 100)).toBeCloseTo(Math.log(1.2), 12);
    lows[1] = 80;
    expect(largestMove(highs, lows, 2, 2, 100)).toBeCloseTo(Math.log(1.25), 12);
  });
  it('a vote of three is the third largest of the four; fewer that can say are no vote', () => {
    const ratio = newThreatVerdict().ratio;
    const vote = (a: number, b: number, c: number, d: number, votes: number): number => {
      ratio[THREAT['z-score']] = a;
      ratio[THREAT['isolation-forest']] = b;
      ratio[THREAT['moving-average']] = c;
      ratio[THREAT.percentile] = d;
      return voteOf(ratio, votes);
    };
    expect(vote(4, 1, 3, 2, 1)).toBe(4);
    expect(vote(4, 1, 3, 2, 3)).toBe(2);
    expect(vote(4, 1, 3, 2, 4)).toBe(1);
    expect(vote(2, 2, 2, 1, 3)).toBe(2);
    expect(vote(4, Number.NaN, 3, Number.NaN, 3)).toBe(0);
    expect(vote(9, 9, 9, 9, 5)).toBe(0);
  });
});

describe('detectors', () => {
  it('an ordinary bar is no threat, and every threat is told', () => {
    const w = settled();
    expect(w.bar()).toBe(PASS);
    expect(THREATS.filter((t) => Number.isNaN(w.ratio(t)))).toEqual([]);
    expect(Math.max(...w.out.ratio)).toBeLessThan(1.01);
  });
  it('is silent while warming up, save for what is always known', () => {
    const w = new Walk().walk(100);
    w.bar((x) => w.fall(x, -0.5));
    const told = THREATS.filter((t) => !Number.isNaN(w.ratio(t)));
    expect(told).toEqual(['volatility', 'loss']);
  });
  it('311 for a return beyond ten median returns and the tail; 301 and the outliers see it too', () => {
    const w = settled();
    // the flow does not confirm a flash crash
    const swan = (x: ThreatInput): void => {
      w.fall(x, -0.05);
      x.vpin = 0.2;
    };
    expect(w.bar(swan)).toBe(reasonCode('black-swan'));
    for (const t of ['z-score', 'moving-average', 'percentile', 'anomaly'] as const)
      expect(w.ratio(t)).toBeGreaterThan(1);
    // returns are uniform in ±0.1 %: the median is 0.05 % or nearly, ten of it 0.5 %, a tenth of 5 %
    expect(w.ratio('black-swan')).toBeGreaterThan(9.4);
    expect(w.ratio('black-swan')).toBeLessThan(10.6);
    expect(w.bar()).toBe(reasonCode('black-swan')); // held
    w.walk(2);
    expect(w.bar()).toBe(PASS);
  });
  it('307 where as many of the four agree as must, and nothing else speaks', () => {
    // Too large for z-score and percentile; for the distance of six signals and for the average it is nothing.
    const told = (outlierVotes: number) => {
      const w = settled({ outlierVotes });
      return { w, code: w.bar((x) => w.fall(x, -0.0022)) };
    };
    const { w, code } = told(2);
    expect(code).toBe(reasonCode('outlier'));
    expect(w.ratio('z-score')).toBeGreaterThan(1);
    expect(w.ratio('percentile')).toBeCloseTo(2.2, 1);
    expect(w.ratio('moving-average')).toBeLessThan(1);
    expect(w.ratio('anomaly')).toBeLessThan(1);
    expect(told(3).code).toBe(PASS);
    expect(told(5).code).toBe(PASS);
  });
  it('308 for a spread above ten times its usual, not for eight; unknown without quotes', () => {
    const w = settled();
    expect(w.bar((x) => void (x.spread = 8 * 0.00015))).toBe(PASS);
    expect(w.ratio('liquidity')).toBeCloseTo(0.8, 1);
    expect(w.bar((x) => void (x.spread = 11 * 0.00015))).toBe(reasonCode('liquidity'));
    expect(w.bar((x) => void (x.spread = Number.NaN))).toBe(PASS);
    expect(w.ratio('liquidity')).toBeNaN();
  });
  it('a crisis of spreads does not become usual: what enters is cut at the limit', () => {
    const w = settled();
    const before = w.state.flow.spread.mean;
    w.bar((x) => void (x.spread = 1));
    expect(w.state.flow.spread.mean / before).toBeLessThan(1.05);
  });
  it('309 where belief moves over at once', () => {
    const w = settled();
    const code = w.bar((x) => {
      x.posterior.fill(0.01);
      x.posterior[3] = 0.94;
    });
    expect(w.ratio('regime-shift')).toBeGreaterThan(1);
    expect(code).toBe(reasonCode('regime-shift'));
  });
  it('310 where markets come apart by more than 0.4; without another market it cannot say', () => {
    const w = settled();
    expect(w.bar((x) => void (x.averageCorrelation = 0.4))).toBe(PASS);
    expect(w.ratio('correlation-breakdown')).toBeCloseTo(0.35 / 0.4, 1);
    expect(w.bar((x) => void (x.averageCorrelation = 0.3))).toBe(reasonCode('correlation-breakdown'));
    w.bar((x) => void (x.averageCorrelation = Number.NaN));
    expect(w.ratio('correlation-breakdown')).toBeNaN();
  });
  it('312 where VPIN exceeds 99 % of its past; critical above 99.9 %; unknown without volume', () => {
    const w = settled({ vpinCritical: 0.999 });
    expect(w.bar((x) => void (x.vpin = 0.29))).toBe(PASS);
    expect(w.bar((x) => void (x.vpin = 0.35))).toBe(reasonCode('toxicity'));
    expect(w.out.severity).toBe(4);
    w.bar((x) => void (x.vpin = Number.NaN));
    expect(w.ratio('toxicity')).toBeNaN();
  });
  it('313 where the price runs away over some bars and the flow confirms it', () => {
    const crash = (vpin: number) => {
      const w = settled({ swanMad: 1000, falseAlarmsPerDay: 0, winsor: 1000, outlierVotes: 5 });
      let code = PASS;
      for (let i = 0; i < 4; i++)
        code = w.bar((x) => {
          w.fall(x, -0.004);
          x.vpin = vpin;
        });
      return { code, w };
    };
    const toxic = crash(0.31);
    expect(toxic.code).toBe(reasonCode('flash-crash'));
    expect(toxic.w.ratio('flash-crash')).toBeGreaterThan(1);
    expect(crash(0.25).w.ratio('flash-crash')).toBeLessThan(1);
    // Without volume the price alone has to do.
    expect(crash(Number.NaN).w.ratio('flash-crash')).toBeGreaterThan(1);
  });
  it('302 earlier where the regime calls for it', () => {
    const w = settled();
    expect(w.bar((x) => Object.assign(x, { volatilityRatio: 2.5, alarm: 0.8 }))).toBe(reasonCode('volatility-spike'));
    expect(w.out.volatilityLimit).toBeCloseTo(2.4, 12);
    expect(w.bar((x) => Object.assign(x, { volatilityRatio: 2.5, alarm: 1 }))).toBe(PASS);
  });
  it('signals that are not numbers: 301, and the outliers cannot say', () => {
    const w = settled();
    expect(w.bar((x) => void (x.signals[2] = Number.NaN))).toBe(reasonCode('anomaly'));
    expect(w.ratio('z-score')).toBeNaN();
    expect(w.ratio('black-swan')).toBeNaN();
  });
});

describe('response', () => {
  it('rises with the threat: none, reduce, freeze', () => {
    const w = settled();
    w.bar((x) => void (x.vpin = 0.2));
    expect([RESPONSES[w.out.response], w.out.scale]).toEqual(['none', 1]);
    expect(w.bar((x) => void (x.volatilityRatio = 2.5))).toBe(PASS);
    expect([RESPONSES[w.out.response], w.out.scale, w.out.intents]).toEqual(['reduce', 0.5, 0]);
    w.bar((x) => void (x.volatilityRatio = 3.5));
    expect([RESPONSES[w.out.response], w.out.intents]).toEqual(['freeze', ALERT_BIT]);
    // asked for once, at the bar at which it rises
    w.bar((x) => void (x.volatilityRatio = 3.5));
    expect(w.out.intents).toBe(0);
    w.bar((x) => void (x.vpin = 0.2));
    expect(RESPONSES[w.out.response]).toBe('none');
  });
  it('latches nothing unless configured', () => {
    const w = settled();
    w.bar((x) => w.fall(x, -0.5));
    expect(w.out.breakers).toBe(0);
    expect(w.out.severity).toBe(4);
  });
  it('latches safe mode or the kill switch on a critical threat that is named, and on no other', () => {
    const safe = settled({ safeModeThreat: 'volatility' });
    safe.bar((x) => w_fall(safe, x));
    expect(safe.out.breakers).toBe(0);
    safe.bar((x) => void (x.volatilityRatio = 4.5));
    expect(safe.out.breakers).toBe(SAFE_MODE_BIT);
    expect(safe.out.intents).toBe(ALERT_BIT | CANCEL_ALL_BIT);
    safe.walk(10);
    expect(breakerCode(safe.state)).toBe(reasonCode('safe-mode'));
    const any = settled({ killThreat: 'any', killScope: 'global' });
    any.bar((x) => void (x.spread = 1));
    expect(breakerCode(any.state)).toBe(KILL);
    expect(any.state.breakers.trips[0]).toMatchObject({ scope: 'global', id: 0, time: 1501 });
    const toxic = settled({ killThreat: 'toxicity' });
    toxic.bar((x) => void (x.vpin = 0.4));
    expect(toxic.state.breakers.trips[0]).toMatchObject({ scope: 'instrument', id: 0 });
  });
  it('the strictest that is on is told; intents only where it rises', () => {
    expect(responseOf(7, false, false)).toBe(4);
    expect(responseOf(3, true, true)).toBe(3);
    expect(responseOf(1, false, false)).toBe(2);
    expect([responseOf(0, true, true), responseOf(0, false, true), responseOf(0, false, false)]).toEqual([2, 1, 0]);
    expect([
      intentsOf(1, 0),
      intentsOf(2, 1),
      intentsOf(3, 2),
      intentsOf(4, 0),
      intentsOf(4, 4),
      intentsOf(2, 3),
    ]).toEqual([0, ALERT_BIT, 3, 3, 0, 0]);
  });
  it('law: a kill switch that is on stays on, whatever is done, until a person re-arms it', () => {
    const w = settled({ killThreat: 'any', safeModeThreat: 'any' });
    const act = fc.constantFrom(
      'calm',
      'crash',
      'learn',
      'lose',
      'watch',
      'freeze',
      'unfreeze',
      'safe',
      'unsafe',
      'trip',
      'wrong rearm',
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const state = structuredClone(w.state);
        trip(state, 'global', 0, 1, 'test');
        const out = newThreatVerdict();
        for (const a of acts) {
          if (a === 'learn' || a === 'lose') learn(state, w.x.state, true, a === 'learn' ? 1 : -1);
          else if (a === 'watch') watch(state, w.x.state, 1, 100);
          else if (a === 'freeze') freeze(state);
          else if (a === 'unfreeze') unfreeze(state);
          else if (a === 'safe' || a === 'unsafe') safeMode(state, a === 'safe');
          else if (a === 'trip') trip(state, 'strategy', 3, 1, 'test');
          else if (a === 'wrong rearm') rearm(state, 'strategy', 3);
          else {
            w.x.signals[0] = a === 'crash' ? -0.3 : 0;
            expect(step(state, w.x, out)).toBe(KILL);
          }
          expect(breakerCode(state)).toBe(KILL);
          expect(breakerBits(state.breakers) & KILL_BIT).toBe(KILL_BIT);
        }
        rearm(state, 'global', 0);
      }),
      { numRuns: 60 },
    );
  });
  const w_fall = (w: Walk, x: ThreatInput): void => w.fall(x, -0.5);
});

describe('step', () => {
  it('is causal: what comes later changes nothing that was said before', () => {
    const says = (bars: number, wild: number): number[] => {
      const w = new Walk();
      const said: number[] = [];
      for (let i = 0; i < bars; i++) {
        w.bar((x) => {
          if (i > 700) w.fall(x, wild);
        });
        if (i <= 700) said.push(...w.out.ratio, w.out.scale, w.out.fear);
      }
      return said;
    };
    expect(says(900, -0.1)).toEqual(says(701, 0));
  });
  it('a copy made midway goes on alike, forest and all', () => {
    const w = settled();
    const copy = structuredClone(w.state);
    const a = newThreatVerdict();
    const b = newThreatVerdict();
    for (let i = 0; i < 300; i++) {
      w.x.signals[0] = 0.001 * Math.sin(i);
      step(w.state, w.x, a);
      step(copy, w.x, b);
    }
    expect(b).toEqual(a);
    expect(copy).toEqual(w.state);
  });
  it('the belief has as many slots as there are regimes', () => {
    expect(init(config()).shifts.belief).toHaveLength(REGIMES.length);
  });
});
