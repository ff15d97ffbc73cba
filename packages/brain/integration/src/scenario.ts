/**
 * Scenarios for the tests of the loop: a calm market with one dip or rally at a known bar, and a brain that lives
 * through it under an account that the test sets. Nothing is filled: what the loop answers at the bar is the point. Not
 * exported from the package and not used by it.
 */
import {
  AUDIT_WIDTH,
  newAccount,
  parseConfig,
  REGIMES,
  type Account,
  type Approved,
  type AssetClass,
  type BarSeries,
  type Order,
} from '@janus/domain';
import { featureFields, featureMatrix } from '@janus/indicators';
import type { RuleSet } from '@janus/logic';
import { rng } from '@janus/numerics';
import { prepareRefits, type RegimeRefit } from '@janus/regime';
import { initBrain, type Brain } from './brain.ts';
import { parseBrainConfig } from './config.ts';
import { explain } from './explain.ts';
import type { Explanation } from './explanation.ts';
import { flush } from './record.ts';
import { onBar, onRefit } from './wake.ts';

const HOUR = 3_600_000;
const CALM_BARS = 1400;
const BEAT = 20;
/** Bars of the move; mean reversion speaks at its last. */
export const MOVE_BARS = 3;
export const BAR = CALM_BARS + MOVE_BARS;

export interface Market {
  readonly series: BarSeries;
  readonly refits: readonly RegimeRefit[];
}

/** Mean reversion alone, whatever the regime. */
export const ONLY_REVERSION = {
  gate: {
    allow: ['mean-reversion'],
    floor: 0,
    regimes: Object.fromEntries(REGIMES.map((r) => [r, ['mean-reversion']])),
  },
};

/**
 * Calm, then MOVE_BARS bars of −0.55 % (side 1: a dip to buy) or +0.55 % (−1: a rally to sell), the last of them at BAR,
 * and three bars more.
 */
export function market(side: 1 | -1, assetClass: AssetClass = 'crypto', symbol = 'DIP'): Market {
  const random = rng(1);
  const n = BAR + 4;
  const close = new Float64Array(n);
  const volume = new Float64Array(n);
  let height = 0;
  for (let i = 0; i < n; i++) {
    if (i % BEAT === 0) height = 0.006 * (0.6 + 0.8 * random.next());
    const calm = height * Math.sin((2 * Math.PI * (i + 1)) / BEAT) + 0.0015 * random.normal();
    const moved = Math.min(Math.max(0, i - CALM_BARS), MOVE_BARS);
    // The move starts from the last calm close.
    close[i] = i <= CALM_BARS ? 100 * Math.exp(side * calm) : close[CALM_BARS]! * Math.exp(-0.0055 * side * moved);
    volume[i] = 1e6 * (0.9 + 0.2 * random.next());
  }
  const open = close.map((_, i) => close[Math.max(0, i - 1)]!);
  const series: BarSeries = {
    symbol,
    timeframeMs: HOUR,
    assetClass,
    side: 'trade',
    length: n,
    time: close.map((_, i) => 1_577_836_800_000 + i * HOUR),
    open,
    high: close.map((c, i) => Math.max(c, open[i]!) * 1.0005),
    low: close.map((c, i) => Math.min(c, open[i]!) * 0.9995),
    close,
    volume,
    spread: null,
    truth: null,
    simulated: true,
  };
  const features = featureMatrix(series, parseConfig(featureFields, { timeframeMs: HOUR }, 'features'));
  return { series, refits: prepareRefits(features, parseBrainConfig().regime, 1) };
}

export interface Life {
  readonly brain: Brain;
  /** One audit record an event. */
  readonly rows: readonly Float64Array[];
  readonly orders: readonly Approved<Order>[];
  at(event: number): Explanation;
}

/** @param before called ahead of each event with what the test may change; `bar` is the index within the symbol */
export function live(
  markets: readonly Market[],
  config: object,
  options: {
    readonly lesions?: number;
    readonly rulesOff?: number;
    readonly rules?: RuleSet;
    readonly tiersOff?: number;
    readonly clock?: () => number;
    readonly before?: (bar: number, symbol: number, account: Account, brain: Brain) => void;
  } = {},
): Life {
  const rows: Float64Array[] = [];
  const orders: Approved<Order>[] = [];
  const brain = initBrain({
    config: parseBrainConfig({ strategies: ONLY_REVERSION, ...config }),
    symbols: markets.map(({ series: s }) => ({
      symbol: s.symbol,
      assetClass: s.assetClass,
      timeframeMs: s.timeframeMs,
    })),
    seed: 1,
    lesions: options.lesions ?? 0,
    rulesOff: options.rulesOff ?? 0,
    ...(options.rules && { rules: options.rules }),
    tiersOff: options.tiersOff ?? 0,
    clock: options.clock ?? null,
    onSegment: (audit, _timing, count) => {
      for (let i = 0; i < count; i++) rows.push(audit.slice(i * AUDIT_WIDTH, (i + 1) * AUDIT_WIDTH));
    },
  });
  const accounts = markets.map(() => newAccount(100_000));
  for (let i = 0; i < markets[0]!.series.length; i++)
    markets.forEach(({ series: s, refits }, symbol) => {
      for (const refit of refits) if (refit.knownAt === i) onRefit(brain, symbol, refit);
      options.before?.(i, symbol, accounts[symbol]!, brain);
      const approved = onBar(
        brain,
        {
          symbol,
          index: i,
          time: s.time[i]! + s.timeframeMs,
          open: s.open[i]!,
          high: s.high[i]!,
          low: s.low[i]!,
          close: s.close[i]!,
          volume: s.volume[i]!,
          spread: s.spread === null ? Number.NaN : s.spread[i]!,
        },
        accounts[symbol]!,
      );
      if (approved !== null) orders.push({ ...approved });
    });
  flush(brain);
  return { brain, rows, orders, at: (event) => explain(rows[event]!, null) };
}
