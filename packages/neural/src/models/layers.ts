/** Layers by the name of their weights, as `linear` and `norm` of weights.ts make them. */
import { dense, layerNorm, type Tensor, type Tensors } from '../tensor/index.ts';
import { at } from './model.ts';

export const through = (w: Tensors, name: string, x: Tensor): Tensor =>
  dense(x, at(w, `${name}.weight`), at(w, `${name}.bias`));

export const normed = (w: Tensors, name: string, x: Tensor): Tensor =>
  layerNorm(x, at(w, `${name}.gain`), at(w, `${name}.bias`));
