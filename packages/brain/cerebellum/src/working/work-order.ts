/**
 * One order worked over recorded bars along a plan: in each bar a child order is sent that lives for that bar, fills as
 * far as the bar lets it, and is told some bars later. What the controller asks for beside the plan is in
 * `stepFollow`. The fills are simulated: the bars do not know of the order.
 */
import type { BarSeries } from '@janus/domain';
import { initFollow, stepFollow, type Follower } from '../follow.ts';

export interface WorkOptions {
  /** 1 buy, −1 sell. */
  readonly side: number;
  /** Bars after its own at which a fill is told, ≥ 0. */
  readonly delay: number;
  /** Largest share of a bar's volume that fills. */
  readonly participation: number;
  /** True: a limit at the close before, which fills only in a bar that trades through it. False: at the bar's middle. */
  readonly passive: boolean;
}
export interface Worked {
  /** Share of the order that was not filled. */
  readonly undone: number;
  /** Mean over the bars of |done − planned|, share of the order. */
  readonly deviation: number;
  /**
   * Implementation shortfall (Perold 1988), fraction of the arrival price: what was filled at its price, what was not at
   * the last close. Without the impact that the order itself would have had.
   */
  readonly shortfall: number;
}

/** Price at which the bar lets a child order fill, NaN not at all. */
function fillPrice({ high, low, close }: BarSeries, bar: number, { side, passive }: WorkOptions): number {
  if (!passive) return (high[bar]! + low[bar]!) / 2;
  const limit = close[bar - 1]!;
  const through = side > 0 ? low[bar]! < limit : high[bar]! > limit;
  return through ? limit : Number.NaN;
}

/**
 * @param start first bar that trades; the order arrives at the close before it, ≥ 1
 * @param plan units a bar, ≥ 0 [bars]
 */
export function workOrder(
  series: BarSeries,
  start: number,
  plan: Float64Array,
  kind: Follower,
  options: WorkOptions,
): Worked {
  const { side, delay, participation } = options;
  const bars = plan.length;
  const quantity = plan.reduce((a, b) => a + b, 0);
  const arrival = series.close[start - 1]!;
  const follower = initFollow(kind, delay);
  const filled = new Float64Array(bars);
  const sent = new Float64Array(bars);
  let done = 0;
  let planned = 0;
  let told = 0;
  let underway = 0;
  let toldPlan = 0;
  let away = 0;
  let cost = 0;
  for (let k = 0; k < bars; k++) {
    const last = k - delay - 1;
    if (last >= 0) {
      told += filled[last]!;
      toldPlan += plan[last]!;
      underway -= sent[last]!;
    }
    const flow = last >= 0 ? filled[last]! - plan[last]! : 0;
    const wanted = plan[k]! + quantity * stepFollow(follower, (told - toldPlan) / quantity, flow / quantity);
    // What is on its way may all have filled: more than what is missing then could come to more than the order.
    const send = Math.max(0, Math.min(wanted, quantity - told - underway));
    sent[k] = send;
    underway += send;
    const bar = start + k;
    const price = fillPrice(series, bar, options);
    const most = Number.isFinite(series.volume[bar]!) ? participation * series.volume[bar]! : send;
    filled[k] = Number.isNaN(price) ? 0 : Math.min(send, most);
    done += filled[k]!;
    planned += plan[k]!;
    if (filled[k]! > 0) cost += (side * filled[k]! * (price - arrival)) / arrival;
    away += Math.abs(done - planned);
  }
  const end = series.close[start + bars - 1]!;
  const left = quantity - done;
  return {
    undone: left / quantity,
    deviation: away / bars / quantity,
    shortfall: (cost + (side * left * (end - arrival)) / arrival) / quantity,
  };
}
