// What it holds is listed there: all of it is public.
export * from './tensor/index.ts';
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
export { meanAttention } from './models/attention.ts';
export type { LayerAttention } from './models/attention.ts';
export { withStatistics } from './models/standardise.ts';
export type { Statistics } from './models/standardise.ts';
export { checkWeights, countOf, initWeights, upload } from './models/weights.ts';
export type { Weight, Weights, WeightSpec } from './models/weights.ts';
export { readSafetensors } from './safetensors/read.ts';
export { writeSafetensors } from './safetensors/write.ts';
export type { SafetensorsFile, Stored } from './safetensors/format.ts';
export { batchOf } from './data/samples.ts';
export type { Batch, Classes, Samples } from './data/samples.ts';
export { BAR_FEATURES, featureTable, logReturns } from './data/features.ts';
export type { BarFeature, FeatureTable } from './data/features.ts';
export { ahead, DIRECTIONS, futureDirection, futureVolatility } from './data/labels.ts';
export { windowSamples } from './data/windows.ts';
export type { WindowOptions } from './data/windows.ts';
export { gafVideoSamples } from './data/gaf-videos.ts';
export type { GafVideoOptions } from './data/gaf-videos.ts';
export { BOOK_CHANNELS, bookStatistics, bookVideoSamples, rawBookVideos } from './data/book-videos.ts';
export type { BookStatistics, BookVideoOptions, BookVideoShape } from './data/book-videos.ts';
export { labelledSamples } from './data/labelled.ts';
export { selectFeatures } from './data/select.ts';
export type { RankedFeature } from './data/select.ts';
export { fitStatistics, NORMALISERS } from './data/statistics.ts';
export type { Normaliser } from './data/statistics.ts';
export { chronologicalSplit, stratifiedSplit } from './data/split.ts';
export type { Split, SplitShares } from './data/split.ts';
export { readArchivePart } from './archive/read.ts';
export type { ArchivePart } from './archive/read.ts';
export { nearestLabels } from './archive/nearest.ts';
export { resampled, zNormalised } from './archive/series.ts';
export { ARCHIVE_FEATURES, askedSamples, trainingSamples } from './archive/samples.ts';
export type { ArchiveSplitOptions, ArchiveTraining } from './archive/samples.ts';
export { HAR_SPANS, harColumns, harForecast, pastVolatility } from './skill/har.ts';
export { again, asProbabilities, brier, sharesOf, softmaxRows, transitions } from './skill/classes.ts';
export { logisticForecast } from './skill/logistic.ts';
export { withShuffledLabels } from './skill/shuffle.ts';
export { openTask } from './tasks/open.ts';
export { classificationFields } from './tasks/classification.ts';
export { maskedPatchesFields } from './tasks/pretext.ts';
export { rankCorrelation } from './tasks/rank-correlation.ts';
export { TASK_KINDS } from './tasks/task.ts';
export type { Measures, Task, TaskKind } from './tasks/task.ts';
export { trainingFields } from './training/config.ts';
export type { TrainingConfig } from './training/config.ts';
export { clipByGlobalNorm, initOptimiser, stepOptimiser } from './training/optimiser.ts';
export type { AdamW, Gradients, Optimiser, OptimiserState, Sgd } from './training/optimiser.ts';
export { rateAt, SCHEDULES } from './training/schedule.ts';
export type { Schedule } from './training/schedule.ts';
export { allSpecs, initTraining, learnedSpecs, setUpTraining } from './training/state.ts';
export type { EpochReport, TrainingSetup, TrainingState } from './training/state.ts';
export { embed, evaluate, predict, trainStep } from './training/step.ts';
export type { StepReport } from './training/step.ts';
export { trainingControl } from './training/control.ts';
export type { TrainingControl } from './training/control.ts';
export { stepsOfEpoch, train } from './training/train.ts';
export type { TrainingCallbacks, TrainingProgress, TrainingResult, TrainingRun } from './training/train.ts';
export { readCheckpoint, readModel, writeCheckpoint, writeModel } from './training/artefact.ts';
export type { Facts, ReadModel } from './training/artefact.ts';
export { FUSED_KINDS, openFused } from './fused/open.ts';
export type { Fused } from './fused/open.ts';
export { openFusedEncoder } from './fused/encoder.ts';
export type { FusedEncoder } from './fused/encoder.ts';
export { exportOnnx } from './onnx/export.ts';
export { OPSET } from './onnx/graph.ts';
