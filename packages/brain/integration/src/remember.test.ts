/** [E37] What a decision was worth, who is told, and who is not. Values by hand. */
import {
  AMYGDALA,
  auditSlot,
  BASAL_GANGLIA,
  BUY,
  CORTEX,
  HIPPOCAMPUS,
  HOLD,
  HYPOTHALAMUS,
  PREFRONTAL,
} from '@janus/domain';
import type { Account, Fill } from '@janus/domain';
import { heldCount } from '@janus/hippocampus';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Brain } from './brain.ts';
import { absorbFill } from './remember.ts';
import { BAR, live, market, type Market } from './scenario.ts';

let dip: Market;
beforeAll(() => {
  dip = market(1);
});
const QUANTITY = 100;
const FEE = 3;
const fill = (side: number, price: number, quantity = QUANTITY, fee = FEE): Fill => ({
  orderId: 1,
  symbol: 0,
  time: 1_600_000_000_000,
  barIndex: BAR + 1,
  side,
  quantity,
  price,
  fee,
  kind: side > 0 ? 0 : 1,
  slippage: 0.001,
  partial: false,
});
/** The purchase decided at BAR is filled before the next close. */
const bought = (price: number) => (bar: number, _symbol: number, account: Account, brain: Brain) => {
  if (bar !== BAR + 1) return;
  absorbFill(brain, fill(1, price));
  account.position = QUANTITY;
};
const SHORTLY = { loop: { rewardHorizon: 1 } };
const rewardAt = (life: { rows: readonly Float64Array[] }, bar: number): number =>
  life.rows[bar]![auditSlot('reward')]!;

describe('[E37] reward of a decision', () => {
  it('is the mark-to-market net of costs until it is due, as a share of equity', () => {
    const { close } = dip.series;
    const price = close[BAR]! + 0.05;
    const life = live([dip], SHORTLY, { before: bought(price) });
    // Bought 100 at 5 cents above the close of the decision, marked at the next close; 3 of fees; equity 100,000.
    const reward = (QUANTITY * (close[BAR + 1]! - price) - FEE) / 100_000;
    expect(rewardAt(life, BAR)).toBeNaN();
    expect(rewardAt(life, BAR + 1)).toBeCloseTo(reward, 12);
    expect(rewardAt(life, BAR + 2)).toBeNaN();
    const own = life.brain.symbols[0]!;
    const regime = life.rows[BAR]![auditSlot('regime')]!;
    expect(own.basalGanglia.count[3 * (1 + regime) + BUY]).toBe(1);
    expect(
      own.basalGanglia.benefit[3 * (1 + regime) + BUY]! - own.basalGanglia.cost[3 * (1 + regime) + BUY]!,
    ).toBeCloseTo(reward, 12);
    expect(heldCount(own.hippocampus.episodes)).toBe(1);
    expect(own.hippocampus.episodes.reward[0]).toBeCloseTo(reward, 12);
    expect(own.hippocampus.episodes.action[0]).toBe(BUY);
    expect(own.hippocampus.episodes.time[0]).toBe(life.at(BAR).time);
  });

  it('of holding while flat is 0, and is remembered too', () => {
    const life = live([dip], { ...SHORTLY, 'basal-ganglia': { releaseThreshold: 50 } });
    expect(life.at(BAR).reasonKey).toBe('no-go');
    expect(rewardAt(life, BAR + 1)).toBe(0);
    expect(life.brain.symbols[0]!.hippocampus.episodes.action[0]).toBe(HOLD);
  });

  it('waits for its horizon, and at the least for the next bar', () => {
    const life = live([dip], { loop: { rewardHorizon: 3 } }, { before: bought(dip.series.close[BAR]!) });
    expect([1, 2, 3].map((k) => Number.isNaN(rewardAt(life, BAR + k)))).toEqual([true, true, false]);
  });

  it('is not opened by a proposal that was stopped before the choice', () => {
    const life = live([dip], { ...SHORTLY, hypothalamus: { appetiteFloor: 1 } });
    expect(life.rows.every((row) => Number.isNaN(row[auditSlot('reward')]))).toBe(true);
    expect(heldCount(life.brain.symbols[0]!.hippocampus.episodes)).toBe(0);
  });
});

