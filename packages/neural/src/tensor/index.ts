export { dispose, disposeAll, oneHot, read, tensor, tensorMemory, tidy, zeros } from './tensor.ts';
export type { Tensor, Tensors } from './tensor.ts';
export {
  add,
  atMost,
  exp,
  gelu,
  log,
  max,
  min,
  mul,
  power,
  scale,
  shift,
  sigmoid,
  square,
  sub,
  tanh,
} from './elementwise.ts';
export { broadcast, concat, reshape, slice, transpose } from './shape.ts';
export { mean, sum } from './reduce.ts';
export { dense, matmul } from './linear.ts';
export { LAYER_NORM_EPSILON, layerNorm, logSoftmax, softmax } from './normalise.ts';
export { attentionWeights, selfAttention } from './attention.ts';
export { lstmSequence } from './recurrent.ts';
export { gramian } from './gramian.ts';
export { tensorOps } from './logic-ops.ts';
export { valueAndGradients } from './gradient.ts';
export { backendIfAny, backendNamed, BACKENDS, chosenBackend } from './backend.ts';
export type { BackendName, ChosenBackend, PassedOver } from './backend.ts';
