/** Orders worked one after another over a whole series, by each way of keeping to the plan: what is left undone, and at what price. */
import { noData, type BarSeries } from '@janus/domain';
import { FOLLOWERS, type Follower } from '../follow.ts';
import { workingSchedule, type Working } from '../schedule.ts';
import { workOrder, type WorkOptions } from './work-order.ts';

/** Bars before an order over which volume and volatility are taken. */
export const USUAL_BARS = 100;

export interface Usual {
  /** Base units a bar; NaN unknown. */
  readonly volume: number;
  /** Root mean square log return of a bar. */
  readonly volatility: number;
}

/** What was usual in the USUAL_BARS bars before bar `start`. */
export function usualBefore({ close, volume }: BarSeries, start: number): Usual {
  let [units, squares] = [0, 0];
  for (let i = start - USUAL_BARS; i < start; i++) {
    units += volume[i]!;
    squares += Math.log(close[i]! / close[i - 1]!) ** 2;
  }
  return { volume: units / USUAL_BARS, volatility: Math.sqrt(squares / USUAL_BARS) };
}

export interface ExperimentOptions extends WorkOptions {
  /** Bars of one order. */
  readonly bars: number;
  /** Size of an order, share of the usual volume of its bars. */
  readonly share: number;
  /** Of the plan: see `Working`. */
  readonly permanentShare: number;
  /** λ times the notional, so that it means the same at any price and size. */
  readonly caution: number;
  readonly spread: number;
}
export interface FollowerResult {
  readonly follower: Follower;
  readonly orders: number;
  /** Means over the orders. */
  readonly undone: number;
  readonly deviation: number;
  /** Mean and standard deviation over the orders, fraction of the arrival price. */
  readonly shortfall: number;
  readonly shortfallDeviation: number;
}

/** The plan of an order that arrives at the close before bar `start`; null where the usual volume or volatility is 0 or unknown. */
export function planBefore(series: BarSeries, start: number, o: ExperimentOptions): Working | null {
  const { volume, volatility } = usualBefore(series, start);
  if (!(volume > 0 && volatility > 0)) return null;
  const price = series.close[start - 1]!;
  const quantity = o.share * volume * o.bars;
  return {
    quantity,
    price,
    volume,
    volatility,
    spread: o.spread,
    bars: o.bars,
    permanentShare: o.permanentShare,
    riskAversion: o.caution / (quantity * price),
    assumedParticipation: o.share,
  };
}

/** @throws JanusError no-data where the series is too short, or tells no volume */
export function workingExperiment(series: BarSeries, o: ExperimentOptions): FollowerResult[] {
  const plans: { readonly start: number; readonly plan: Float64Array }[] = [];
  const left = new Float64Array(o.bars + 1);
  for (let start = USUAL_BARS + 1; start + o.bars <= series.length; start += o.bars) {
    const working = planBefore(series, start, o);
    if (working === null) continue;
    const plan = new Float64Array(o.bars);
    workingSchedule(working, left, plan);
    plans.push({ start, plan });
  }
  if (plans.length < 2)
    throw noData(`${series.symbol}: ${series.length} bars with volume hold fewer than 2 orders of ${o.bars} bars`);
  return FOLLOWERS.map((follower) => {
    const all = plans.map(({ start, plan }) => workOrder(series, start, plan, follower, o));
    const mean = (f: (w: (typeof all)[number]) => number): number => all.reduce((sum, w) => sum + f(w), 0) / all.length;
    const shortfall = mean((w) => w.shortfall);
    return {
      follower,
      orders: all.length,
      undone: mean((w) => w.undone),
      deviation: mean((w) => w.deviation),
      shortfall,
      shortfallDeviation: Math.sqrt((mean((w) => (w.shortfall - shortfall) ** 2) * all.length) / (all.length - 1)),
    };
  });
}
