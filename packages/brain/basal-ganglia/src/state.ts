/**
 * What the basal ganglia remember: opponent weights, critic and running means, one row a context (regime −1 … 6), one
 * column an action. Typed arrays and numbers only. `choose` reads it, `learn` alone writes it.
 */
import { ACTIONS, MODALITIES, REGIMES } from '@janus/domain';
import type { BasalGangliaConfig } from './config.ts';

/** Row 0 is "no regime yet", row 1 + r is regime r. */
export const CONTEXTS = REGIMES.length + 1;
const CELLS = CONTEXTS * ACTIONS.length;
const M = MODALITIES.length;

export interface BasalGangliaState {
  readonly config: BasalGangliaConfig;
  /** W_direct [1 + modalities]: own strength, support a modality. */
  readonly directWeights: Float64Array;
  /** W_indirect [3 + modalities]: rival strength, opposition a modality, threat, volatility excess. */
  readonly indirectWeights: Float64Array;
  /** G and N [contexts × actions], within [opponentFloor, opponentCap]; the column of HOLD stays 1. */
  readonly go: Float64Array;
  readonly noGo: Float64Array;
  /** V [contexts × actions], fraction of equity. */
  readonly value: Float64Array;
  /** Q⁺ and Q⁻ [contexts × actions], fraction of equity, ≥ 0. */
  readonly benefit: Float64Array;
  readonly cost: Float64Array;
  /** Rewards seen [contexts × actions]. */
  readonly count: Float64Array;
  /** σ: root of the running mean square of the rewards, fraction of equity, > 0. */
  rewardScale: number;
}

export function init(config: BasalGangliaConfig): BasalGangliaState {
  const directWeights = new Float64Array(1 + M).fill(config.supportWeight);
  directWeights[0] = config.strengthWeight;
  const indirectWeights = new Float64Array(3 + M).fill(config.oppositionWeight);
  indirectWeights[0] = config.rivalWeight;
  indirectWeights[1 + M] = config.threatWeight;
  indirectWeights[2 + M] = config.volatilityWeight;
  return {
    // A copy whose fields the engine reaches without a hash look-up.
    config: { ...config },
    directWeights,
    indirectWeights,
    go: new Float64Array(CELLS).fill(1),
    noGo: new Float64Array(CELLS).fill(1),
    value: new Float64Array(CELLS),
    benefit: new Float64Array(CELLS),
    cost: new Float64Array(CELLS),
    count: new Float64Array(CELLS),
    rewardScale: config.rewardScale,
  };
}

/**
 * First cell of a context's row; an action is added to it.
 * @throws RangeError unless context is a whole number in [−1, 6]
 */
export function rowOf(context: number): number {
  const row = context + 1;
  if (!(row >= 0 && row < CONTEXTS) || !Number.isInteger(row))
    throw new RangeError(`context ${context} is not a regime index in [-1, ${REGIMES.length - 1}]`);
  return row * ACTIONS.length;
}
