export { dispose, disposeAll, oneHot, read, tensor, tensorMemory, tidy, zeros } from './tensor/tensor.ts';
export type { Tensor, Tensors } from './tensor/tensor.ts';
export { add, exp, gelu, log, mul, scale, shift, sigmoid, square, sub, tanh } from './tensor/elementwise.ts';
export { broadcast, concat, reshape, slice, transpose } from './tensor/shape.ts';
export { mean, sum } from './tensor/reduce.ts';
export { dense, matmul } from './tensor/linear.ts';
export { LAYER_NORM_EPSILON, layerNorm, logSoftmax, softmax } from './tensor/normalise.ts';
export { attentionWeights, selfAttention } from './tensor/attention.ts';
export { lstmCell } from './tensor/recurrent.ts';
export { gramian } from './tensor/gramian.ts';
export { valueAndGradients } from './tensor/gradient.ts';
export { backendIfAny, backendNamed, BACKENDS, chosenBackend } from './tensor/backend.ts';
export type { BackendName, ChosenBackend, PassedOver } from './tensor/backend.ts';
export { MODEL_KINDS } from './models/model.ts';
export type { Model, ModelKind, Sight, Watch } from './models/model.ts';
export { openModel, vivitBehind } from './models/open.ts';
export { diffGafLstmFields, diffGafVivitFields, lstmFields, mlpFields, vivitFields } from './models/config.ts';
export type {
  DiffGafLstmConfig,
  DiffGafVivitConfig,
  LstmConfig,
  MlpConfig,
  Selected,
  VivitConfig,
} from './models/config.ts';
export { barsOf, channelsOf, diffGaf, GAF_FIELDS } from './models/diff-gaf.ts';
export type { GafVideoShape } from './models/diff-gaf.ts';
export { cellsOf, patchesOf, stepsOf } from './models/patches.ts';
export type { VideoShape } from './models/patches.ts';
export type { VivitShape } from './models/vivit.ts';
export { withStatistics } from './models/standardise.ts';
export type { Statistics } from './models/standardise.ts';
export { checkWeights, countOf, initWeights, upload } from './models/weights.ts';
export type { Weight, Weights, WeightSpec } from './models/weights.ts';
