/**
 * Replay: ripple after ripple, each begun by an experience that is drawn by its priority and played backwards from it in
 * strides, the value net corrected by each replay and the priorities with it. One `replayBatch` is one step; what was
 * replayed is left in the state for whoever consolidates it. Holds no schema.
 */
import { type SleepPhase, RIPPLE_TYPES } from '@janus/domain';
import { initSumTree, leafAt, rebuildSumTree, setWeight, weightOf, type Rng, type SumTree } from '@janus/numerics';
import type { ReplayConfig } from './config.ts';
import type { NightMemory } from './memory.ts';
import { checkOrder, PHASES } from './phases.ts';
import { annealedBeta, divideByLargest, drawProbability, drawWeight, importance, priority } from './priority.ts';

import { feltSalience, standardScale } from './salience.ts';
import { correct, deltaOf, initValueNet, syncTarget, type ValueNet } from './value-net.ts';

export interface ReplayState {
  readonly config: ReplayConfig;
  readonly memory: NightMemory;
  readonly net: ValueNet;
  /** Leaves p^α [E40]. */
  readonly tree: SumTree;
  /** Type of the ripple that each experience would begin. */
  readonly types: Uint8Array;
  phase: SleepPhase | null;
  stride: number;
  alpha: number;
  beta: number;
  /** deltaWeight/size of |δ|, as of the beginning of the phase. */
  deltaScale: number;
  readonly felt: Float64Array;
  /** Replays of each experience. */
  readonly times: Uint32Array;
  /** Ripples by type in this phase. */
  readonly ripples: Uint32Array;
  /** Replays so far, and in the whole night. */
  replayed: number;
  readonly total: number;
  batches: number;
  /** What the last batch replayed, in order; `count` of them. */
  readonly batch: Int32Array;
  count: number;
  readonly weights: Float64Array;
  readonly deltas: Float64Array;
}

/** `types` [n] of rippleTypes. */
export function initReplay(config: ReplayConfig, memory: NightMemory, types: Uint8Array): ReplayState {
  const most = config.ripplesPerBatch * config.sequence;
  return {
    config,
    memory,
    net: initValueNet(),
    tree: initSumTree(memory.n),
    types,
    phase: null,
    stride: 1,
    alpha: config.exponent,
    beta: config.betaStart,
    deltaScale: 0,
    felt: feltSalience(memory, config),
    times: new Uint32Array(memory.n),
    ripples: new Uint32Array(RIPPLE_TYPES.length),
    replayed: 0,
    total: Math.max(1, Math.round(config.replaysPerExperience * memory.n)),
    batches: 0,
    batch: new Int32Array(most),
    count: 0,
    weights: new Float64Array(most),
    deltas: new Float64Array(memory.n),
  };
}

const saliencePriority = (state: ReplayState, i: number): number =>
  priority(state.deltaScale * Math.abs(state.deltas[i]!) + state.felt[i]!);

/** Every δ anew under the nets as they stand; root mean square of them. */
export function refreshDeltas(state: ReplayState): number {
  const { memory, deltas, net, config } = state;
  let square = 0;
  for (let i = 0; i < memory.n; i++) {
    deltas[i] = deltaOf(net, memory, i, config.discount);
    square += deltas[i]! ** 2;
  }
  return Math.sqrt(square / memory.n);
}

/**
 * Enters a phase: its stride, its α, and all priorities anew.
 * @throws JanusError refused where it is not the next in order
 */
export function enterPhase(state: ReplayState, phase: SleepPhase): void {
  checkOrder(state.phase, phase);
  state.phase = phase;
  state.stride = PHASES[phase].stride;
  state.alpha = state.config.exponent * PHASES[phase].exponent;
  state.ripples.fill(0);
  refreshDeltas(state);
  state.deltaScale = state.config.deltaWeight * standardScale(state.deltas);
  for (let i = 0; i < state.memory.n; i++)
    setWeight(state.tree, i, drawWeight(saliencePriority(state, i), state.alpha));
  rebuildSumTree(state.tree);
}

/** The experience `stride` decisions earlier (or later) in the life of the symbol, −1 where there is none. */
function walk(chain: Int32Array, from: number, stride: number): number {
  let i = from;
  for (let s = 0; s < stride && i >= 0; s++) i = chain[i]!;
  return i;
}

/**
 * Chance that a place in a ripple holds experience j: it was drawn itself, or one that lies 1, 2, … strides after it
 * was. With sequences of one this is P(j).
 */
export function replayProbability(state: ReplayState, j: number): number {
  const { tree, memory, config } = state;
  let weight = 0;
  let i = j;
  for (let l = 0; l < config.sequence && i >= 0; l++) {
    weight += weightOf(tree, i);
    i = walk(memory.after, i, state.stride);
  }
  return drawProbability(weight, tree.total) / config.sequence;
}

/** Draws one ripple in each of as many equal stretches of the total, and lists what they replay. */
function drawRipples(state: ReplayState, random: Rng): void {
  const { config, tree, memory, batch, ripples, types } = state;
  state.count = 0;
  for (let b = 0; b < config.ripplesPerBatch; b++) {
    const u = ((b + random.next()) / config.ripplesPerBatch) * tree.total;
    let i = leafAt(tree, u);
    ripples[types[i]!] = ripples[types[i]!]! + 1;
    for (let l = 0; l < config.sequence && i >= 0; l++) {
      batch[state.count++] = i;
      i = walk(memory.before, i, state.stride);
    }
  }
}

/** Share of the night that is over before this batch: 0 at the first, 1 at the last. */
const nightShare = ({ replayed, total, batch }: ReplayState): number =>
  Math.min(1, replayed / Math.max(1, total - batch.length));

/**
 * One batch of ripples: draw, weigh [E41], correct the value net, renew the priorities [E39]. Afterwards
 * state.batch[0 … count − 1] are the experiences replayed, state.beta is the β that weighed them.
 */
export function replayBatch(state: ReplayState, random: Rng): void {
  const { config, memory, net, tree, batch, weights, deltas, times } = state;
  drawRipples(state, random);
  state.beta = annealedBeta(config.betaStart, nightShare(state));
  for (let k = 0; k < state.count; k++)
    weights[k] = importance(memory.n, replayProbability(state, batch[k]!), state.beta);
  divideByLargest(weights, state.count);
  for (let k = 0; k < state.count; k++) {
    const i = batch[k]!;
    const delta = deltaOf(net, memory, i, config.discount);
    correct(net, memory, i, delta, config.learningRate * weights[k]!, config.deltaLimit);
    deltas[i] = deltaOf(net, memory, i, config.discount);
    times[i]!++;
  }
  for (let k = 0; k < state.count; k++) {
    const i = batch[k]!;
    setWeight(tree, i, drawWeight(saliencePriority(state, i), state.alpha));
  }
  state.replayed += state.count;
  if (++state.batches % config.targetPeriod === 0) syncTarget(net);
}
