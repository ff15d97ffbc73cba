export { NODE_CHOICES, nodeChoice, nodeGpu, openBackend } from './node/backend.ts';
export type { NodeChoice } from './node/backend.ts';
export { NODE_GPU_INSTALL, openNodeGpu } from './node/gpu.ts';
export { loadModel, saveBytes } from './node/files.ts';
