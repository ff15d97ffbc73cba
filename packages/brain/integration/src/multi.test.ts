/** Several markets, one brain: shared appetite and correlation, everything else a symbol's own. */
import { auditSlot } from '@janus/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { BAR, live, market, MOVE_BARS, type Life, type Market } from './scenario.ts';

let dip: Market;
let mirror: Market;
beforeAll(() => {
  dip = market(1);
  mirror = market(-1);
});
const FIRST = 2 * BAR;
const SECOND = 2 * BAR + 1;
const twins = (): Market[] => [dip, { ...dip, series: { ...dip.series, symbol: 'TWIN' } }];
/** The second market is held with that exposure from the beginning. */
const holding = (exposure: number) => ({
  before: (_bar: number, symbol: number, account: { symbolExposure: number }) => {
    if (symbol === 1) account.symbolExposure = exposure;
  },
});
const field = (life: Life, event: number, name: string): number => life.rows[event]![auditSlot(name)]!;

describe('two markets', () => {
  it('take turns, each with its own decision', () => {
    const life = live([dip, { ...mirror, series: { ...mirror.series, symbol: 'UP' } }], {});
    expect(life.rows).toHaveLength(2 * dip.series.length);
    expect(life.rows.slice(0, 4).map((row) => row[auditSlot('symbol')])).toEqual([0, 1, 0, 1]);
    expect(life.at(FIRST)).toMatchObject({ action: 'buy', barIndex: BAR });
    expect(life.at(SECOND)).toMatchObject({ action: 'sell', barIndex: BAR });
    expect(life.orders.map((o) => [o.symbol, o.side])).toEqual([
      [0, 1],
      [1, -1],
    ]);
  });

  it('decide as each would alone where nothing is held', () => {
    const alone = live([dip], {});
    const both = live(twins(), {});
    for (const name of ['action', 'reason', 'quantity', 'distance', 'relevance', 'direct.buy', 'cost'])
      for (const event of [FIRST, SECOND]) expect(field(both, event, name)).toBe(alone.rows[BAR]![auditSlot(name)]);
    expect(field(both, FIRST, 'correlationScale')).toBe(1);
    expect(field(both, FIRST, 'averageCorrelation')).toBe(0);
  });

  it('share the room: half the exposure allowed, held in a twin, halves the size', () => {
    const alone = live([dip], {});
    const life = live(twins(), {}, holding(0.4));
    expect(field(life, FIRST, 'averageCorrelation')).toBeCloseTo(1, 9);
    expect(field(life, FIRST, 'correlationScale')).toBeCloseTo(0.5, 9);
    expect(field(life, FIRST, 'quantity')).toBeCloseTo(0.5 * field(alone, BAR, 'quantity'), 9);
    expect(life.at(FIRST).stages[4]).toMatchObject({ status: 'pass', reason: 'size scaled down' });
  });

  it.each([0.9, -0.9])('refuse what is held already under another name (%f in a twin)', (exposure) => {
    const life = live(twins(), {}, holding(exposure));
    const e = life.at(FIRST);
    expect(e).toMatchObject({ action: 'hold', wanted: 'buy', reasonKey: 'concentration', outcome: 'veto' });
    expect(e.verdict).toBe('No-Go, stage 5');
    expect(e.decider).toBeNull();
    expect(e.regions.some((r) => r.vetoed)).toBe(false);
    // The twin itself is not held back by its own exposure: it may go on, it is the other that concentrates.
    expect(life.at(SECOND).reasonKey).not.toBe('concentration');
  });

  it('give the cortex the correlation that one market does not have', () => {
    const alone = live([dip], {});
    const both = live(twins(), {}, holding(0.4));
    expect(field(both, FIRST, 'schemaFeatures')).toBe(alone.rows[BAR]![auditSlot('schemaFeatures')]! + 1);
  });

  it('hold an entry back once two that moved together have come apart', () => {
    // The same market until the dip, and its mirror image from there on.
    const { close } = dip.series;
    const calm = BAR - MOVE_BARS;
    const mirrored = close.map((c, i) => (i <= calm ? c : close[calm]! ** 2 / c));
    const open = mirrored.map((_, i) => mirrored[Math.max(0, i - 1)]!);
    const high = mirrored.map((c, i) => Math.max(c, open[i]!) * 1.0005);
    const low = mirrored.map((c, i) => Math.min(c, open[i]!) * 0.9995);
    const apart = { ...dip, series: { ...dip.series, symbol: 'APART', close: mirrored, open, high, low } };
    const life = live([dip, apart], { amygdala: { correlationDrop: 0.05 } });
    expect(life.at(FIRST)).toMatchObject({ action: 'hold', wanted: 'buy', reasonKey: 'correlation-breakdown' });
    expect(life.at(FIRST).decider).toEqual({ region: 'amygdala', otherwise: 'buy' });
    expect(field(life, FIRST, 'threat.correlation-breakdown')).toBeGreaterThan(1);
    expect(field(life, 2 * calm, 'threat.correlation-breakdown')).toBeLessThan(0.1);
  });
});
