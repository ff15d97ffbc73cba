/**
 * Differentiable logic over tensors: what @janus/logic needs of a tensor library, so that the rules of the hot path
 * can be part of the loss of a model [E27]. A truth is a tensor of [rows], or of one number that counts for every row.
 */
import type { Ops } from '@janus/logic';
import { add, atMost, exp, log, max, min, mul, power, sigmoid, sub, tanh } from './elementwise.ts';
import { mean } from './reduce.ts';
import { tensor, type Tensor } from './tensor.ts';

export const tensorOps: Ops<Tensor> = {
  constant: (x) => tensor([x], []),
  add,
  sub,
  mul,
  min,
  max,
  exp,
  log,
  tanh,
  logistic: sigmoid,
  power,
  atMost,
  mean: (a) => mean(a),
};
