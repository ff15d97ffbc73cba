/**
 * What a model has learned: a flat record from name to numbers, in host memory. Names and shapes are part of the
 * format: files, optimisers and the fused kernels go by them. On a backend they are `Tensors`, for one step or for as
 * long as a model is used.
 */
import { badInput } from '@janus/domain';
import { rng } from '@janus/numerics';
import { disposeAll, tensor, type Tensors } from '../tensor/index.ts';

export interface Weight {
  readonly shape: readonly number[];
  /** Row-major. */
  readonly values: Float32Array;
}
export type Weights = Readonly<Record<string, Weight>>;

export interface WeightSpec {
  readonly name: string;
  readonly shape: readonly number[];
  /** Standard deviation of the normal it is drawn from, or numbers, each of which fills an equal part. */
  readonly start: { readonly deviation: number } | { readonly parts: readonly number[] };
  /** False for statistics, which are fitted and not learned. */
  readonly learned: boolean;
  /** Whether weight decay shrinks it: matrices, not biases, gains or positions (Loshchilov and Hutter's usual practice). */
  readonly decays: boolean;
}

export const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);
export const countOf = (specs: readonly WeightSpec[]): number => specs.reduce((n, { shape }) => n + sizeOf(shape), 0);

/** A matrix [from, to] with variance 1/from, so that what goes through it keeps its scale. */
export const matrix = (name: string, from: number, to: number): WeightSpec => {
  return { name, shape: [from, to], start: { deviation: 1 / Math.sqrt(from) }, learned: true, decays: true };
};
export const constant = (name: string, shape: readonly number[], value: number): WeightSpec => {
  return { name, shape, start: { parts: [value] }, learned: true, decays: false };
};
/** Fitted on the past, not learned. */
export const statistic = (name: string, shape: readonly number[], value: number): WeightSpec => {
  return { name, shape, start: { parts: [value] }, learned: false, decays: false };
};
/** What is added to tokens: positions, class tokens, the token of a masked patch. */
export const token = (name: string, shape: readonly number[]): WeightSpec => {
  return { name, shape, start: { deviation: 0.02 }, learned: true, decays: false };
};
/** `<name>.weight` [from, to] and `<name>.bias` [to]. */
export const linear = (name: string, from: number, to: number): WeightSpec[] => {
  return [matrix(`${name}.weight`, from, to), constant(`${name}.bias`, [to], 0)];
};
/** `<name>.gain` and `<name>.bias`, [width]. */
export const norm = (name: string, width: number): WeightSpec[] => {
  return [constant(`${name}.gain`, [width], 1), constant(`${name}.bias`, [width], 0)];
};

/** The same seed gives the same numbers, on every host. */
export function initWeights(specs: readonly WeightSpec[], seed: number): Weights {
  const random = rng(seed);
  const weights: Record<string, Weight> = {};
  for (const { name, shape, start } of specs) {
    if (name in weights) throw new Error(`two weights are named ${name}`);
    const values = new Float32Array(sizeOf(shape));
    for (let i = 0; i < values.length; i++)
      values[i] =
        'parts' in start
          ? start.parts[Math.floor((i * start.parts.length) / values.length)]!
          : start.deviation * random.normal();
    weights[name] = { shape, values };
  }
  return weights;
}

const same = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((n, i) => n === b[i]);

/**
 * That these are the weights of that model, every one and none besides, all finite.
 * @throws JanusError bad-input naming the first weight that is not
 */
export function checkWeights(specs: readonly WeightSpec[], weights: Weights, from: string): void {
  for (const { name, shape } of specs) {
    const found = weights[name];
    if (!found) throw badInput(`${from} holds no weight '${name}': it is of another model or configuration`);
    if (!same(found.shape, shape))
      throw badInput(
        `${from}: '${name}' has shape [${found.shape.join(', ')}], the model wants [${shape.join(', ')}]: it is of another configuration`,
      );
    const at = found.values.findIndex((x) => !Number.isFinite(x));
    if (at >= 0) throw badInput(`${from}: '${name}' holds ${found.values[at]} at ${at}: train it anew`);
  }
  const known = new Set(specs.map(({ name }) => name));
  const foreign = Object.keys(weights).find((name) => !known.has(name));
  if (foreign !== undefined)
    throw badInput(`${from} holds '${foreign}', which the model has not: it is of another model`);
}

/** On the chosen backend; the caller frees them with `disposeAll`. */
export function upload(weights: Weights): Tensors {
  const out: Record<string, ReturnType<typeof tensor>> = {};
  try {
    for (const [name, { values, shape }] of Object.entries(weights)) out[name] = tensor(values, shape);
    return out;
  } catch (cause) {
    disposeAll(out);
    throw cause;
  }
}
