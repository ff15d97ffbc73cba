/**
 * Every reason that bars can bring about, reached in the loop: at BAR a dip asks to be bought, and one thing alone is
 * in its way. And its mirror image: none of what guards entries holds an exit back.
 */
import { trip } from '@janus/amygdala';
import { auditSlot, HOLD, PASS, reasonCode, REASON_LIST, reasonOf, REGIONS, STAGES } from '@janus/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { amygdalaOf, atBar, CASES, type Before, type Case } from './scenario-vetoes.ts';
import { BAR, live, market, type Life, type Market } from './scenario.ts';
import { onHalt } from './wake.ts';

let dip: Market;
let rally: Market;
let equityDip: Market;
beforeAll(() => {
  dip = market(1);
  rally = market(-1);
  equityDip = market(1, 'equity');
});
/** The market as a case has it. */
const as = (base: Market, { spread }: Case): Market =>
  spread === undefined
    ? base
    : { ...base, series: { ...base.series, spread: base.series.close.map((_, i) => spread(i)) } };
const field = (life: Life, name: string): number => life.rows[BAR]![auditSlot(name)]!;

describe('the list of reasons', () => {
  it('is reached in the loop to the last', () => {
    const here = ['approved', 'features-warming-up', 'regime-warming-up', 'no-signal', 'strategies-gated'];
    // multi.test.ts, axioms.test.ts, masked.test.ts
    const elsewhere = ['concentration', 'correlation-breakdown', 'axioms', 'all-masked'];
    const all = new Set<string>([...CASES.map((c) => c.reason), ...here, ...elsewhere]);
    expect(all).toEqual(new Set(REASON_LIST.map((r) => r.key)));
  });
});

describe('an entry', () => {
  it('goes out where nothing is in its way', () => {
    const life = live([dip], {});
    expect(life.orders).toHaveLength(1);
    expect(life.orders[0]).toMatchObject({ side: 1, decidedAt: BAR, reduceOnly: false, symbol: 0 });
    const e = life.at(BAR);
    expect(e).toMatchObject({
      action: 'buy',
      wanted: 'buy',
      outcome: 'sent',
      verdict: 'Go, buy',
      reasonKey: 'approved',
    });
    expect(e.quantity).toBe(life.orders[0]!.quantity);
    expect(e.stages.map((s) => s.status)).toEqual(['pass', 'pass', 'pass', 'pass', 'pass', 'pass']);
    // The stop is 2 ATR below, the target the middle band: both on the right side of the close.
    expect(life.orders[0]!.stop).toBeLessThan(e.close);
    expect(life.orders[0]!.target).toBeGreaterThan(e.close);
  });

  it.each(CASES)('is held back: $reason', (one) => {
    const { reason, config, before, equity } = one;
    const life = live([as(equity ? equityDip : dip, one)], config ?? {}, before ? { before } : {});
    expect(life.orders).toHaveLength(0);
    const e = life.at(BAR);
    const { code, stage, region } = reasonOf(reasonCode(reason));
    expect(e.reasonKey).toBe(reason);
    expect(e).toMatchObject({ action: 'hold', wanted: 'buy', outcome: 'veto', quantity: 0 });
    const named = region >= 0 ? { region: REGIONS[region]!, otherwise: 'buy' } : null;
    expect(e.decider).toEqual(named);
    expect(e.regions.filter((r) => r.vetoed).map((r) => r.region)).toEqual(region >= 0 ? [REGIONS[region]!] : []);
    // Stages before the veto pass, the veto is marked, later ones were not reached.
    const number = Math.min(STAGES.indexOf(stage), 6);
    expect(e.verdict).toBe(`No-Go, stage ${number}`);
    expect(e.stages.map((s) => s.status)).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => (n < number ? 'pass' : n === number ? 'veto' : 'not-reached')),
    );
    expect(e.stages[number - 1]!.reason).toBe(reasonOf(code).text);
    expect(STAGES[field(life, 'reached')]).toBe(stage);
  });

  it('is named warming up before the features are known, and stage 1 before the first regime', () => {
    const life = live([{ ...dip, refits: [] }], {});
    expect(life.at(0)).toMatchObject({ outcome: 'hold', verdict: 'Warming up', reasonKey: 'features-warming-up' });
    expect(life.at(BAR)).toMatchObject({ outcome: 'veto', verdict: 'No-Go, stage 1', reasonKey: 'regime-warming-up' });
    expect(life.orders).toHaveLength(0);
  });

  it('is not proposed where no strategy fires or the gate holds it back', () => {
    const life = live([dip], {});
    const keys = new Set(life.rows.map((_, i) => life.at(i).reasonKey));
    expect(keys).toContain('no-signal');
    expect(keys).toContain('strategies-gated');
    expect(live([dip], { strategies: { gate: { deny: ['mean-reversion'] } } }).at(BAR)).toMatchObject({
      outcome: 'hold',
      decider: null,
    });
  });

  it('of a strategy that a kill switch stops is not admitted, and others are', () => {
    const kill = (strategy: number): Before =>
      atBar((_, brain) => trip(amygdalaOf(brain), 'strategy', strategy, 0, 'test'));
    expect(live([dip], {}, { before: kill(5) }).at(BAR)).toMatchObject({
      reasonKey: 'strategies-gated',
      action: 'hold',
    });
    expect(live([dip], {}, { before: kill(4) }).at(BAR).action).toBe('buy');
  });

  it('stays held back by kill switch, freeze and safe mode where the amygdala is switched off', () => {
    const lesions = 1 << REGIONS.indexOf('amygdala');
    for (const reason of ['kill-switch', 'freeze', 'safe-mode', 'loss-limit']) {
      const { before } = CASES.find((c) => c.reason === reason)!;
      const life = live([dip], {}, { before: before!, lesions });
      expect(life.at(BAR).reasonKey).toBe(reason === 'loss-limit' ? 'approved' : reason);
    }
  });

  it('of no size is refused even where nobody checks', () => {
    const config = { loop: { riskPerTrade: 0 } };
    for (const lesions of [0, 1 << REGIONS.indexOf('prefrontal')]) {
      const life = live([dip], config, { lesions });
      expect(life.at(BAR).reasonKey).toBe('size-below-minimum');
      expect(life.orders).toHaveLength(0);
    }
  });
});

