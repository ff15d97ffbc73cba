/**
 * A transformer encoder, pre-norm (Dosovitskiy et al. 2020): in each layer
 *   z ← z + MSA(LN(z)) [E9], z ← z + MLP(LN(z)),
 * and a norm at the end. The specification prints the first line without the second, and leaves the residual out of
 * its temporal twin [E10]; both encoders here are whole.
 */
import { add, attentionWeights, gelu, selfAttention, type Tensor, type Tensors } from '../tensor/index.ts';
import { normed, through } from './layers.ts';
import type { Watch } from './model.ts';
import { linear, norm, type WeightSpec } from './weights.ts';

export interface EncoderShape {
  readonly layers: number;
  /** Width of a token. */
  readonly dim: number;
  readonly heads: number;
  /** Width of the hidden layer of the MLP. */
  readonly hidden: number;
}

/** `<name>.<layer>.{norm1, qkv, out, norm2, mlp1, mlp2}`, `<name>.norm`. */
export function encoderSpecs(name: string, { layers, dim, hidden }: EncoderShape): WeightSpec[] {
  const layer = (l: number): WeightSpec[] => [
    ...norm(`${name}.${l}.norm1`, dim),
    ...linear(`${name}.${l}.qkv`, dim, 3 * dim),
    ...linear(`${name}.${l}.out`, dim, dim),
    ...norm(`${name}.${l}.norm2`, dim),
    ...linear(`${name}.${l}.mlp1`, dim, hidden),
    ...linear(`${name}.${l}.mlp2`, hidden, dim),
  ];
  return [...Array.from({ length: layers }, (_, l) => layer(l)).flat(), ...norm(`${name}.norm`, dim)];
}

/** [E9, E10] One encoder over tokens [batch, tokens, dim] → the same shape. */
export function encode(w: Tensors, name: string, shape: EncoderShape, tokens: Tensor, watch?: Watch): Tensor {
  let z = tokens;
  for (let l = 0; l < shape.layers; l++) {
    const here = `${name}.${l}`;
    const qkv = through(w, `${here}.qkv`, normed(w, `${here}.norm1`, z));
    if (watch) watch(here, attentionWeights(qkv, shape.heads));
    z = add(z, through(w, `${here}.out`, selfAttention(qkv, shape.heads)));
    z = add(z, through(w, `${here}.mlp2`, gelu(through(w, `${here}.mlp1`, normed(w, `${here}.norm2`, z)))));
  }
  return normed(w, `${name}.norm`, z);
}
