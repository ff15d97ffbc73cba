export { GENERATORS, simulate } from './simulate/simulate.ts';
export type { Generator, SimulateOptions } from './simulate/simulate.ts';
export { SCALABLE } from './simulate/draw.ts';
export type { ParameterScale } from './simulate/draw.ts';
export {
  adjustedTemporary,
  costVariance,
  expectedCost,
  halfLife,
  holdings,
  permanentImpact,
  shareLeft,
  temporaryImpact,
  urgency,
} from './impact/almgren-chriss.ts';
export type { AlmgrenChriss } from './impact/almgren-chriss.ts';
export { efficientFrontier } from './impact/frontier.ts';
export type { FrontierPoint } from './impact/frontier.ts';
export { barImpact, IMPACT_COEFFICIENT } from './impact/bar-impact.ts';
export { correlationFields } from './correlation/config.ts';
export type { CorrelationConfig } from './correlation/config.ts';
export { correlation, initCorrelation, meanCorrelation, stepCorrelation } from './correlation/correlation.ts';
export type { CorrelationState } from './correlation/correlation.ts';
export { diversify } from './correlation/diversify.ts';
export { effectiveExposure } from './correlation/effective-exposure.ts';
export { assetClassOfSymbol } from './asset-class.ts';
export { formatTimeframe, inferTimeframe, parseTimeframe } from './bars/timeframe.ts';
export { bucketStart, resample } from './bars/resample.ts';
export { appendBar, buildSeries, newBarBuilder } from './bars/builder.ts';
export type { BarBuilder, SeriesFacts } from './bars/builder.ts';
export { closeReader, newReadBar, openReader, readLine, SAMPLE_LINES } from './csv/reader.ts';
export type { ReadBar, Reader, ReaderOptions, Reading } from './csv/reader.ts';
export { recogniseLayout, sideInName } from './csv/layout.ts';
export type { Layout, LayoutOptions } from './csv/layout.ts';
export { parseColumns, ROLES } from './csv/roles.ts';
export type { ColumnNames, Role } from './csv/roles.ts';
export { readTime, recogniseTime } from './csv/time.ts';
export type { TimeFormat } from './csv/time.ts';
export { faultText } from './quality/check.ts';
export type { Fault } from './quality/check.ts';
export { REPAIRS } from './quality/repair.ts';
export type { Repair, RepairRecord } from './quality/repair.ts';
export { closeGapScan, gapLedger, gapsBetween, initGapScan, profileOf, scanTime } from './gaps/ledger.ts';
export type { GapEntry, GapLedger, GapScan } from './gaps/ledger.ts';
export { assetClassOf } from './gaps/profile.ts';
export type { SessionProfile } from './gaps/profile.ts';
export { readBars } from './csv/read-all.ts';
export type { ReadAll, ReadAllOptions } from './csv/read-all.ts';
export { bulkBuyShare, bulkBuyShareStudent } from './vpin/bulk.ts';
export { vpinFields } from './vpin/config.ts';
export type { VpinConfig } from './vpin/config.ts';
export { studentCdf } from './vpin/student.ts';
export { bucketVolume, initVpin, stepSignedVpin, stepVpin, vpinOf } from './vpin/vpin.ts';
export type { VpinState } from './vpin/vpin.ts';
export { bookOf, initRecording, pushLine, readRecording } from './recordings/recording.ts';
export type { RecordedEvent, Recording } from './recordings/recording.ts';
export { breakSnapshots, finishSnapshots, initSnapshots, pushSnapshot } from './recordings/snapshots.ts';
export type { BookSnapshots, SnapshotTaker } from './recordings/snapshots.ts';
export { recogniseRecording } from './recordings/message.ts';
export type { RecordingFormat } from './recordings/message.ts';
export { parseTrades } from './recordings/trades.ts';
export type { Trade } from './recordings/trades.ts';
export { asKnownAt, checkSeries } from './correlate/align.ts';
export type { Series } from './correlate/align.ts';
export { benjaminiHochberg } from './correlate/benjamini-hochberg.ts';
export { pearson, spearman } from './correlate/coefficients.ts';
export { correlate } from './correlate/correlate.ts';
export type { Correlated, CorrelateOptions, LagResult } from './correlate/correlate.ts';
export { SOURCES, sourceOf } from './sources/catalogue.ts';
export type { Ask, Observation, Source } from './sources/source.ts';
export { lexicon, lexiconScore, scorerOf } from './sources/sentiment.ts';
export type { SentimentScorer } from './sources/sentiment.ts';
