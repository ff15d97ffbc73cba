/** The thalamus's memory of one symbol: a plain value that serialises as it stands. */
import type { ThalamusConfig } from './config.ts';
import { CONTEXT_COUNT, initialWeights, INPUT_COUNT, MODALITY_COUNT } from './gate.ts';

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
}

/** One state a symbol: the ring must not mix markets. */
export function init(config: ThalamusConfig): ThalamusState {
  const bars = config.attentionBars;
  const initial = initialWeights(config);
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
  };
}
