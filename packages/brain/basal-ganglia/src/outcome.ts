/** What a decision came to, as one struct that the caller owns and overwrites. */
import { EPISODE_STATE } from '@janus/domain';

export interface Outcome {
  /** Regime index at the decision, −1 … 6, and when its reward came. */
  context: number;
  nextContext: number;
  /** Index into ACTIONS. */
  action: number;
  /** Coarse state that `observe` gave, −1 not known. */
  key: number;
  /** Mark-to-market net of costs until the next decision, fraction of equity. */
  reward: number;
  /** Bar of the decision and bar of the reward, within the symbol. */
  decidedAt: number;
  bar: number;
  /** The vectors that recall compares, at the decision and when its reward came [EPISODE_STATE]. */
  state: Float64Array;
  nextState: Float64Array;
}

export const newOutcome = (): Outcome => ({
  context: -1,
  nextContext: -1,
  action: 0,
  key: -1,
  reward: 0,
  decidedAt: 0,
  bar: 0,
  state: new Float64Array(EPISODE_STATE),
  nextState: new Float64Array(EPISODE_STATE),
});
