export { bps, epochMs, exact, exactProduct, inexact, price, qty } from './nominal.ts';
export type { Bps, EpochMs, Exact, Price, Qty } from './nominal.ts';
export {
  ACTIONS,
  AMYGDALA,
  ASSET_CLASSES,
  BASAL_GANGLIA,
  BEAR,
  BOOK,
  BUBBLE,
  BULL,
  BUY,
  CEREBELLUM,
  CORTEX,
  CRISIS,
  DEFLATION,
  GOALS,
  HIPPOCAMPUS,
  HOLD,
  HYPOTHALAMUS,
  INHIBITIONS,
  KILL_SCOPES,
  MODALITIES,
  PREFRONTAL,
  PRICE,
  RANGING,
  RECOVERY,
  REGIMES,
  REGIME_LETTERS,
  REGIONS,
  RESPONSES,
  SELL,
  SENTIMENT,
  SEVERITIES,
  STRATEGIES,
  THALAMUS,
  THREATS,
  VISION,
  VISION_CAUSES,
  VISION_MODELS,
  VISUAL_CORTEX,
  VOLUME,
} from './closed.ts';
export type {
  Action,
  AssetClass,
  Goal,
  Inhibition,
  KillScope,
  Modality,
  Regime,
  Region,
  Response,
  Severity,
  StrategyId,
  Threat,
  VisionCause,
  VisionModel,
} from './closed.ts';
export { FACT, FACTS, FACT_COUNT } from './facts.ts';
export type { Fact } from './facts.ts';
export {
  EPISODES,
  LESIONS,
  LESION_KINDS,
  MEMORY_TIERS,
  NOTHING_OFF,
  SCHEMA_TIER,
  isOff,
  keysOff,
  lesionNamed,
  offOf,
  without,
} from './lesions.ts';
export type { Lesion, LesionKind, MemoryTier, Off } from './lesions.ts';
export { orderBook } from './book.ts';
export type { Level, OrderBook } from './book.ts';
export { truncate } from './bars.ts';
export type { Bar, BarSeries, QuoteSide } from './bars.ts';
export { DSP_COUNT, DSP_FIRST, F, FEATURES, FEATURE_COUNT, SCHEMA_FEATURES } from './features.ts';
export type { Feature, SchemaFeature } from './features.ts';
export { ConfigError, choice, collect, flag, integer, number, parseConfig } from './config.ts';
export type { ChoiceField, ConfigOf, Field, Fields, FlagField, NumberField } from './config.ts';
export { PASS, REASON_LIST, STAGES, reasonCode, reasonOf } from './reasons.ts';
export type { Reason, Stage } from './reasons.ts';
export {
  EPISODE_STATE,
  FILL_KINDS,
  RULES,
  newAccount,
  newAppetite,
  newChoice,
  newDiversification,
  newExperience,
  newForecast,
  newGatedPercept,
  newMarketState,
  newOrder,
  newPercept,
  newPrior,
  newRecall,
  newRegimeBelief,
  newRuleVerdict,
  newSchemaInput,
  newSignal,
  newThreatVerdict,
} from './flow.ts';
export type {
  Account,
  Appetite,
  Approved,
  Choice,
  Diversification,
  Experience,
  Fill,
  Forecast,
  GatedPercept,
  MarketState,
  Order,
  Percept,
  Prior,
  ReasonCode,
  Recall,
  RegimeBelief,
  Rule,
  RuleVerdict,
  Signal,
  ThreatVerdict,
} from './flow.ts';
export { AUDIT_FIELDS, AUDIT_WIDTH, AXIOM_SLOTS, EVENT_KINDS, TIMING_WIDTH, auditSlot } from './audit.ts';
export {
  EXPERIENCE_FIELDS,
  EXPERIENCE_NEXT,
  EXPERIENCE_STATE,
  EXPERIENCE_WIDTH,
  experienceSlot,
} from './experience-row.ts';
export { RIPPLE_TYPES, SLEEP_PHASES } from './night.ts';
export type { NightEncoder, NightSchema, RippleType, SchemaVersion, SleepPhase } from './night.ts';
export { ERROR_EXIT, JanusError, badInput, cancelled, noData, refused } from './errors.ts';
export type { ErrorCode } from './errors.ts';
export { VERSION } from './version.ts';
