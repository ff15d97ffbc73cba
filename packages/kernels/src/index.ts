export type { FrozenMap, GafField, GafKernel, GafPlan, GafScale, GafShape, GafStream, PaaSegments } from './gaf.ts';
export { gafKernel } from './wasm.ts';
export type { GafExports, GafInstance, Instantiate } from './wasm.ts';
