import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import {
  newAccount,
  newForecast,
  newOrder,
  newRuleVerdict,
  parseConfig,
  RULES,
  type Fill,
  type Order,
  type Rule,
  type RuleVerdict,
} from '@janus/domain';
import { compileRules, MARKET_AXIOMS, MARKET_VOCABULARY, satisfaction } from '@janus/logic';
import { approveIfPassed } from './approval.ts';
import { check, passUnchecked, uninformed } from './check.ts';
import { prefrontalFields, type PrefrontalConfig } from './config.ts';
import { onFill } from './on-fill.ts';
import { init } from './state.ts';

const config = parseConfig(prefrontalFields, {}, 'prefrontal');
const DAY = 86_400_000;
const anOrder = (over: Partial<Order> = {}): Order => ({
  ...newOrder(),
  id: 1,
  side: 1,
  quantity: 10,
  arrivalPrice: 100,
  strategy: 2,
  ...over,
});
const aFill = (over: Partial<Fill>): Fill => ({
  orderId: 0,
  symbol: 0,
  time: 0,
  barIndex: 0,
  side: 1,
  quantity: 10,
  price: 100,
  fee: 0,
  kind: 0,
  slippage: 0,
  partial: false,
  ...over,
});
const calm = { ...newForecast(), slippage: 0.001, volatility: 0.01 };

/** Truths of the rules that apply, by name. */
const truthsOf = (out: RuleVerdict): Partial<Record<Rule, number>> =>
  Object.fromEntries(
    RULES.map((rule, i) => [rule, out.truth[i]!] as const).filter(([, truth]) => !Number.isNaN(truth)),
  );
const truthOf = (out: RuleVerdict, rule: Rule): number => out.truth[RULES.indexOf(rule)]!;
/** What applies to an order of a strategy in crypto, with nothing but the defaults: no volatility seen, no profile. */
const ALL_TRUE = {
  'position-limit': 1,
  'capital-limit': 1,
  'drawdown-limit': 1,
  'wash-sale': 1,
  'slippage-rule': 1,
  'aggregate-limit': 1,
};

/** One check on a fresh state: equity 10,000, flat unless given. */
function ask(over: Partial<PrefrontalConfig>, order: Order, account = newAccount(10_000), forecast = calm) {
  const out = newRuleVerdict();
  const code = check(init({ ...config, ...over }, ['crypto']), order, account, forecast, null, Number.NaN, out);
  return { code, truth: truthsOf(out), out };
}

