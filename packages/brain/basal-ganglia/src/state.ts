/**
 * What the basal ganglia of one symbol remember: opponent weights and running means, one row a context (regime −1 … 6),
 * one column an action; the critic; what went wrong lately; habits and learned inhibitions a coarse state. Typed arrays
 * and numbers only. `choose` reads it, `observe` and `learn` alone write it.
 */
import { ACTIONS, MODALITIES, REGIMES } from '@janus/domain';
import { COARSE_STATES } from './coarse.ts';
import type { BasalGangliaConfig } from './config.ts';
import { initCritic, type Critic } from './critic.ts';
import { CRITIC_FEATURES } from './features.ts';
import { SIDES } from './pattern.ts';

/** Row 0 is "no regime yet", row 1 + r is regime r. */
export const CONTEXTS = REGIMES.length + 1;
const CELLS = CONTEXTS * ACTIONS.length;
const M = MODALITIES.length;
/** A bar so long ago that nothing of it counts. */
const NEVER = -1e12;

export interface BasalGangliaState {
  readonly config: BasalGangliaConfig;
  /** W_direct [1 + modalities]: own strength, support a modality. */
  readonly directWeights: Float64Array;
  /** W_indirect [3 + modalities]: rival strength, opposition a modality, threat, volatility excess. */
  readonly indirectWeights: Float64Array;
  /** Sensitivity to tonic dopamine [contexts], ≥ 0. */
  readonly sensitivity: Float64Array;
  /** G and N [contexts × actions], within [opponentFloor, opponentCap]; the column of HOLD stays 1. */
  readonly go: Float64Array;
  readonly noGo: Float64Array;
  /** How far back each cell of G and N still hears an error [contexts × actions], [0, 1]. */
  readonly eligibility: Float64Array;
  /** V of a state, fraction of equity, and scratch for the features of a state and the next. */
  readonly critic: Critic;
  readonly features: Float64Array;
  readonly nextFeatures: Float64Array;
  /** Q⁺ and Q⁻ [contexts × actions], fraction of equity, ≥ 0. */
  readonly benefit: Float64Array;
  readonly cost: Float64Array;
  /** Rewards seen [contexts × actions]. */
  readonly count: Float64Array;
  /** Mean of −δ/clip of what was done [contexts], [−1, 1]. */
  readonly vigilance: Float64Array;
  /** How often the action did better than expected [contexts × actions], [0, 1]. */
  readonly facilitation: Float64Array;
  /** Decisions in a row that a side was asked for in vain [actions]. */
  readonly waited: Float64Array;
  /** Learned inhibition [coarse states × sides], [0, 1]. */
  readonly pattern: Float64Array;
  /** Action and agreeing decisions in a row [coarse states]. */
  readonly habitAction: Uint8Array;
  readonly habitCount: Uint32Array;
  /** Bar of the last loss that begins a cooling off. */
  lossBar: number;
  /** Bar at which the last reward came home. */
  learnedAt: number;
  /** δ of the last reward, reward scales. */
  delta: number;
  /** σ: root of the running mean square of the rewards, fraction of equity, > 0. */
  rewardScale: number;
}

const sensitivities = (c: BasalGangliaConfig): Float64Array =>
  Float64Array.of(
    1,
    c.bullSensitivity,
    c.bearSensitivity,
    c.rangingSensitivity,
    c.crisisSensitivity,
    c.recoverySensitivity,
    c.bubbleSensitivity,
    c.deflationSensitivity,
  );

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
    sensitivity: sensitivities(config),
    go: new Float64Array(CELLS).fill(1),
    noGo: new Float64Array(CELLS).fill(1),
    eligibility: new Float64Array(CELLS),
    critic: initCritic(CRITIC_FEATURES),
    features: new Float64Array(CRITIC_FEATURES),
    nextFeatures: new Float64Array(CRITIC_FEATURES),
    benefit: new Float64Array(CELLS),
    cost: new Float64Array(CELLS),
    count: new Float64Array(CELLS),
    vigilance: new Float64Array(CONTEXTS),
    facilitation: new Float64Array(CELLS),
    waited: new Float64Array(ACTIONS.length),
    pattern: new Float64Array(COARSE_STATES * SIDES),
    habitAction: new Uint8Array(COARSE_STATES),
    habitCount: new Uint32Array(COARSE_STATES),
    lossBar: NEVER,
    learnedAt: NEVER,
    delta: 0,
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
