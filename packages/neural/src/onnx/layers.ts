/** Layers as ONNX nodes, by the names of their weights: the twins of models/layers.ts and models/encoder.ts. */
import type { EncoderShape } from '../models/encoder.ts';
import type { Weights } from '../models/weights.ts';
import { LAYER_NORM_EPSILON } from '../tensor/index.ts';
import { floats, integers, node, scalar, type Graph, type Value } from './graph.ts';

/** What is being written, of what. */
export interface Writing {
  readonly graph: Graph;
  readonly weights: Weights;
}

/** A weight under its own name. */
export function weight({ graph, weights }: Writing, name: string): Value {
  const { values, shape } = weights[name]!;
  return floats(graph, name, values, shape);
}
export const reshape = ({ graph }: Writing, x: Value, shape: readonly number[]): Value =>
  node(graph, 'Reshape', [x, integers(graph, shape)]);
export const transpose = ({ graph }: Writing, x: Value, perm: readonly number[]): Value =>
  node(graph, 'Transpose', [x], { perm });

/** x·W + b; @param as its name, where it is an output */
export const dense = (w: Writing, x: Value, name: string, as?: Value): Value =>
  node(
    w.graph,
    'Add',
    [node(w.graph, 'MatMul', [x, weight(w, `${name}.weight`)]), weight(w, `${name}.bias`)],
    {},
    as === undefined ? undefined : [as],
  );
export const norm = (w: Writing, x: Value, name: string): Value =>
  node(w.graph, 'LayerNormalization', [x, weight(w, `${name}.gain`), weight(w, `${name}.bias`)], {
    axis: -1,
    epsilon: { float: LAYER_NORM_EPSILON },
  });
export const gelu = ({ graph }: Writing, x: Value): Value => node(graph, 'Gelu', [x], { approximate: 'tanh' });

/** The first token of each sequence: [n, tokens, dim] → [n, 1, dim]. */
const firstToken = ({ graph }: Writing, x: Value): Value =>
  node(graph, 'Slice', [x, integers(graph, [0]), integers(graph, [1]), integers(graph, [1])]);

/** x through columns [from, to) of `<name>.qkv`, under a name of their own. */
function part(w: Writing, x: Value, name: string, as: string, from: number, to: number): Value {
  const { values, shape } = w.weights[`${name}.qkv.weight`]!;
  const [rows, wide] = shape as [number, number];
  const taken = Float32Array.from({ length: rows * (to - from) }, (_, i) => {
    const [row, column] = [Math.floor(i / (to - from)), i % (to - from)];
    return values[row * wide + from + column]!;
  });
  const matrix = floats(w.graph, `${name}.${as}.weight`, taken, [rows, to - from]);
  const bias = w.weights[`${name}.qkv.bias`]!.values.subarray(from, to);
  return node(w.graph, 'Add', [
    node(w.graph, 'MatMul', [x, matrix]),
    floats(w.graph, `${name}.${as}.bias`, bias, [to - from]),
  ]);
}

/** Queries from `asking`, keys and values from `all`; → the shape of `asking`. */
function attention(w: Writing, asking: Value, all: Value, name: string, { dim, heads }: EncoderShape): Value {
  const each = dim / heads;
  const byHead = (x: Value, perm: readonly number[]): Value => transpose(w, reshape(w, x, [0, 0, heads, each]), perm);
  const q = byHead(part(w, asking, name, 'query', 0, dim), [0, 2, 1, 3]);
  const k = byHead(part(w, all, name, 'key', dim, 2 * dim), [0, 2, 3, 1]);
  const v = byHead(part(w, all, name, 'value', 2 * dim, 3 * dim), [0, 2, 1, 3]);
  const scores = node(w.graph, 'Mul', [node(w.graph, 'MatMul', [q, k]), scalar(w.graph, 1 / Math.sqrt(each))]);
  const mixed = node(w.graph, 'MatMul', [node(w.graph, 'Softmax', [scores], { axis: -1 }), v]);
  return dense(w, reshape(w, transpose(w, mixed, [0, 2, 1, 3]), [0, 0, dim]), `${name}.out`);
}

/**
 * [E9, E10] Tokens [n, tokens, dim] → the class token of each sequence, [n, 1, dim]. As in the fused kernel, the last
 * layer asks for the class token alone.
 */
export function encoder(w: Writing, name: string, shape: EncoderShape, tokens: number, x: Value): Value {
  const { graph, weights } = w;
  // Filled up by a zero in front, to which position and class token are added: it needs no length of the batch.
  const padded = node(graph, 'Pad', [x, integers(graph, [0, 1, 0, 0, 0, 0])]);
  const start = Float32Array.from(weights[`${name}.position`]!.values);
  weights[`${name}.class`]!.values.forEach((c, i) => (start[i]! += c));
  let z = node(graph, 'Add', [padded, floats(graph, `${name}.start`, start, [1, tokens, shape.dim])]);
  for (let l = 0; l < shape.layers; l++) {
    const here = `${name}.${l}`;
    const all = norm(w, z, `${here}.norm1`);
    const last = l + 1 === shape.layers;
    if (last) z = firstToken(w, z);
    z = node(graph, 'Add', [z, attention(w, last ? firstToken(w, all) : all, all, here, shape)]);
    const hidden = gelu(w, dense(w, norm(w, z, `${here}.norm2`), `${here}.mlp1`));
    z = node(graph, 'Add', [z, dense(w, hidden, `${here}.mlp2`)]);
  }
  return norm(w, z, `${name}.norm`);
}
