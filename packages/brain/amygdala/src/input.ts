/**
 * What the amygdala is shown at a bar: filled by the loop, read by `step`. What the data cannot say is NaN, and then
 * the threat that needs it is not judged; volatility, loss and the six signals are always known, and a NaN in one of
 * them is a threat itself.
 */
import { EPISODE_STATE, newAccount, REGIMES, type Account } from '@janus/domain';
import { SIGNAL_COUNT } from './moments.ts';

export interface ThreatInput {
  /** Close of the bar, epoch ms: when a breaker that trips says it did. */
  time: number;
  /** SIGNALS in order; log relative volume is 0 where there is no volume. */
  readonly signals: Float64Array;
  /** Fast over slow volatility. */
  volatilityRatio: number;
  /** Multiplies the limit of that ratio: what the regime asks for. 1 = nothing. */
  alarm: number;
  high: number;
  low: number;
  close: number;
  /** Fraction of the price; NaN without quotes. */
  spread: number;
  /** [0, 1]; NaN without volume or while warming up. */
  vpin: number;
  /** Belief over REGIMES. */
  posterior: Float64Array;
  /** Mean correlation with the other markets; NaN where there is none. */
  averageCorrelation: number;
  /** The state that fear is learned about, [EPISODE_STATE]. */
  state: Float64Array;
  account: Account;
}
export const newThreatInput = (): ThreatInput => ({
  time: 0,
  signals: new Float64Array(SIGNAL_COUNT),
  volatilityRatio: 1,
  alarm: 1,
  high: Number.NaN,
  low: Number.NaN,
  close: Number.NaN,
  spread: Number.NaN,
  vpin: Number.NaN,
  posterior: new Float64Array(REGIMES.length).fill(1 / REGIMES.length),
  averageCorrelation: Number.NaN,
  state: new Float64Array(EPISODE_STATE),
  account: newAccount(1),
});
