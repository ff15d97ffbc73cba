/**
 * What a choice is asked on, as one struct that the caller owns and overwrites. Numbers that the data cannot say are
 * NaN: an inhibition that would look at them is not counted.
 */
import { ACTIONS, MODALITIES } from '@janus/domain';

export interface ChoiceInput {
  /** Regime index 0 … 6, or −1 before there is one. */
  context: number;
  /** Strongest admitted signal a side, [0, 1]; 0 none. */
  buyStrength: number;
  sellStrength: number;
  /** Gate · evidence a modality, [−1, 1]. */
  gated: Float64Array;
  /** Fear, [0, 1]. */
  threat: number;
  /** Fast over slow volatility. */
  volatilityRatio: number;
  /** ρ, [−1, 1]. */
  tonic: number;
  /** Value an action in units of reward, index = ACTIONS. */
  priorValue: Float64Array;
  recallValue: Float64Array;
  /** Signed position: a side that closes it is not inhibited. */
  position: number;
  /** Market value of the symbol's position / equity, signed. */
  symbolExposure: number;
  /** Loss in the loss window / equity, ≥ 0; drawdown from the peak, [0, 1]. */
  windowLoss: number;
  drawdown: number;
  /** Fraction of the price; volume / mean volume. */
  spread: number;
  relativeVolume: number;
  /** Share of the room for correlated exposure in use, [−1, 1]: above 0 where buying would add to it. */
  correlated: number;
  /** Epoch ms, and index of the bar within its symbol. */
  time: number;
  bar: number;
  /** True while somebody outside has halted entries in the symbol. */
  halted: boolean;
  /** Value of the configured `customFact`. */
  custom: number;
}

/** An input on which nothing inhibits. */
export const newChoiceInput = (): ChoiceInput => ({
  context: -1,
  buyStrength: 0,
  sellStrength: 0,
  gated: new Float64Array(MODALITIES.length),
  threat: 0,
  volatilityRatio: 1,
  tonic: 0,
  priorValue: new Float64Array(ACTIONS.length),
  recallValue: new Float64Array(ACTIONS.length),
  position: 0,
  symbolExposure: 0,
  windowLoss: 0,
  drawdown: 0,
  spread: Number.NaN,
  relativeVolume: Number.NaN,
  correlated: Number.NaN,
  time: 0,
  bar: 0,
  halted: false,
  custom: Number.NaN,
});
