export type { CardReport, KernelReport, Trial } from './api.ts';
export { openCard } from './device.ts';
export type { FpgaDevice } from './device.ts';
export type { CardField } from './gaf.ts';
export { goldenRules, goldenText } from './golden.ts';
export { KERNELS, manifest } from './manifest.ts';
export type { KernelName } from './manifest.ts';
export { tryField, tryKernels, tryRules } from './trial.ts';
