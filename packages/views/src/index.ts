/** Numbers to pixels and to text, without a host: colour maps, rasters, ribbons, clusters, envelopes, ticks. */
export {
  COLOUR_MAPS,
  LEVELS,
  basisSpline,
  colourMap,
  cssColour,
  level,
  type ColourMap,
  type ColourMapName,
} from './colour-maps.ts';
export { rasterise, wholeCell } from './rasterise.ts';
export {
  LOW_AGREEMENT,
  newRibbonColumns,
  ribbonColumns,
  ribbonRuns,
  type RibbonColumns,
  type RibbonRun,
  type RibbonSource,
} from './ribbon.ts';
export { clusterMarks, type Cluster } from './cluster.ts';
export { envelope, newEnvelope, type Envelope } from './decimate.ts';
export { polarAngle, polarClock, polarRadius, saturated, type PolarClock } from './polar-clock.ts';
export {
  MINUS,
  NO_VALUE,
  compact,
  duration,
  fixed,
  microseconds,
  priceDigits,
  signed,
  signedPercent,
} from './format.ts';
export { barLabel, barMoment, clock, clockSeconds, dayMonth, isoDay, timeTicks, type TimeTick } from './moment.ts';
export { readStage, stageWords } from './night-stage.ts';
export type { NightStage } from './night-stage.ts';
export { alertLines } from './alert-words.ts';
export type { AlertTable } from './alert-words.ts';
export { METRICS, metricText } from './metric-words.ts';
export type { MetricWords } from './metric-words.ts';
export { statisticsOf } from './overfitting-words.ts';
export type { Assessed, Statistic } from './overfitting-words.ts';
export { decisionPlane, regionAt } from './decision-plane.ts';
export type { DecisionPlane, PlaneBorder, PlaneState } from './decision-plane.ts';
export {
  EPISODE_WORDS,
  quantityText,
  RULE_WORDS,
  SEVERITY_GLYPHS,
  SIGNAL_NAMES,
  SIGNAL_WORDS,
  stateText,
  THREAT_WORDS,
  VITAL_WORDS,
} from './risk-words.ts';
export type { QuantityWords, SignalName, ThreatWords } from './risk-words.ts';
export { changeWords, flipWords, QUANTITY_WORDS, quantityName } from './flip-words.ts';