describe('a fill', () => {
  const closed = (bar: number, _symbol: number, account: Account, brain: Brain): void => {
    if (bar === BAR + 1) {
      absorbFill(brain, fill(1, 98, 60));
      absorbFill(brain, fill(1, 99, 40));
      account.position = QUANTITY;
    }
    if (bar === BAR + 2) {
      absorbFill(brain, fill(-1, 97));
      account.position = 0;
    }
  };
  it('that closes a trade tells appetite and gate its net return on what was put in', () => {
    const { brain } = live([dip], {}, { before: closed });
    const own = brain.symbols[0]!;
    // Bought 60 at 98 and 40 at 99, sold 100 at 97: −60 − 80 − 9 of fees on 9,840.
    const tradeReturn = (-60 - 80 - 9) / 9840;
    expect(brain.hypothalamus.trades.count).toBe(1);
    expect(brain.hypothalamus.trades.mean).toBeCloseTo(tradeReturn, 12);
    expect(own.gate.affinity.trades[5]).toBe(1);
    expect(own.gate.affinity.sum[5]).toBeCloseTo(tradeReturn, 12);
    expect(own.books.position).toBe(0);
    expect(own.books.profit).toBeCloseTo(-149, 9);
  });

  it('corrects the slippage forecast, lots are kept for the rules', () => {
    const { brain } = live([dip], {}, { before: closed });
    expect(brain.symbols[0]!.cerebellum.pid.primed).toBe(true);
    const { model, latency, adverse, sent } = brain.symbols[0]!.cerebellum;
    // Three fills of market orders; two of them opened, and both were marked at the close of the bar after.
    expect([model.count, latency.count, adverse.noted, adverse.marks.count]).toEqual([3, 3, 2, 2]);
    expect(sent.slippage).toBeGreaterThan(0);
    // The fills of this test are told at one moment after the decision: as many bars of an hour.
    expect(latency.window[0]).toBeCloseTo((1_600_000_000_000 - brain.symbols[0]!.books.sentAt) / 3_600_000, 9);
    expect(brain.prefrontal.ledgers[0]!.realised).toBeCloseTo(-149, 9);
  });

  it('that turns a position round ends no trade until it is flat', () => {
    const { brain } = live(
      [dip],
      {},
      {
        before: (bar, _symbol, _account, b) => {
          if (bar !== BAR + 1) return;
          absorbFill(b, fill(1, 98, 60));
          absorbFill(b, fill(-1, 98, 100));
        },
      },
    );
    expect(brain.symbols[0]!.books.position).toBe(-40);
    expect(brain.hypothalamus.trades.count).toBe(0);
  });
});

describe('a region that is switched off', () => {
  const learned = (lesions: number) => {
    const { brain } = live([dip], SHORTLY, {
      lesions,
      before: (bar, symbol, account, b) => {
        bought(98)(bar, symbol, account, b);
        if (bar === BAR + 2) absorbFill(b, fill(-1, 97));
      },
    });
    const own = brain.symbols[0]!;
    return {
      hypothalamus: brain.hypothalamus.trades.count,
      'basal-ganglia': own.basalGanglia.count.reduce((a, b) => a + b, 0),
      cortex: own.cortex.rewardSquare.count,
      hippocampus: heldCount(own.hippocampus.episodes),
      amygdala: own.amygdala.judged,
      prefrontal: brain.prefrontal.ledgers[0]!.realised,
    };
  };
  it.each([
    ['hypothalamus', HYPOTHALAMUS],
    ['basal-ganglia', BASAL_GANGLIA],
    ['cortex', CORTEX],
    ['hippocampus', HIPPOCAMPUS],
    ['amygdala', AMYGDALA],
    ['prefrontal', PREFRONTAL],
  ] as const)('learns nothing, and the others go on: %s', (name, region) => {
    const whole = learned(0);
    const without = learned(1 << region);
    for (const [other, value] of Object.entries(whole)) {
      expect(value).not.toBe(0);
      expect(without[other as keyof typeof without]).toBe(other === name ? 0 : value);
    }
  });
});
