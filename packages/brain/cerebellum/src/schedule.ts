/**
 * How an order is best worked over its horizon: the Almgren–Chriss trajectory with impacts that are learned or assumed
 * here. The square-root impact of the whole order, spread over the horizon, is matched by a linear one at the order's
 * own rate; a share of it is taken to stay.
 */
import { holdings, type AlmgrenChriss } from '@janus/market';
import { priceImpact } from './slippage.ts';

/** What an order is worked under. Volatility and volume are a bar's; the rest as in the configuration. */
export interface Working {
  /** Base units, > 0. */
  readonly quantity: number;
  readonly price: number;
  /** Base units a bar; NaN unknown. */
  readonly volume: number;
  /** σ of a bar's log return. */
  readonly volatility: number;
  /** Fraction of the price. */
  readonly spread: number;
  /** Bars, whole, ≥ 1. */
  readonly bars: number;
  /** Share of the impact that stays, [0, 1]. */
  readonly permanentShare: number;
  /** λ of Almgren and Chriss, 1 / quote unit, ≥ 0. */
  readonly riskAversion: number;
  readonly assumedParticipation: number;
}

/**
 * The model of one order. At the even rate X/T the temporary impact η·X/T is (1 − share) of the square-root impact, and
 * the permanent one γ·X is share of it.
 */
export function workingModel(w: Working): AlmgrenChriss {
  const horizonVolatility = w.volatility * Math.sqrt(w.bars);
  const impact = w.price * priceImpact(w.quantity, w.volume * w.bars, horizonVolatility, w.assumedParticipation);
  return {
    quantity: w.quantity,
    horizon: w.bars,
    intervals: w.bars,
    volatility: w.volatility * w.price,
    fixedCost: (w.spread * w.price) / 2,
    permanent: (w.permanentShare * impact) / w.quantity,
    temporary: ((1 - w.permanentShare) * impact * w.bars) / w.quantity,
    riskAversion: w.riskAversion,
  };
}

/** Units to trade in each bar into `out` [bars]; their sum is the quantity. `left` is scratch [bars + 1]. */
export function workingSchedule(w: Working, left: Float64Array, out: Float64Array): void {
  holdings(workingModel(w), left);
  for (let k = 0; k < w.bars; k++) out[k] = left[k]! - left[k + 1]!;
}
