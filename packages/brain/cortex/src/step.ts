/**
 * What kind of market this is like, what usually follows, and what acting in it was worth. A prior, never a veto: the
 * regime ensemble speaks of the present and sets the risk. Allocates nothing.
 */
import { ACTIONS, HOLD, type Prior } from '@janus/domain';
import { clamp } from '@janus/numerics';
import { countTransition, transitionsFrom } from './markov.ts';
import { matchAll } from './match.ts';
import { scale } from './scaling.ts';
import type { CortexState } from './state.ts';

/** Matches of this bar into their exponential averages; the first one starts them. */
function learnConfidence(state: CortexState): void {
  const { matches, confidence } = state;
  const gain = 2 / (state.config.confidenceSpan + 1);
  matchAll(state.scaled, state.rows, matches);
  for (let k = 0; k < matches.length; k++) {
    const m = matches[k]!;
    const before = confidence[k]!;
    confidence[k] = Number.isNaN(before) ? m : before + gain * (m - before);
  }
}

/**
 * The schema to hold: the one held, unless another leads it by the margin; −1 where the best is not good enough.
 * Of equals the ensemble's regime wins.
 */
export function chooseSchema(
  confidence: Float64Array,
  held: number,
  regime: number,
  margin: number,
  minMatch: number,
): number {
  let best = regime >= 0 ? regime : 0;
  for (let k = 0; k < confidence.length; k++) if (confidence[k]! > confidence[best]!) best = k;
  if (held >= 0 && confidence[best]! < confidence[held]! + margin) best = held;
  return confidence[best]! >= minMatch ? best : -1;
}

/** Σ_j next_j·valence_j. */
function expectedValence(next: Float64Array, valence: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < next.length; j++) sum += next[j]! * valence[j]!;
  return sum;
}

/**
 * Mean reward of each action but HOLD in the schema, drawn towards 0 as if `doubt` decisions had earned nothing, in
 * units of the usual reward.
 */
function writeValues(state: CortexState, schema: number, value: Float64Array): void {
  const { config, decisions, meanReward, rewardSquare } = state;
  const { doubt, valueLimit, rewardSpan } = config;
  const usual = Math.sqrt(rewardSquare.mean);
  for (let a = 0; a < value.length; a++) {
    const at = schema * ACTIONS.length + a;
    const n = Math.min(decisions[at]!, rewardSpan);
    const known = a !== HOLD && n > 0 && usual > 0;
    value[a] = known ? clamp((n * meanReward[at]!) / ((n + doubt) * usual), -valueLimit, valueLimit) : 0;
  }
}

/**
 * `x` [SCHEMA_FEATURES] raw, NaN = absent; `regime` the ensemble's, −1 = none yet. Writes all of `out`; the value of
 * HOLD is 0. Learns scales, confidences and transitions from what it sees.
 */
export function step(state: CortexState, x: Float64Array, regime: number, out: Prior): void {
  const { config, counts, matches } = state;
  const n = matches.length;
  uninformed(out);
  out.featuresPresent = scale(state.scaling, x, config.scaleRate, state.scaled);
  const before = state.schema;
  if (out.featuresPresent < config.minFeatures) {
    state.schema = -1;
    return;
  }
  learnConfidence(state);
  const schema = chooseSchema(state.confidence, before, regime, config.switchMargin, config.minMatch);
  state.schema = schema;
  if (schema < 0) return;
  if (before >= 0) countTransition(counts, n, before, schema);
  transitionsFrom(counts, n, schema, out.next);
  out.schema = schema;
  out.match = matches[schema]!;
  const trust = regime >= 0 && regime !== schema ? config.disagreement : 1;
  out.tonic = clamp(expectedValence(out.next, state.table.valence) * out.match * trust, -1, 1);
  writeValues(state, schema, out.value);
}

/** Region switched off: no schema, no expectation, no prior. */
export function uninformed(out: Prior): void {
  withoutSchemas(out);
  out.goal = -1;
  out.goalExposure = 0;
  out.goalBound = Number.POSITIVE_INFINITY;
}

/** Schemas not asked: nothing matches, nothing is expected, no action is worth more than another. Goals are left. */
export function withoutSchemas(out: Prior): void {
  out.schema = -1;
  out.match = 0;
  out.featuresPresent = 0;
  const { next, value } = out;
  for (let j = 0; j < next.length; j++) next[j] = 1 / next.length;
  out.tonic = 0;
  for (let a = 0; a < value.length; a++) value[a] = 0;
}
