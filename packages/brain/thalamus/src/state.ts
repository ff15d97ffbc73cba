/** The thalamus's memory of one symbol: a plain value that serialises as it stands. */
import type { Moment, Trace } from './attention/backward.ts';
import { HEADS, WIDTH } from './attention/heads.ts';
import { initialProjections, QUERY_COUNT, WEIGHT_COUNT } from './attention/project.ts';
import { initSaliency, type SaliencyState } from './attention/saliency.ts';
import type { ThalamusConfig } from './config.ts';
import { CONTEXT_COUNT, initialWeights, INPUT_COUNT, MODALITY_COUNT } from './gate.ts';
import { initOscillation, type Oscillation } from './oscillation.ts';

export interface ThalamusState {
  readonly config: ThalamusConfig;
  /** [MODALITY_COUNT, INPUT_COUNT], learned, and where they began. */
  readonly weights: Float64Array;
  readonly initial: Float64Array;
  readonly bias: Float64Array;
  /** Decisions learned from, a modality. */
  readonly learned: Float64Array;
  /** Ring of the last calls: evidence and context [bars, INPUT_COUNT], context alone [bars, CONTEXT_COUNT]. */
  readonly keys: Float64Array;
  readonly contexts: Float64Array;
  /** Rows of the ring in use, and the row that the next call overwrites. */
  filled: number;
  next: number;
  /** This call's evidence and its context before and after pooling. */
  readonly query: Float64Array;
  readonly pooled: Float64Array;
  readonly scores: Float64Array;
  /** Inputs [evidence; pooled context] and presence of the last call, and of the decision remembered. */
  readonly last: Float64Array;
  readonly lastPresent: Uint8Array;
  readonly remembered: Float64Array;
  readonly rememberedPresent: Uint8Array;
  /** True between `remember` and `learn`. */
  pending: boolean;
  /** Scratch: the inputs as one modality sees them. */
  readonly oriented: Float64Array;
  /** Scratch: [evidence after attention; pooled context]. */
  readonly inputs: Float64Array;
  /** Learned projections of attention, and where they began. */
  readonly projections: Float64Array;
  readonly initialProjections: Float64Array;
  /** Calls so far, and the call that each slot of the ring is of. */
  calls: number;
  readonly slotCall: Float64Array;
  /** Tokens, slot of the ring · 5 + modality: whether the modality was there. */
  readonly tokenPresent: Uint8Array;
  /** What saliency and focus add to a modality's scores. */
  readonly modalityBias: Float64Array;
  /** The present moment as attention sees it, and the decision remembered. */
  readonly now: Moment;
  readonly trace: Trace;
  readonly past: Moment;
  readonly pastTrace: Trace;
  /** Evidence after the residual connection, [MODALITY_COUNT]. */
  readonly attended: Float64Array;
  /** What attention gave each gate's logit, and the gates' gain: last call, decision remembered. */
  readonly shift: Float64Array;
  gain: number;
  readonly rememberedShift: Float64Array;
  rememberedGain: number;
  /** Scratch of learning. */
  readonly gradient: Float64Array;
  readonly dAttended: Float64Array;
  readonly dHeads: Float64Array;
  readonly dQuery: Float64Array;
  readonly saliency: SaliencyState;
  readonly oscillation: Oscillation;
}

const newMoment = (tokens: number): Moment => ({
  features: new Float64Array(QUERY_COUNT),
  evidence: new Float64Array(tokens),
  visible: new Int32Array(tokens),
  count: 0,
  bias: new Float64Array(tokens),
  age: new Float64Array(tokens),
});
const newTrace = (tokens: number): Trace => ({
  query: new Float64Array(WIDTH),
  keys: new Float64Array(tokens * WIDTH),
  values: new Float64Array(tokens * WIDTH),
  weights: new Float64Array(HEADS * tokens),
  stride: tokens,
  heads: new Float64Array(WIDTH),
});

/** One state a symbol: the ring must not mix markets. `seed` draws the projections of attention. */
export function init(config: ThalamusConfig, seed = 0): ThalamusState {
  const bars = config.attentionBars;
  const tokens = bars * MODALITY_COUNT;
  const initial = initialWeights(config);
  const projections = initialProjections(seed);
  return {
    config,
    weights: initial.slice(),
    initial,
    bias: new Float64Array(MODALITY_COUNT),
    learned: new Float64Array(MODALITY_COUNT),
    keys: new Float64Array(bars * INPUT_COUNT),
    contexts: new Float64Array(bars * CONTEXT_COUNT),
    filled: 0,
    next: 0,
    query: new Float64Array(INPUT_COUNT),
    pooled: new Float64Array(CONTEXT_COUNT),
    scores: new Float64Array(bars),
    last: new Float64Array(INPUT_COUNT),
    lastPresent: new Uint8Array(MODALITY_COUNT),
    remembered: new Float64Array(INPUT_COUNT),
    rememberedPresent: new Uint8Array(MODALITY_COUNT),
    pending: false,
    oriented: new Float64Array(INPUT_COUNT),
    inputs: new Float64Array(INPUT_COUNT),
    projections: projections.slice(),
    initialProjections: projections,
    calls: 0,
    slotCall: new Float64Array(bars),
    tokenPresent: new Uint8Array(tokens),
    modalityBias: new Float64Array(MODALITY_COUNT),
    now: newMoment(tokens),
    trace: newTrace(tokens),
    past: newMoment(tokens),
    pastTrace: newTrace(tokens),
    attended: new Float64Array(MODALITY_COUNT),
    shift: new Float64Array(MODALITY_COUNT),
    gain: 1,
    rememberedShift: new Float64Array(MODALITY_COUNT),
    rememberedGain: 1,
    gradient: new Float64Array(WEIGHT_COUNT),
    dAttended: new Float64Array(MODALITY_COUNT),
    dHeads: new Float64Array(WIDTH),
    dQuery: new Float64Array(WIDTH),
    saliency: initSaliency(config.saliencySpan),
    oscillation: initOscillation(),
  };
}
