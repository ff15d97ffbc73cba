import {
  newAccount,
  newForecast,
  newOrder,
  newRuleVerdict,
  parseConfig,
  RULES,
  type Account,
  type Order,
  type Rule,
} from '@janus/domain';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { prefrontalFields, type PrefrontalConfig } from './config.ts';
import { observe } from './observe.ts';
import { accountRules, PROFILE_NAMES, PROFILES } from './profiles.ts';
import { dayShare, lossSinceStart, newSheriff, sheriffReadings, stopTruth, trailingFall, watch } from './sheriff.ts';
import { init } from './state.ts';

const config = parseConfig(prefrontalFields, {}, 'prefrontal');
const DAY = 86_400_000;
const anAccount = (equity: number, over: Partial<Account> = {}): Account => ({ ...newAccount(equity), ...over });

describe('watch', () => {
  it('knows where the account and the UTC day began; midnight belongs to the day that ends', () => {
    const s = newSheriff();
    watch(s, anAccount(1000), 10 * DAY + 1);
    expect(s).toMatchObject({ start: 1000, dayStart: 1000 });
    watch(s, anAccount(1010), 11 * DAY);
    expect(s).toMatchObject({ start: 1000, dayStart: 1000, equity: 1010 });
    watch(s, anAccount(990), 11 * DAY + 1);
    expect(s).toMatchObject({ start: 1000, dayStart: 1010, equity: 990 });
  });
});

describe('the measures, worked by hand', () => {
  it('loss since the start', () => {
    expect(lossSinceStart(940, 1000)).toBeCloseTo(0.06, 14);
    expect(lossSinceStart(1100, 1000)).toBeCloseTo(-0.1, 14);
  });
  it('fall from the peak, with a floor that trails for ever', () => {
    expect(trailingFall(1150, 1200, 1000, 0.06, false)).toBeCloseTo(0.05, 14);
  });
  it('and with one that locks at the start: floor min(1200, 1060) − 60 = 1000', () => {
    expect(trailingFall(1150, 1200, 1000, 0.06, true)).toBeCloseTo(-0.09, 14);
    expect(trailingFall(1000, 1200, 1000, 0.06, true)).toBeCloseTo(0.06, 14);
    // Before it has locked it is the same: floor 1020 − 60 = 960.
    expect(trailingFall(960, 1020, 1000, 0.06, true)).toBeCloseTo(0.06, 14);
    expect(trailingFall(960, 1020, 1000, 0.06, false)).toBeCloseTo(0.06, 14);
  });
  it('the day as a share of the profit, or of the target until that is reached', () => {
    // 30 today of a target of 100.
    expect(dayShare(1030, 1000, 1000, 0.1)).toBeCloseTo(0.3, 14);
    // 50 today of 250 in all.
    expect(dayShare(1250, 1200, 1000, 0.1)).toBeCloseTo(0.2, 14);
    expect(dayShare(1190, 1200, 1000, 0.1)).toBe(0);
    // Without a target the first day is all there is.
    expect(dayShare(1030, 1000, 1000, 0)).toBe(1);
  });
  it('a stop counts on the losing side only', () => {
    expect([stopTruth(1, 100, 95), stopTruth(1, 100, 105), stopTruth(1, 100, 100)]).toEqual([1, 0, 0]);
    expect([stopTruth(-1, 100, 105), stopTruth(-1, 100, 95), stopTruth(1, 100, Number.NaN)]).toEqual([1, 0, 0]);
  });
});

describe('profiles', () => {
  it('by default nothing beyond the limits', () => {
    expect(accountRules(config)).toEqual(PROFILES.none);
  });
  it('own limits tighten a profile and never loosen it; 0 leaves it as it is', () => {
    const own = { ...config, profile: 'prop-funded' as const };
    expect(accountRules(own)).toEqual(PROFILES['prop-funded']);
    expect(accountRules({ ...own, dailyLoss: 0.01, maximumLoss: 0.5, profitTarget: 0.2 })).toEqual({
      ...PROFILES['prop-funded'],
      dailyLoss: 0.01,
      profitTarget: 0.2,
    });
    expect(accountRules({ ...config, mandatoryStop: true, trailingDrawdown: 0.1 })).toMatchObject({
      mandatoryStop: true,
      trailingDrawdown: 0.1,
      dailyLoss: 0,
    });
  });
  it('every profile is told, and its limits are shares', () => {
    expect(Object.keys(PROFILES)).toEqual([...PROFILE_NAMES]);
    for (const { dailyLoss, maximumLoss, trailingDrawdown, consistency } of Object.values(PROFILES))
      for (const limit of [dailyLoss, maximumLoss, trailingDrawdown, consistency]) {
        expect(limit).toBeGreaterThanOrEqual(0);
        expect(limit).toBeLessThanOrEqual(1);
      }
  });
});

