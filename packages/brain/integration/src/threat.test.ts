/** Stage 3 in the loop: what scales a size, what is learned from an outcome, what is told where the data are silent. */
import { learn, trip } from '@janus/amygdala';
import { auditSlot, EPISODE_STATE, HOLD, REGIONS, THREATS, type Account } from '@janus/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Brain } from './brain.ts';
import { BAR, live, market, type Life, type Market } from './scenario.ts';
import { asksToCancel, learnThreat } from './threat.ts';

let dip: Market;
beforeAll(() => {
  dip = market(1);
});
const at = (life: Life, name: string, bar = BAR): number => life.rows[bar]![auditSlot(name)]!;
const OFF = 1 << REGIONS.indexOf('amygdala');
/** Every state is like every other. */
const WIDE = { fearWidth: 100 };
const hurtBefore =
  (times: number) =>
  (bar: number, _symbol: number, _account: Account, brain: Brain): void => {
    if (bar !== BAR) return;
    for (let i = 0; i < times; i++) learn(brain.symbols[0]!.amygdala, new Float64Array(EPISODE_STATE), true, -1);
  };

/** Every bucket of the last fifty was all bought or all sold. */
const oneSided = (bar: number, _symbol: number, _account: Account, brain: Brain): void => {
  const { vpin } = brain.symbols[0]!;
  if (bar !== BAR) return;
  vpin.imbalance.fill(1);
  vpin.sum = vpin.imbalance.length;
  vpin.vpin = 1;
};

describe('the amygdala in the day', () => {
  it('halves the size where a threat nears its limit, and says so', () => {
    const calm = live([dip], { amygdala: { volatilityLimit: 1000 } });
    const ratio = at(calm, 'volatilityRatio');
    // Ninety percent of a limit: medium.
    const near = live([dip], { amygdala: { volatilityLimit: ratio / 0.9 } });
    expect(at(near, 'threatScale') / at(calm, 'threatScale')).toBeCloseTo(0.5, 9);
    expect(near.orders[0]!.quantity / calm.orders[0]!.quantity).toBeCloseTo(0.5, 9);
    const stage = near.at(BAR).stages[2]!;
    expect(stage).toMatchObject({ status: 'pass' });
    expect(stage.reason).toMatch(/^threat medium, size × 0\.\d\d$/);
  });
  it('fear that was learned scales the size, and vetoes above its limit', () => {
    const none = live([dip], { amygdala: WIDE });
    const some = live([dip], { amygdala: WIDE }, { before: hurtBefore(1) });
    // What an alarm on the way had taught, and 30 % of the way from there to 1.
    const before = at(none, 'learnedFear');
    expect(at(some, 'learnedFear')).toBeCloseTo(before + 0.3 * (1 - before), 2);
    expect(some.orders[0]!.quantity / none.orders[0]!.quantity).toBeCloseTo(
      (1 - at(some, 'learnedFear')) / (1 - before),
      9,
    );
    const much = live([dip], { amygdala: WIDE }, { before: hurtBefore(10) });
    expect(much.orders).toHaveLength(0);
    const e = much.at(BAR);
    expect(e).toMatchObject({ reasonKey: 'fear', decider: { region: 'amygdala', otherwise: 'buy' } });
    expect(e.flips[0]).toMatch(/^learned fear 0\.9\d → 0\.80/);
  });
  it('a proposal that was held back is watched, and a decision that was worth something is learned from', () => {
    const feared = live([dip], { amygdala: WIDE }, { before: hurtBefore(10) });
    const { exposure } = feared.brain.symbols[0]!.amygdala;
    expect(exposure).toMatchObject({ open: true, side: 1, price: dip.series.close[BAR] });
    const own = feared.brain.symbols[0]!;
    const memory = own.amygdala.fear.memory.slice();
    const inhibition = own.amygdala.fear.inhibition.slice();
    // nothing at stake
    own.pending.action = HOLD;
    own.books.position = 0;
    learnThreat(own, 0);
    expect(own.amygdala.fear.inhibition).toEqual(inhibition);
    // held through safely
    own.books.position = 1;
    learnThreat(own, 0.001);
    expect(own.amygdala.fear.inhibition[0]! + memory[0]! - own.amygdala.fear.memory[0]!).toBeGreaterThan(0.1);
  });
  it('each veto of its own', () => {
    for (const [reason, amygdala] of [
      ['flash-crash', { flashLimit: 1, vpinBars: 1_000_000 }],
      ['black-swan', { swanMad: 1, swanDays: 1 }],
      ['toxicity', { vpinBars: 100 }],
      ['outlier', { outlierVotes: 1, falseAlarmsPerDay: 0.2 }],
    ] as const) {
      const life = live([dip], { amygdala }, { before: reason === 'toxicity' ? oneSided : () => {} });
      expect([reason, life.at(BAR).reasonKey]).toEqual([reason, reason]);
      expect(life.at(BAR).flips.length).toBeGreaterThan(0);
      expect(at(life, 'response')).toBe(2);
      expect(at(life, 'intents')).toBeGreaterThanOrEqual(0);
      expect(life.orders).toHaveLength(0);
    }
  });
  it('says of each threat how near its limit it is, and NaN where bars cannot say', () => {
    const life = live([dip], { amygdala: { vpinBars: 100 } });
    const silent = THREATS.filter((t) => Number.isNaN(at(life, `threat.${t}`)));
    expect(silent).toEqual(['liquidity', 'correlation-breakdown']);
    const two = live([dip, market(-1, 'crypto', 'OTHER')], {});
    expect(two.rows.at(-1)![auditSlot('threat.correlation-breakdown')]).not.toBeNaN();
  });
  it('switched off it scales nothing and learns nothing', () => {
    const life = live([dip], { amygdala: WIDE }, { before: hurtBefore(0), lesions: OFF });
    expect(at(life, 'threatScale')).toBe(1);
    expect(life.brain.symbols[0]!.amygdala.bars).toBe(0);
    expect(life.brain.symbols[0]!.amygdala.exposure.open).toBe(false);
  });
  it('a kill switch wider than one market, thrown in one, holds in all; entries that work are asked back once', () => {
    const asked: boolean[] = [];
    const life = live(
      [dip, market(-1, 'crypto', 'OTHER')],
      {},
      {
        before: (bar, symbol, _account, brain) => {
          if (bar >= BAR && symbol === 1) asked.push(asksToCancel(brain));
          if (bar === BAR && symbol === 0) trip(brain.symbols[0]!.amygdala, 'global', 0, 7, 'test');
        },
      },
    );
    // asked before the second market's bar: of what the first market's bar came to
    expect(asked.slice(0, 2)).toEqual([true, false]);
    expect(life.brain.symbols[1]!.amygdala.breakers.trips).toEqual([{ scope: 'global', id: 0, time: 7, why: 'test' }]);
    expect(life.orders).toHaveLength(0);
  });
  it('is recorded too where the stage before has vetoed', () => {
    const life = live([dip], { hypothalamus: { appetiteFloor: 1 } });
    expect(life.at(BAR).reasonKey).toBe('appetite-too-low');
    expect(at(life, 'distance')).toBeNaN();
    expect(at(life, 'threat.z-score')).toBeGreaterThan(0);
    expect(at(life, 'response')).toBe(0);
  });
});
