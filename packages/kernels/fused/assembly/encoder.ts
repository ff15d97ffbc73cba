/** [E9, E10] A transformer encoder, pre-norm, of which only the first token of each sequence is wanted. */
import { attend } from './attention';
import { dense } from './dense';
import { norm } from './norm';
import { gelu } from './numbers';

/** Addresses of one layer's weights, in this order. Widths are filled up to multiples of four, a head's too. */
@unmanaged
class Layer {
  norm1Gain: usize;
  norm1Bias: usize;
  query: usize;
  queryBias: usize;
  keyValue: usize;
  keyValueBias: usize;
  out: usize;
  outBias: usize;
  norm2Gain: usize;
  norm2Bias: usize;
  mlp1: usize;
  mlp1Bias: usize;
  mlp2: usize;
  mlp2Bias: usize;
}

@unmanaged
export class Encoder {
  layers: i32;
  sequences: i32;
  /** Of a sequence, the class token included. */
  tokens: i32;
  /** Width of a token, as it is. */
  dim: i32;
  heads: i32;
  /** Width of a head, filled up. */
  each: i32;
  /** Filled up. */
  hidden: i32;
  /** Layers one after the other. */
  weights: usize;
  /** What every sequence begins as: class token and positions, [tokens, dim]. */
  start: usize;
  gain: usize;
  bias: usize;
  /** Scratch: [sequences·tokens, dim], the tokens; the same normed; queries; keys and values; mixed values; hidden. */
  z: usize;
  normed: usize;
  q: usize;
  kv: usize;
  mixed: usize;
  inside: usize;
  turned: usize;
  scores: usize;
  zeros: usize;
  /** Out: [sequences, dim]. */
  classes: usize;
}

/**
 * e.z → e.classes. In the last layer all tokens are keys and values, but only the first of each sequence is asked for,
 * so only it goes through queries, output and MLP: the same numbers for a third of the work.
 */
export function encode(e: Encoder): void {
  const width = (e.dim + 3) & ~3;
  const inner = e.heads * e.each;
  const all = e.sequences * e.tokens;
  const row = (<usize>width) << 2;
  const innerRow = (<usize>inner) << 2;
  const hiddenRow = (<usize>e.hidden) << 2;
  for (let l: i32 = 0; l < e.layers; l++) {
    const w = changetype<Layer>(e.weights + <usize>l * offsetof<Layer>());
    const queries = l + 1 == e.layers ? 1 : e.tokens;
    const rows = e.sequences * queries;
    const stride = l + 1 == e.layers ? <usize>e.tokens * row : row;
    norm(all, e.dim, e.z, row, w.norm1Gain, w.norm1Bias, e.normed, row);
    dense(all, width, 2 * inner, e.normed, row, w.keyValue, w.keyValueBias, e.kv, 2 * innerRow, false);
    dense(rows, width, inner, e.normed, stride, w.query, w.queryBias, e.q, innerRow, false);
    attend(e.sequences, e.tokens, queries, e.heads, e.each, e.q, e.kv, e.turned, e.scores, e.zeros, e.mixed);
    dense(rows, inner, width, e.mixed, innerRow, w.out, w.outBias, e.z, stride, true);
    norm(rows, e.dim, e.z, stride, w.norm2Gain, w.norm2Bias, e.normed, row);
    dense(rows, width, e.hidden, e.normed, row, w.mlp1, w.mlp1Bias, e.inside, hiddenRow, false);
    gelu(e.inside, rows * e.hidden);
    dense(rows, e.hidden, width, e.inside, hiddenRow, w.mlp2, w.mlp2Bias, e.z, stride, true);
  }
  norm(e.sequences, e.dim, e.z, <usize>e.tokens * row, e.gain, e.bias, e.classes, row);
}
