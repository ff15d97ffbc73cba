/** A limit of the account is passed while a position is open: told always, closed by force only where configured. */
import { auditSlot, PREFRONTAL, reasonCode, REGIONS, STAGES, type Account } from '@janus/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Brain } from './brain.ts';
import { BAR, live, market, type Life, type Market } from './scenario.ts';
import { asksToCancel } from './threat.ts';

/** A bar at which no strategy speaks. */
const QUIET = BAR - 20;
let dip: Market;
beforeAll(() => {
  dip = market(1);
});
const at = (life: Life, name: string, bar = QUIET): number => life.rows[bar]![auditSlot(name)]!;
const LIMIT = { dailyLoss: 0.01 };
const FLATTEN = { prefrontal: { ...LIMIT, flattenOnBreach: true } };

/** From QUIET on the account has lost 2 % of the day and holds 25 units until `gone`; `working` from the bar after. */
const breached =
  (gone: number, working = false, then?: (brain: Brain, bar: number) => void) =>
  (bar: number, _symbol: number, account: Account, brain: Brain): void => {
    account.position = bar < gone ? 25 : 0;
    account.windowLoss = bar >= QUIET ? 0.02 : 0;
    account.working = working && bar > QUIET && bar < gone;
    then?.(brain, bar);
  };

describe('a breach', () => {
  it('is told at every bar at which it lasts, and by itself closes nothing', () => {
    const life = live([dip], { prefrontal: LIMIT }, { before: breached(BAR + 10) });
    expect(at(life, 'reason')).toBe(reasonCode('no-signal'));
    expect(life.orders).toHaveLength(0);
    expect(at(life, 'breach')).toBe(reasonCode('daily-loss'));
    expect(at(life, 'breach', QUIET - 1)).toBe(0);
    const off = live([dip], { prefrontal: LIMIT }, { before: breached(BAR + 10), lesions: 1 << PREFRONTAL });
    expect(at(off, 'breach')).toBeNaN();
  });
  it('closes the whole position where configured, though no strategy asks for it, and says who decided and why', () => {
    const asked: boolean[] = [];
    const life = live([dip], FLATTEN, {
      before: breached(QUIET + 1, false, (brain, bar) => bar > QUIET && asked.push(asksToCancel(brain))),
    });
    const [order] = life.orders;
    expect(order).toMatchObject({ side: -1, quantity: 25, reduceOnly: true, decidedAt: QUIET });
    expect(order!.stop).toBeNaN();
    const e = life.at(QUIET);
    expect(e).toMatchObject({ action: 'sell', outcome: 'sent', verdict: 'Go, sell', quantity: 25 });
    expect(e.decider).toEqual({ region: REGIONS[PREFRONTAL], otherwise: 'hold' });
    expect(e.reasonText).toBe('position closed: the loss of the day has reached its limit');
    expect(e.stages[5]!.reason).toBe('not asked: daily-loss closes the position');
    expect(STAGES[at(life, 'reached')]).toBe('sent');
    // Entries that work are taken back at that bar, and at no other.
    expect(asked[0]).toBe(true);
    expect(asked.slice(1)).not.toContain(true);
    // What is proposed afterwards is refused while the breach lasts.
    expect(life.orders).toHaveLength(1);
    expect(life.at(BAR)).toMatchObject({ wanted: 'buy', outcome: 'veto', reasonKey: 'daily-loss' });
  });
  it('a short position is bought back', () => {
    const life = live([dip], FLATTEN, {
      before: (bar, _symbol, account) => {
        account.position = bar <= QUIET ? -7 : 0;
        account.windowLoss = bar >= QUIET ? 0.02 : 0;
      },
    });
    expect(life.orders[0]).toMatchObject({ side: 1, quantity: 7, reduceOnly: true });
  });
  it('sends the closing order once while it works, and again where it has expired', () => {
    expect(live([dip], FLATTEN, { before: breached(QUIET + 5, true) }).orders).toHaveLength(1);
    expect(live([dip], FLATTEN, { before: breached(QUIET + 5, false) }).orders).toHaveLength(5);
  });
  it('is not held back by what guards entries', () => {
    const life = live([dip], { ...FLATTEN, hypothalamus: { appetiteFloor: 1 } }, { before: breached(QUIET + 1) });
    expect(life.orders).toHaveLength(1);
    expect(life.at(QUIET).reasonKey).toBe('approved');
  });
});
