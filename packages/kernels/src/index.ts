export type { FrozenMap, GafField, GafKernel, GafPlan, GafScale, GafShape, GafStream, PaaSegments } from './gaf.ts';
export { gafKernel } from './kernel.ts';
export type { GafExports, GafInstance, Instantiate } from './memory.ts';
export { openLogicBatch } from './logic.ts';
export type { ColumnProgram, InstantiateLogic, LogicBatch, LogicExports } from './logic.ts';
export { openFusedLstm, openFusedVivit } from './fused/models.ts';
export type {
  FusedExports,
  FusedGaf,
  FusedLstmShape,
  FusedModel,
  FusedVideo,
  FusedVivitShape,
  FusedWeights,
  InstantiateFused,
} from './fused/exports.ts';