describe('an exit', () => {
  const held = (change?: Before): Before => {
    return (bar, symbol, account, brain) => {
      if (bar === BAR) account.position = 25;
      change?.(bar, symbol, account, brain);
    };
  };
  it('of all that is held goes out on the opposite signal', () => {
    const life = live([rally], {}, { before: held() });
    expect(life.orders.at(-1)).toMatchObject({ side: -1, quantity: 25, reduceOnly: true, decidedAt: BAR });
    expect(life.orders.at(-1)!.stop).toBeNaN();
    expect(life.at(BAR)).toMatchObject({ action: 'sell', reasonKey: 'approved' });
  });
  it('of a short position alike', () => {
    const before: Before = atBar((a) => void (a.position = -25));
    const life = live([dip], { hypothalamus: { appetiteFloor: 1 } }, { before });
    expect(life.orders.at(-1)).toMatchObject({ side: 1, quantity: 25, reduceOnly: true });
  });

  const GUARDS = CASES.filter(({ reason }) => {
    const { stage } = reasonOf(reasonCode(reason));
    return stage !== 'basal-ganglia' || reason === 'unsure' || reason === 'inhibited';
  });
  it.each(GUARDS)('is not held back by $reason', (one) => {
    const { config, before, reason } = one;
    const life = live([as(rally, one)], config ?? {}, { before: held(before) });
    expect(life.at(BAR)).toMatchObject({ action: 'sell', reasonKey: 'approved', outcome: 'sent' });
    expect(life.orders.at(-1)).toMatchObject({ side: -1, quantity: 25, reduceOnly: true });
    expect(field(life, 'reached')).toBe(STAGES.indexOf('sent'));
    // What it was let past is told all the same.
    const stage = STAGES.indexOf(reasonOf(reasonCode(reason)).stage);
    if (['appetite-too-low', 'anomaly', 'loss-limit', 'relevance-too-low'].includes(reason))
      expect(life.at(BAR).stages[stage - 1]).toMatchObject({
        status: 'pass',
        reason: 'breached, but an exit is never held back',
      });
  });

  it('is closed and not turned round on the same bar', () => {
    const life = live([rally], {}, { before: held() });
    expect(life.orders.at(-1)!.quantity).toBe(25);
    expect(life.rows[BAR]![auditSlot('quantity')]).toBe(25);
  });

  it('is told which inhibitions hold an entry back, by each source that the loop fills', () => {
    const held = (config: object, before?: Before): string => {
      const life = live([dip], { 'basal-ganglia': config }, before ? { before } : {});
      expect(life.at(BAR).reasonKey).toBe('inhibited');
      return life.at(BAR).flips[0]!;
    };
    expect(
      held(
        {},
        atBar((_, b) => onHalt(b, 0, true)),
      ),
    ).toBe('not inhibited by external-halt');
    expect(held({ customFact: 'drawdown', customComparison: 'below', customLimit: 0.5 })).toBe(
      'not inhibited by custom',
    );
    expect(
      held(
        { lossLimit: 0.02 },
        atBar((a) => void (a.windowLoss = 0.021)),
      ),
    ).toBe('not inhibited by loss-limit');
    expect(
      held(
        { drawdownLimit: 0.02 },
        atBar((a) => void (a.drawdown = 0.021)),
      ),
    ).toBe('not inhibited by drawdown-protection');
    expect(
      held(
        { positionLimit: 0.1 },
        atBar((a) => void (a.symbolExposure = 0.1)),
      ),
    ).toBe('not inhibited by position-limit');
    expect(held({ volumeFloor: 1 })).toBe('not inhibited by low-liquidity');
    // Allowed from half an hour after its close until its close, over midnight.
    const hour = new Date(live([dip], {}).at(BAR).time).getUTCHours();
    expect(held({ tradingFrom: hour + 0.5, tradingTo: hour })).toBe('not inhibited by time-restriction');
  });

  it('is left to the choice: No-Go may keep a position that nothing threatens', () => {
    const life = live([rally], { 'basal-ganglia': { releaseThreshold: 50 } }, { before: held() });
    expect(life.at(BAR)).toMatchObject({ action: 'hold', reasonKey: 'no-go', wanted: 'sell' });
    expect(field(life, 'action')).toBe(HOLD);
    expect(field(life, 'reason')).not.toBe(PASS);
  });
});
