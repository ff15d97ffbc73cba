/**
 * How a moment becomes the vector that is compared with the schemas: standardised, spread over many cells, the strongest
 * few left firing, brought to length 1. The night draws it up once and freezes it with the version; the day opens the
 * same one, so both say the same numbers. The action is left out: a schema is asked for before the action is chosen, and
 * a code that depended on it could not be asked for. (Zeros in its slots and no slots at all are the same projection.)
 */
import {
  badInput,
  EPISODE_STATE,
  EXPERIENCE_STATE,
  EXPERIENCE_WIDTH,
  experienceSlot,
  type NightEncoder,
} from '@janus/domain';
import { clamp, rng } from '@janus/numerics';
import { project, randomProjection, winnersTakeAll } from '../separation.ts';
import { CONTEXT_COUNT } from '../state.ts';

/** Inputs of the code: state, then volatility, spread, volume. */
export const CODE_INPUTS = EPISODE_STATE + CONTEXT_COUNT;
/** Standard deviations beyond which a component says no more. */
const LIMIT = 4;
/** A component that varies less than this beside its size does not vary. */
const STILL = 1e-9;

const CONTEXT = experienceSlot('volatility');
const slotOf = (i: number): number => (i < EPISODE_STATE ? EXPERIENCE_STATE + i : CONTEXT + i - EPISODE_STATE);

/** Mean and 1/σ of one column over the rows where it is finite; 0 and 0 where it never is, 1/σ 0 where it is constant. */
function moments(rows: Float64Array, slot: number): { mean: number; scale: number } {
  let count = 0;
  let mean = 0;
  let square = 0;
  for (let at = slot; at < rows.length; at += EXPERIENCE_WIDTH) {
    const x = rows[at]!;
    if (!Number.isFinite(x)) continue;
    const d = x - mean;
    mean += d / ++count;
    square += d * (x - mean);
  }
  const sigma = count > 0 ? Math.sqrt(square / count) : 0;
  return { mean, scale: sigma > STILL * Math.max(1e-12, Math.abs(mean)) ? 1 / sigma : 0 };
}

/**
 * The encoder of these experiences: `rows` [n, EXPERIENCE_WIDTH]; mean and scale are theirs, the projection is the
 * seed's.
 */
export function encoderOf(
  rows: Float64Array,
  config: { readonly cellsPerInput: number; readonly activeShare: number },
  seed: number,
): NightEncoder {
  const columns = Array.from({ length: CODE_INPUTS }, (_, i) => moments(rows, slotOf(i)));
  return {
    seed,
    cells: config.cellsPerInput * CODE_INPUTS,
    activeShare: config.activeShare,
    mean: columns.map((c) => c.mean),
    scale: columns.map((c) => c.scale),
  };
}

/** An encoder with its projection drawn and its scratch made. */
export interface OpenEncoder {
  /** Length of an embedding. */
  readonly cells: number;
  /** [cells, CODE_INPUTS] */
  readonly projection: Float64Array;
  readonly mean: Float64Array;
  readonly scale: Float64Array;
  /** Scratch. */
  readonly input: Float64Array;
  readonly code: Float64Array;
  readonly winners: Float64Array;
}

/** @throws JanusError bad-input where mean or scale have not a number an input */
export function openEncoder(encoder: NightEncoder): OpenEncoder {
  const { cells, mean, scale } = encoder;
  if (mean.length !== CODE_INPUTS || scale.length !== CODE_INPUTS)
    throw badInput(
      `an encoder of ${mean.length} means and ${scale.length} scales does not fit the ${CODE_INPUTS} inputs of a moment: ` +
        'it was made by another version of JANUS. Sleep again',
    );
  return {
    cells,
    projection: randomProjection(cells, CODE_INPUTS, rng(encoder.seed)),
    mean: Float64Array.from(mean),
    scale: Float64Array.from(scale),
    input: new Float64Array(CODE_INPUTS),
    code: new Float64Array(cells),
    winners: new Float64Array(Math.max(1, Math.round(encoder.activeShare * cells))),
  };
}

/** Component i in standard deviations from its mean, within ±4; 0 where it is unknown or never varied. */
export const standardise = (e: OpenEncoder, i: number, x: number): number =>
  Number.isFinite(x) ? clamp((x - e.mean[i]!) * e.scale[i]!, -LIMIT, LIMIT) : 0;

/** 1/‖x‖, 0 where x has no length. */
function inverseLength(x: Float64Array): number {
  let square = 0;
  for (let u = 0; u < x.length; u++) square += x[u]! * x[u]!;
  return square > 0 ? 1 / Math.sqrt(square) : 0;
}

/**
 * h of (s, c): the sparse code [E38], of length 1, into `out` [cells]; all 0 for a moment that is average in everything.
 * `state` [EPISODE_STATE]; `context` [3] volatility, spread, volume, NaN = unknown. Allocates nothing.
 */
export function embed(e: OpenEncoder, state: Float64Array, context: Float64Array, out: Float32Array): void {
  const { input, code } = e;
  for (let i = 0; i < EPISODE_STATE; i++) input[i] = standardise(e, i, state[i]!);
  for (let c = 0; c < CONTEXT_COUNT; c++) input[EPISODE_STATE + c] = standardise(e, EPISODE_STATE + c, context[c]!);
  project(e.projection, input, code);
  winnersTakeAll(code, e.winners);
  const scale = inverseLength(code);
  for (let u = 0; u < code.length; u++) out[u] = code[u]! * scale;
}
