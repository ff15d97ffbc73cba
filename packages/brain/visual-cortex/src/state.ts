/**
 * The visual cortex in the day. It computes no frame here: embeddings are slow work and arrive as events, each with
 * the bar it is as of; the day uses the newest that has had time to arrive, for as long as it is not too old. It never
 * vetoes: what it sees is evidence for the stages after it.
 */
import { PASS, type Percept, type ReasonCode } from '@janus/domain';
import type { VisionConfig } from './config.ts';
import { checkVision } from './config.ts';

/** More than the greatest delay: an embedding that is overwritten before its time has a younger one due no later. */
const SLOTS = 64;

export interface VisionState {
  readonly delay: number;
  readonly maxAge: number;
  /** Embeddings on their way, a ring. [SLOTS] each */
  readonly asOf: Float64Array;
  readonly score: Float64Array;
  readonly gate: Float64Array;
  /** Indices into VISION_MODELS and VISION_CAUSES. [SLOTS] each */
  readonly model: Int8Array;
  readonly cause: Int8Array;
  /** Slot of the oldest on its way, and how many there are. */
  head: number;
  count: number;
  /** The newest that has arrived; as of bar −1 before the first. */
  heldAsOf: number;
  heldScore: number;
  heldGate: number;
  heldModel: number;
  heldCause: number;
  /** Model of the percept before, −1 before the first. */
  seenModel: number;
}

/** @throws ConfigError for options that do not go together */
export function init(config: VisionConfig): VisionState {
  checkVision(config);
  return {
    delay: config.delay,
    maxAge: config.maxAge,
    asOf: new Float64Array(SLOTS).fill(-1),
    score: new Float64Array(SLOTS),
    gate: new Float64Array(SLOTS),
    model: new Int8Array(SLOTS),
    cause: new Int8Array(SLOTS),
    head: 0,
    count: 0,
    heldAsOf: -1,
    heldScore: 0,
    heldGate: 0,
    heldModel: -1,
    heldCause: -1,
    seenModel: -1,
  };
}

/**
 * An embedding is ready: event EmbeddingReady. It may be handed over as early as the bar that it is as of; `step` will
 * not use it before `delay` bars have passed. One that is not younger than the last handed over is ignored.
 * @param score [−1, 1], NaN = not trained, ignored; @param gate [0, 1]
 * @param model, @param cause indices into VISION_MODELS and VISION_CAUSES
 */
export function receive(
  state: VisionState,
  score: number,
  gate: number,
  asOfIndex: number,
  model = 0,
  cause = 0,
): void {
  const newest = state.count > 0 ? state.asOf[(state.head + state.count - 1) % SLOTS]! : state.heldAsOf;
  if (Number.isNaN(score) || asOfIndex <= newest) return;
  const slot = (state.head + state.count) % SLOTS;
  state.asOf[slot] = asOfIndex;
  state.score[slot] = score;
  state.gate[slot] = gate;
  state.model[slot] = model;
  state.cause[slot] = cause;
  if (state.count < SLOTS) state.count++;
  else state.head = (state.head + 1) % SLOTS;
}

/** Writes what is seen at bar `barIndex`. @returns PASS always */
export function step(state: VisionState, barIndex: number, out: Percept): ReasonCode {
  while (state.count > 0 && state.asOf[state.head]! + state.delay <= barIndex) {
    state.heldAsOf = state.asOf[state.head]!;
    state.heldScore = state.score[state.head]!;
    state.heldGate = state.gate[state.head]!;
    state.heldModel = state.model[state.head]!;
    state.heldCause = state.cause[state.head]!;
    state.head = (state.head + 1) % SLOTS;
    state.count--;
  }
  if (state.heldAsOf < 0 || barIndex - state.heldAsOf > state.maxAge) {
    uninformed(out);
    return PASS;
  }
  out.present = true;
  out.score = state.heldScore;
  out.gate = state.heldGate;
  out.asOf = state.heldAsOf;
  out.model = state.heldModel;
  out.cause = state.heldCause;
  out.changed = state.seenModel >= 0 && state.heldModel !== state.seenModel;
  state.seenModel = state.heldModel;
  return PASS;
}

/** Nothing is seen: vision is absent, which later stages mask; it is not a score of 0. */
export function uninformed(out: Percept): void {
  out.present = false;
  out.score = 0;
  out.gate = 0;
  out.asOf = -1;
  out.model = -1;
  out.cause = -1;
  out.changed = false;
}