describe('[E26] check', () => {
  it('passes an order well within every rule', () => {
    const { code, truth, out } = ask({}, anOrder());
    expect(code).toBe(0);
    expect(truth).toEqual(ALL_TRUE);
    expect([out.satisfaction, out.threshold]).toEqual([1, 0.7]);
  });
  it('a rule that is switched off refuses nothing, counts in nothing, and leaves the others as they are', () => {
    const account = { ...newAccount(10_000), position: 99 };
    const order = anOrder();
    const asked = (rulesOff: number) => {
      const out = newRuleVerdict();
      return {
        code: check(
          init({ ...config, capitalLimit: 100 }, ['crypto'], rulesOff),
          order,
          account,
          calm,
          null,
          Number.NaN,
          out,
        ),
        out,
      };
    };
    const bit = (rule: Rule): number => 1 << RULES.indexOf(rule);
    expect(asked(0).code).toBe(801);
    const { code, out } = asked(bit('position-limit'));
    expect([code, out.satisfaction]).toEqual([0, 1]);
    const { 'position-limit': _, ...others } = ALL_TRUE;
    expect(truthsOf(out)).toEqual(others);
    expect(asked(bit('drawdown-limit')).code).toBe(801);
    // With every rule off nothing is left to refuse but the smallest size.
    expect(asked(2 ** RULES.length - 1)).toMatchObject({ code: 0, out: { satisfaction: 1 } });
  });
  it('801: position limit, on the position after the order', () => {
    // 99 held and 10 bought at 100 on equity 10,000: 1.09 of equity; limit 1, slope 0.9 … 1.1: t = 0.05: 0.00725.
    const account = { ...newAccount(10_000), position: 99 };
    const { code, truth } = ask({ capitalLimit: 100 }, anOrder(), account);
    expect(code).toBe(801);
    expect(truth['position-limit']).toBeCloseTo(0.00725, 9);
    // At the limit itself the truth is 1/2, which stands on the floor.
    expect(ask({}, anOrder(), { ...account, position: 90 })).toMatchObject({
      code: 0,
      truth: { ...ALL_TRUE, 'position-limit': 0.5 },
    });
    // Selling the same from a long position brings it down.
    expect(ask({}, anOrder({ side: -1 }), account).code).toBe(0);
    // A short position counts by its size.
    expect(ask({ capitalLimit: 100 }, anOrder({ side: -1 }), { ...account, position: -99 }).code).toBe(801);
  });
  it('802: capital of one strategy over all symbols', () => {
    const state = init({ ...config, capitalLimit: 0.2 }, ['crypto', 'crypto']);
    const out = newRuleVerdict();
    const account = newAccount(10_000);
    expect(check(state, anOrder({ id: 5 }), account, calm, null, Number.NaN, out)).toBe(0);
    approveIfPassed(state, anOrder({ id: 5 }));
    onFill(state, aFill({ orderId: 5, quantity: 12 }));
    // 12·100 + 10·100 = 2,200 of 10,000: 0.22 against 0.2 ± 0.02: truth 0.
    expect(check(state, anOrder({ id: 6, symbol: 1 }), account, calm, null, Number.NaN, out)).toBe(802);
    expect(truthOf(out, 'capital-limit')).toBeCloseTo(0, 12);
    expect(check(state, anOrder({ id: 7, symbol: 1, strategy: 3 }), account, calm, null, Number.NaN, out)).toBe(0);
    expect(check(state, anOrder({ id: 8, symbol: 1, strategy: -1 }), account, calm, null, Number.NaN, out)).toBe(0);
  });
  it('803: drawdown limit', () => {
    expect(ask({}, anOrder(), { ...newAccount(10_000), drawdown: 0.26 }).code).toBe(803);
    expect(ask({}, anOrder(), { ...newAccount(10_000), drawdown: 0.2 }).code).toBe(0);
    expect(ask({}, anOrder(), { ...newAccount(10_000), drawdown: Number.NaN }).code).toBe(803);
  });
  it('804: a wash sale, where it blocks; where it reports it shows and refuses nothing', () => {
    const out = newRuleVerdict();
    const again = anOrder({ id: 9, time: 20 * DAY });
    for (const [assetClass, code] of [
      ['equity', 804],
      ['crypto', 0],
    ] as const) {
      const state = init(config);
      onFill(state, aFill({ orderId: 1, quantity: 4 }), assetClass);
      onFill(state, aFill({ orderId: 2, quantity: 4, side: -1, price: 90, time: 5 * DAY }), assetClass);
      expect(check(state, again, newAccount(10_000), calm, null, Number.NaN, out)).toBe(code);
      // 4 of 10 replace the 4 that were sold at a loss.
      expect(truthOf(out, 'wash-sale')).toBeCloseTo(0.6, 12);
      // Blocked: six rules apply, 1 − √(0.16/6) = 0.8367. Reported: takes no part.
      expect(out.satisfaction).toBeCloseTo(code === 804 ? 0.8367006838 : 1, 9);
      expect(check(state, { ...again, time: 36 * DAY }, newAccount(10_000), calm, null, Number.NaN, out)).toBe(0);
      expect(truthOf(out, 'wash-sale')).toBe(1);
    }
    const off = init({ ...config, washEquity: 'off' });
    onFill(off, aFill({ orderId: 1, quantity: 4 }), 'equity');
    onFill(off, aFill({ orderId: 2, quantity: 4, side: -1, price: 90, time: 5 * DAY }), 'equity');
    expect(check(off, again, newAccount(10_000), calm, null, Number.NaN, out)).toBe(0);
    expect(truthOf(out, 'wash-sale')).toBeNaN();
  });
  it('805: slippage rule', () => {
    // λ 0.5, volatility 0.01: limit 0.005 ± 0.0005.
    expect(ask({}, anOrder(), newAccount(10_000), { ...calm, slippage: 0.0056 }).code).toBe(805);
    expect(ask({}, anOrder(), newAccount(10_000), { ...calm, slippage: 0.0044 }).code).toBe(0);
    expect(ask({}, anOrder(), newAccount(10_000), { ...calm, volatility: Number.NaN }).code).toBe(805);
  });
  it('the cerebellum switched off does not trip the slippage rule', () => {
    expect(ask({}, anOrder(), newAccount(10_000), newForecast())).toMatchObject({ code: 0, truth: ALL_TRUE });
  });
  it('806: no rule below its floor, but together too little', () => {
    // Position, drawdown and slippage at their limits: three truths of 1/2 of five (the wash sale rule only reports):
    // 1 − √(0.75/5) = 0.6127016654 < 0.7.
    const account = { ...newAccount(10_000), position: 90, drawdown: 0.25 };
    const { code, out } = ask({}, anOrder(), account, { ...calm, slippage: 0.005 });
    expect(code).toBe(806);
    expect(out.satisfaction).toBeCloseTo(0.6127016654, 9);
    // Two of them: 1 − √(0.5/5) = 0.6837722340.
    const two = ask({ satisfactionThreshold: 0.68 }, anOrder(), account);
    expect(two.code).toBe(0);
    expect(two.out.satisfaction).toBeCloseTo(0.683772234, 9);
    // p = 1: (3·0.5 + 2)/5 = 0.7.
    expect(ask({ satisfactionExponent: 1 }, anOrder(), account, { ...calm, slippage: 0.005 }).code).toBe(0);
  });
  it('817: the rules in text; none in force is told as absent, and an exit is never refused by them', () => {
    const out = newRuleVerdict();
    const weigh = (axioms: number, order = anOrder()) =>
      check(init(config, ['crypto']), order, newAccount(10_000), calm, null, axioms, out);
    expect(weigh(0.59)).toBe(817);
    expect(truthOf(out, 'axioms')).toBe(0.59);
    expect(weigh(0.6)).toBe(0);
    expect(weigh(Number.NaN)).toBe(0);
    expect(truthOf(out, 'axioms')).toBeNaN();
    expect(weigh(0, anOrder({ reduceOnly: true }))).toBe(0);
    expect(truthOf(out, 'axioms')).toBe(1);
    expect(weigh(Number.NaN, anOrder({ reduceOnly: true }))).toBe(0);
    expect(truthOf(out, 'axioms')).toBeNaN();
  });
  it('[E26] one of the ten axioms broken outright may be outweighed, two may not', () => {
    const truths = new Float64Array(10).fill(1);
    truths[3] = 0;
    expect(satisfaction(truths, 2)).toBeGreaterThan(config.axiomFloor);
    truths[7] = 0;
    expect(satisfaction(truths, 2)).toBeLessThan(config.axiomFloor);
    expect(compileRules(MARKET_AXIOMS, MARKET_VOCABULARY).rules).toHaveLength(10);
  });
  it('807: size below the smallest that trades', () => {
    expect(ask({}, anOrder({ quantity: 0.0999 })).code).toBe(807);
    expect(ask({}, anOrder({ quantity: 0.1 })).code).toBe(0);
    expect(ask({ minimumNotional: 0 }, anOrder({ quantity: 0 })).code).toBe(807);
  });
  it('without equity nothing may be opened', () => {
    expect(ask({}, anOrder(), { ...newAccount(10_000), equity: 0 }).code).toBe(801);
    expect(ask({}, anOrder(), { ...newAccount(10_000), equity: -5 }).code).toBe(801);
  });
  it('an exit is never refused, whatever is wrong, however small', () => {
    const awful = { ...newAccount(1), position: 1e6, drawdown: 1 };
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e6, noNaN: true }), fc.constantFrom(1, -1), (quantity, side) => {
        const { code, truth } = ask({}, anOrder({ quantity, side, reduceOnly: true }), awful, {
          ...calm,
          slippage: 1,
          volatility: Number.NaN,
        });
        return code === 0 && Object.values(truth).every((t) => t === 1);
      }),
    );
  });
  it('refuses an order that is none, naming the value', () => {
    expect(() => ask({}, anOrder({ side: 0 }))).toThrow('order 1: side 0');
    expect(() => ask({}, anOrder({ quantity: Number.NaN }))).toThrow('order 1: quantity NaN');
    expect(() => ask({}, anOrder({ quantity: -1 }))).toThrow('order 1: quantity -1');
    expect(() => ask({}, anOrder({ arrivalPrice: 0 }))).toThrow('order 1: arrival price 0');
  });
  it('checking changes nothing but what passed last', () => {
    const state = init(config, ['crypto']);
    onFill(state, aFill({ orderId: 1 }));
    const before = structuredClone({ ledgers: state.ledgers, capital: state.capital });
    check(
      state,
      anOrder({ side: -1, quantity: 20, time: DAY }),
      newAccount(10_000),
      calm,
      null,
      Number.NaN,
      newRuleVerdict(),
    );
    expect({ ledgers: state.ledgers, capital: state.capital }).toEqual(before);
  });
  it('uninformed: every rule true', () => {
    const out = newRuleVerdict();
    out.truth.fill(0.3);
    uninformed(out);
    expect(out).toEqual({ truth: new Float64Array(RULES.length).fill(1), satisfaction: 1, threshold: 0 });
  });
});

