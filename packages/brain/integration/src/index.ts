export type { RuleSet } from '@janus/logic';
export { onRules } from './axioms.ts';
export { copyState } from './copy-state.ts';
export { onSchemas } from './learned.ts';
export { flush } from './record.ts';
export { LESSONS, openRetrace, retraceBar, RETRACE_SLOTS } from './retrace.ts';
export type { Lesson, LessonKind, Retrace, RetraceOf } from './retrace.ts';
export { absorbFill } from './remember.ts';
export { initBrain, SEGMENT_ROWS } from './brain.ts';
export type { Brain, BrainOptions, SymbolSpec } from './brain.ts';
export { loopFields, parseBrainConfig } from './config.ts';
export type { BrainConfig, LoopConfig } from './config.ts';
export { explain } from './explain.ts';
export type { Explanation, Measure, RegionActivity, StageRow, StageStatus } from './explanation.ts';
export { onBar, onBook, onEmbedding, onHalt, onRefit, onSentiment } from './wake.ts';
export type { BarClose } from './wake.ts';
export { spreadOf, witnessBounds, WITNESSED, witnessSlot } from './witness.ts';
export { ALERT_CAUSES, asksToTell, causeOf } from './alerts.ts';
export { asksToCancel } from './threat.ts';
export { sleep } from './sleep.ts';
export { parseSleepConfig, sleepFields } from './sleep/config.ts';
export type { SleepConfig } from './sleep/config.ts';
export type {
  ExperienceColumns,
  PhaseResult,
  RecallResult,
  RippleCounts,
  SchemaRecalls,
  SleepInput,
  SleepProgress,
  SleepResult,
} from './sleep/result.ts';
