/**
 * An LSTM over a sequence (Hochreiter and Schmidhuber 1997). All inputs go through their matrix at once, then the
 * recurrence runs step by step. `lstm.input.weight` [from, 4·width], `lstm.recurrent.weight` [width, 4·width],
 * `lstm.bias` [4·width]; gates in the order i, f, g, o. The bias of f starts at 1 (Jozefowicz et al. 2015).
 */
import { dense, lstmSequence, type Tensor, type Tensors } from '../tensor/index.ts';
import { at } from './model.ts';
import { constant, matrix, type WeightSpec } from './weights.ts';

export const lstmSpecs = (from: number, width: number): WeightSpec[] => [
  matrix('lstm.input.weight', from, 4 * width),
  matrix('lstm.recurrent.weight', width, 4 * width),
  { ...constant('lstm.bias', [4 * width], 0), start: { parts: [0, 1, 0, 0] } },
];

/** [batch, steps, from] → what it lets out after the last step, [batch, width]. */
export const lstm = (w: Tensors, x: Tensor): Tensor =>
  lstmSequence(dense(x, at(w, 'lstm.input.weight'), at(w, 'lstm.bias')), at(w, 'lstm.recurrent.weight'));