/** A state in which the order was checked. */
const checked = (order: Order) => {
  const state = init(config, ['crypto']);
  const code = check(state, order, newAccount(10_000), calm, null, Number.NaN, newRuleVerdict());
  return { state, code };
};
const send = (order: NonNullable<ReturnType<typeof approveIfPassed>>): number => order.id;

describe('approval', () => {
  it('hands out the very order that passed, once', () => {
    const order = anOrder();
    const { state } = checked(order);
    expect(approveIfPassed(state, order)).toBe(order);
    expect(approveIfPassed(state, order)).toBeNull();
  });
  it('the size may have shrunk, nothing else may differ', () => {
    expect(approveIfPassed(checked(anOrder()).state, anOrder({ quantity: 4 }))).not.toBeNull();
    for (const over of [
      { quantity: 10.1 },
      { quantity: 0 },
      { side: -1 },
      { symbol: 1 },
      { id: 2 },
      { arrivalPrice: 99 },
      { reduceOnly: true },
    ])
      expect(approveIfPassed(checked(anOrder()).state, anOrder(over))).toBeNull();
  });
  it('what was refused or never checked is not approved', () => {
    const tooLarge = anOrder({ quantity: 1000 });
    const { state, code } = checked(tooLarge);
    expect(code).toBe(801);
    expect(approveIfPassed(state, tooLarge)).toBeNull();
    expect(approveIfPassed(init(config, ['crypto']), anOrder())).toBeNull();
    expect(approveIfPassed(init(config, ['crypto']), anOrder({ id: -1 }))).toBeNull();
  });
  it('a refusal withdraws what passed before', () => {
    const order = anOrder();
    const { state } = checked(order);
    check(state, anOrder({ quantity: 1000 }), newAccount(10_000), calm, null, Number.NaN, newRuleVerdict());
    expect(approveIfPassed(state, order)).toBeNull();
  });
  it('the region switched off lets everything through, and says so in the verdict', () => {
    const state = init(config, ['crypto']);
    const out = newRuleVerdict();
    const tooLarge = anOrder({ quantity: 1000 });
    expect(passUnchecked(state, tooLarge, out)).toBe(0);
    expect(out).toMatchObject({ satisfaction: 1, threshold: 0 });
    expect(approveIfPassed(state, tooLarge)).toBe(tooLarge);
  });
  it('an order is not approved by its shape', () => {
    // @ts-expect-error an Order that nobody approved cannot be sent
    expect(send(anOrder())).toBe(1);
  });
});
