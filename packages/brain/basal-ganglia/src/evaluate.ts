/**
 * How well a critic of the day's kind would have foretold what came, and which actions did better than it foretold: the
 * experiences of one symbol in order, each foretold before it is learned from. The forward view that the day's traces
 * work out step by step, on a run that is over.
 */
import { ACTIONS, EXPERIENCE_NEXT, EXPERIENCE_STATE, EXPERIENCE_WIDTH, experienceSlot, REGIMES } from '@janus/domain';
import {
  generalisedAdvantages,
  initCritic,
  lambdaReturns,
  stepCritic,
  stepTraces,
  temporalDifference,
  valueOf,
} from './critic.ts';
import { CRITIC_FEATURES, fillCriticFeatures } from './features.ts';

const BAR = experienceSlot('bar');
const ACTION = experienceSlot('action');
const REGIME = experienceSlot('regime');
const REWARD = experienceSlot('reward');
const HORIZON = experienceSlot('horizon');

export interface EvaluateOptions {
  /** γ, λ and the critic's learning rate, as in the configuration. */
  readonly discount: number;
  readonly traceDecay: number;
  readonly criticRate: number;
}
/** Advantage of one action in one regime, fraction of equity. */
export interface ActionAdvantage {
  readonly regime: string;
  readonly action: string;
  readonly decisions: number;
  readonly mean: number;
  /** Standard error of the mean; NaN for a single decision. */
  readonly error: number;
}
export interface CriticScore {
  readonly decisions: number;
  /** Stretches in which each decision begins where the reward of the one before it was known. */
  readonly stretches: number;
  /** Root mean square of discounted return − value foretold, and of the return itself: what a critic that says 0 misses by. */
  readonly error: number;
  readonly errorOfZero: number;
  readonly advantages: readonly ActionAdvantage[];
}

interface Foretold {
  /** V(s) of each decision before it was learned from, and V(s′) likewise [n]. */
  readonly value: Float64Array;
  readonly next: Float64Array;
  /** First decision of each stretch, and n at the end. */
  readonly bounds: readonly number[];
}

function follows(rows: Float64Array, t: number): boolean {
  const [before, at] = [(t - 1) * EXPERIENCE_WIDTH, t * EXPERIENCE_WIDTH];
  return rows[at + BAR] === rows[before + BAR]! + rows[before + HORIZON]!;
}

/** TD(λ) over the rows; traces end where decisions do not follow one another. */
function foretell(rows: Float64Array, o: EvaluateOptions): Foretold {
  const n = rows.length / EXPERIENCE_WIDTH;
  const critic = initCritic(CRITIC_FEATURES);
  const phi = new Float64Array(CRITIC_FEATURES);
  const after = new Float64Array(CRITIC_FEATURES);
  const value = new Float64Array(n);
  const next = new Float64Array(n);
  const bounds: number[] = [];
  for (let t = 0; t < n; t++) {
    const at = t * EXPERIENCE_WIDTH;
    if (t === 0 || !follows(rows, t)) {
      bounds.push(t);
      critic.traces.fill(0);
    }
    const regime = rows[at + REGIME]!;
    // What regime came after the last of a stretch is not kept: it is taken to have lasted.
    const nextRegime = t + 1 < n && follows(rows, t + 1) ? rows[at + EXPERIENCE_WIDTH + REGIME]! : regime;
    fillCriticFeatures(regime, rows.subarray(at + EXPERIENCE_STATE, at + EXPERIENCE_NEXT), phi);
    fillCriticFeatures(nextRegime, rows.subarray(at + EXPERIENCE_NEXT, at + EXPERIENCE_WIDTH), after);
    value[t] = valueOf(critic, phi);
    next[t] = valueOf(critic, after);
    const delta = temporalDifference(rows[at + REWARD]!, o.discount, next[t]!, value[t]!);
    const square = phi.reduce((sum, x) => sum + x * x, 0);
    stepTraces(critic.traces, phi, o.discount * o.traceDecay);
    stepCritic(critic, delta, o.criticRate / square);
  }
  return { value, next, bounds: [...bounds, n] };
}

/** @param rows experiences of one symbol in order of their decisions [n, EXPERIENCE_WIDTH], n ≥ 1 */
export function evaluateCritic(rows: Float64Array, o: EvaluateOptions): CriticScore {
  const n = rows.length / EXPERIENCE_WIDTH;
  const { value, next, bounds } = foretell(rows, o);
  const reward = Float64Array.from({ length: n }, (_, t) => rows[t * EXPERIENCE_WIDTH + REWARD]!);
  const returns = new Float64Array(n);
  const advantage = new Float64Array(n);
  for (let s = 0; s + 1 < bounds.length; s++) {
    const [from, to] = [bounds[s]!, bounds[s + 1]!];
    // V of the state after the last decision closes the stretch.
    const values = Float64Array.of(...value.subarray(from, to), next[to - 1]!);
    const rewards = reward.subarray(from, to);
    lambdaReturns(rewards, values, o.discount, 1, returns.subarray(from, to));
    generalisedAdvantages(rewards, values, o.discount, o.traceDecay, advantage.subarray(from, to));
  }
  const rms = (x: (t: number) => number): number =>
    Math.sqrt(returns.reduce((sum, _, t) => sum + x(t) ** 2, 0) / Math.max(1, n));
  return {
    decisions: n,
    stretches: bounds.length - 1,
    error: rms((t) => returns[t]! - value[t]!),
    errorOfZero: rms((t) => returns[t]!),
    advantages: byAction(rows, advantage),
  };
}

function byAction(rows: Float64Array, advantage: Float64Array): ActionAdvantage[] {
  return REGIMES.flatMap((regime, r) =>
    ACTIONS.flatMap((action, a): ActionAdvantage[] => {
      const own = advantage.filter((_, t) => {
        const at = t * EXPERIENCE_WIDTH;
        return rows[at + REGIME] === r && rows[at + ACTION] === a;
      });
      if (own.length === 0) return [];
      const mean = own.reduce((x, y) => x + y, 0) / own.length;
      const squares = own.reduce((sum, x) => sum + (x - mean) ** 2, 0);
      const error = own.length > 1 ? Math.sqrt(squares / (own.length - 1) / own.length) : Number.NaN;
      return [{ regime, action, decisions: own.length, mean, error }];
    }),
  );
}
