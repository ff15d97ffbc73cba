/**
 * An LSTM over a sequence (Hochreiter and Schmidhuber 1997). All inputs go through their matrix at once, then the
 * recurrence runs step by step. `lstm.input.weight` [from, 4·width], `lstm.recurrent.weight` [width, 4·width],
 * `lstm.bias` [4·width]; gates in the order i, f, g, o. The bias of f starts at 1 (Jozefowicz et al. 2015).
 */
import { add, dense, lstmCell, matmul, reshape, slice, zeros, type Tensor, type Tensors } from '../tensor/index.ts';
import { at } from './model.ts';
import { constant, matrix, type WeightSpec } from './weights.ts';

export const lstmSpecs = (from: number, width: number): WeightSpec[] => [
  matrix('lstm.input.weight', from, 4 * width),
  matrix('lstm.recurrent.weight', width, 4 * width),
  { ...constant('lstm.bias', [4 * width], 0), start: { parts: [0, 1, 0, 0] } },
];

/** [batch, steps, from] → what it holds after the last step, [batch, width]. */
export function lstm(w: Tensors, x: Tensor): Tensor {
  const [batch, steps] = x.shape as [number, number, number];
  const recurrent = at(w, 'lstm.recurrent.weight');
  const width = recurrent.shape[0]!;
  const gates = dense(x, at(w, 'lstm.input.weight'), at(w, 'lstm.bias'));
  let h = zeros([batch, width]);
  let c = zeros([batch, width]);
  for (let t = 0; t < steps; t++) {
    const given = reshape(slice(gates, [0, t, 0], [batch, 1, 4 * width]), [batch, 4 * width]);
    const next = lstmCell(add(given, matmul(h, recurrent)), c);
    h = slice(next, [0, 0], [batch, width]);
    c = slice(next, [0, width], [batch, width]);
  }
  return h;
}