const anOrder = (over: Partial<Order> = {}): Order => ({
  ...newOrder(),
  id: 1,
  side: 1,
  quantity: 1,
  arrivalPrice: 100,
  strategy: 2,
  stop: 95,
  ...over,
});
/** An entry after the account went through `course`, one equity a UTC day. */
function ask(over: Partial<PrefrontalConfig>, course: readonly number[], account: Account, order = anOrder()) {
  const state = init({ ...config, ...over }, ['crypto']);
  course.forEach((equity, day) => observe(state, 0, (10 + day) * DAY + 1, anAccount(equity), 0.001, 288));
  const out = newRuleVerdict();
  const code = check(state, order, account, newForecast(), null, Number.NaN, out);
  return { code, truth: (rule: Rule) => out.truth[RULES.indexOf(rule)]!, out };
}

describe('the sheriff refuses an entry', () => {
  it('812: the loss of the day', () => {
    const lost = (windowLoss: number) => ask({ dailyLoss: 0.04 }, [1000], anAccount(1000, { windowLoss }));
    expect(lost(0.041).code).toBe(812);
    expect(lost(0.04).truth('daily-loss')).toBeCloseTo(0.5, 12);
    expect(lost(0.03)).toMatchObject({ code: 0 });
    expect(lost(0.03).truth('daily-loss')).toBe(1);
  });
  it('813: the loss of the account', () => {
    expect(ask({ maximumLoss: 0.1 }, [1000, 950], anAccount(899)).code).toBe(813);
    expect(ask({ maximumLoss: 0.1 }, [1000, 950], anAccount(915)).code).toBe(0);
  });
  it('814: the fall from the peak, while the drawdown limit still holds', () => {
    const fallen = anAccount(1130, { peakEquity: 1200, drawdown: 1 - 1130 / 1200 });
    expect(ask({ trailingDrawdown: 0.06 }, [1000], fallen).code).toBe(814);
    // The funded account's floor has locked at 1000.
    expect(ask({ profile: 'prop-funded' }, [1000, 1130, 1130], fallen).code).toBe(0);
  });
  it('815: a day that would carry too much of the profit; the next day it may go on', () => {
    const rules = { consistency: 0.3, profitTarget: 0.1 };
    // 31 of a target of 100 today.
    expect(ask(rules, [1000], anAccount(1031)).code).toBe(815);
    expect(ask(rules, [1000], anAccount(1025)).code).toBe(0);
    expect(ask(rules, [1000, 1031, 1031], anAccount(1031)).truth('consistency')).toBe(1);
    // 60 of 260 is below three tenths of it.
    expect(ask(rules, [1000, 1200, 1200], anAccount(1260)).code).toBe(0);
  });
  it('816: no protective stop, or one on the wrong side', () => {
    const must = { mandatoryStop: true };
    expect(ask(must, [1000], anAccount(1000), anOrder({ stop: Number.NaN })).code).toBe(816);
    expect(ask(must, [1000], anAccount(1000), anOrder({ stop: 105 })).code).toBe(816);
    expect(ask(must, [1000], anAccount(1000)).code).toBe(0);
    expect(ask({}, [1000], anAccount(1000), anOrder({ stop: Number.NaN })).code).toBe(0);
  });
  it('a rule that is off says nothing: its truth is NaN and it does not thin out the others', () => {
    const { truth, out } = ask({}, [1000], anAccount(1000, { drawdown: 0.25 }));
    for (const rule of ['daily-loss', 'maximum-loss', 'trailing-drawdown', 'consistency', 'mandatory-stop'] as const)
      expect(truth(rule)).toBeNaN();
    // The drawdown at its limit, with seven that apply: position, capital, drawdown, slippage, aggregate, value at risk,
    // volatility: 1 − √(0.25/7).
    expect(out.satisfaction).toBeCloseTo(1 - Math.sqrt(0.25 / 7), 12);
  });
  it('and never an exit, whatever the profile and the state of the account', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PROFILE_NAMES),
        fc.double({ min: 1, max: 2000, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (profile, equity, windowLoss) => {
          const account = anAccount(equity, {
            windowLoss,
            peakEquity: 2000,
            drawdown: 1 - equity / 2000,
            position: -1,
          });
          const order = anOrder({ reduceOnly: true, stop: Number.NaN });
          expect(ask({ profile }, [1000, 900], account, order).code).toBe(0);
        },
      ),
    );
  });
});

it('sheriffReadings: each measure beside its limit', () => {
  const s = newSheriff();
  watch(s, anAccount(1000), DAY);
  watch(s, anAccount(1100), 2 * DAY);
  const account = anAccount(1120, { peakEquity: 1200, windowLoss: 0.01 });
  expect(sheriffReadings(s, PROFILES['prop-funded'], account)).toEqual([
    { rule: 'daily-loss', value: 0.01, limit: 0.04 },
    { rule: 'maximum-loss', value: expect.closeTo(-0.12, 12), limit: 0.06 },
    { rule: 'trailing-drawdown', value: expect.closeTo(-0.06, 12), limit: 0.06 },
    // The second bar closed on day 2, which began with 1000: 120 of 120.
    { rule: 'consistency', value: expect.closeTo(1, 12), limit: 0.3 },
  ]);
});
