/**
 * Stage 3 of the day: is it safe to enter? A state is scored against what was usual BEFORE it, and only then becomes
 * part of what is usual. Every threat is measured on every bar, whichever of them vetoes. Exits are never asked about
 * this. Allocates nothing, save where a tree is regrown.
 */
import { PASS, reasonCode, type ReasonCode, type ThreatVerdict } from '@janus/domain';
import { breakerBits, breakerCode, KILL_BIT } from './breakers.ts';
import { empiricalThreshold, pushDistance } from './calibration.ts';
import { gainOf, isOver } from './exposure.ts';
import { fearAt, hurt, recallFear, safely } from './fear.ts';
import { senseSpread, senseVpin } from './flow.ts';
import { regrow, scoreForest } from './forest.ts';
import type { ThreatInput } from './input.ts';
import { mahalanobis, trigger } from './mahalanobis.ts';
import { absorb, refactor, SIGNAL_COUNT } from './moments.ts';
import { sensePrice } from './price.ts';
import { intentsOf, latch, responseOf } from './response.ts';
import { keepState } from './ring.ts';
import { arousalAfter, arousalOf, CRITICAL, HIGH, MEDIUM, severityOf } from './severity.ts';
import { senseCorrelation, senseShift } from './shifts.ts';
import type { AmygdalaState } from './state.ts';
import { CODES, ORDER, PRICE_ALARMS, ratioOf, THREAT, voteOf, VOTERS } from './threats.ts';

const OUTLIER = reasonCode('outlier');
const FEAR = reasonCode('fear');
/** Bars between two factorings of the covariance once it has settled. */
const REFACTOR_EVERY = 8;
/** A score of 0.5 is usual; the limit lies above that by at least this. */
const USUAL_SCORE = 0.5;
const LEAST_SCORE = 0.05;

/** True where all six signals are finite numbers. */
function isKnown(s: Float64Array): boolean {
  for (let i = 0; i < SIGNAL_COUNT; i++) if (!Number.isFinite(s[i]!)) return false;
  return true;
}

/** τ_danger: the calibrated threshold, never below what Gaussian signals would have. ∞ while warming up. */
export function dangerThreshold(state: AmygdalaState): number {
  if (state.moments.count < state.config.warmup) return Number.POSITIVE_INFINITY;
  return Math.max(state.reference, empiricalThreshold(state.calibration));
}

function writeDistance(state: AmygdalaState, s: Float64Array, out: ThreatVerdict): void {
  out.distance = mahalanobis(s, state.moments.mean, state.moments.factor, state.scratch);
}

/** Scores s, then lets it in. Writes distance, threshold and their ratio; returns 1 for an anomaly. */
function judge(state: AmygdalaState, s: Float64Array, known: boolean, out: ThreatVerdict): 0 | 1 {
  const { config, moments } = state;
  out.threshold = dangerThreshold(state);
  if (!known) {
    out.distance = Number.POSITIVE_INFINITY;
    out.ratio[THREAT.anomaly] = Number.POSITIVE_INFINITY;
    return 1;
  }
  // Half of the warm-up only fills the estimate; in the other half distances count towards the calibration too.
  const scored = 2 * moments.count >= config.warmup;
  if (scored) writeDistance(state, s, out);
  else out.distance = 0;
  const anomaly = trigger(out.distance, out.threshold);
  const judged = out.threshold < Number.POSITIVE_INFINITY;
  out.ratio[THREAT.anomaly] = judged ? out.distance / out.threshold : Number.NaN;
  if (scored) pushDistance(state.calibration, out.distance);
  absorb(moments, s, out.distance > config.winsor ? config.winsor / out.distance : 1, config.span);
  // One state moves a settled covariance by less than a percent: its factor may be a few bars old.
  if (!scored || moments.count <= config.warmup || moments.count % REFACTOR_EVERY === 0)
    refactor(moments, config.shrinkage, config.gapFloor);
  if (judged) {
    state.judged++;
    state.alarms += anomaly;
  }
  return anomaly;
}

/** The forest's score of s against the ring, and one tree regrown where it is due. The ring does not hold s yet. */
function senseIsolation(state: AmygdalaState, s: Float64Array, ratio: Float64Array): void {
  const { config, forest, forestLimit, ring } = state;
  const score = scoreForest(forest, s);
  const judged = score === score && forestLimit.filled >= config.warmup;
  const limit = judged ? empiricalThreshold(forestLimit) : 0;
  ratio[THREAT['isolation-forest']] = judged
    ? ratioOf(score - USUAL_SCORE, Math.max(LEAST_SCORE, limit - USUAL_SCORE))
    : Number.NaN;
  if (score === score) pushDistance(forestLimit, score);
  const pace = Math.max(1, Math.floor(config.regrowBars / forest.trees));
  if (forest.grown < forest.trees || state.bars % pace === 0) regrow(forest, ring);
}

/** Everything that is measured, written as measure / limit. Returns whether VPIN is critical. */
function sense(state: AmygdalaState, x: ThreatInput, out: ThreatVerdict): boolean {
  const { config } = state;
  const { ratio } = out;
  const known = isKnown(x.signals);
  const anomaly = judge(state, x.signals, known, out);
  if (known) {
    sensePrice(state.price, x, x.signals[0]!, config, state.barsPerDay, ratio);
    senseIsolation(state, x.signals, ratio);
    keepState(state.ring, x.signals, x.time, anomaly);
  } else {
    for (let i = 0; i < VOTERS.length; i++) ratio[VOTERS[i]!] = Number.NaN;
    ratio[THREAT['black-swan']] = Number.NaN;
    ratio[THREAT['flash-crash']] = Number.NaN;
  }
  out.volatilityRatio = x.volatilityRatio;
  out.volatilityLimit = config.volatilityLimit * x.alarm;
  out.loss = x.account.windowLoss;
  out.lossLimit = config.lossLimit;
  // These two are always known: what is not a number is a fault, and a fault is a threat.
  ratio[THREAT.volatility] = strictly(x.volatilityRatio, out.volatilityLimit);
  ratio[THREAT.loss] = strictly(out.loss, config.lossLimit);
  senseSpread(state.flow, x.spread, config, ratio);
  senseShift(state.shifts, x.posterior, config, ratio);
  senseCorrelation(state.shifts, x.averageCorrelation, config, ratio);
  return senseVpin(state.flow, x.vpin, config, ratio);
}

/** The ratio of what must be known: ∞ where it is not a number. */
const strictly = (measure: number, limit: number): number =>
  Number.isNaN(measure) ? Number.POSITIVE_INFINITY : ratioOf(measure, limit);

/** The gravest price alarm, an index into ORDER, −1 where there is none. */
function priceAlarm(ratio: Float64Array): number {
  for (let k = 0; k < ORDER.length; k++) if (PRICE_ALARMS[k] === 1 && ratio[ORDER[k]!]! > 1) return k;
  return -1;
}

/** The largest ratio of those that veto, the vote of the outliers among them. */
function loadOf(ratio: Float64Array, vote: number, critically: boolean, critical: number): number {
  let load = vote > 0 ? vote : 0;
  for (let k = 0; k < ORDER.length; k++) if (ratio[ORDER[k]!]! > load) load = ratio[ORDER[k]!]!;
  return critically ? Math.max(load, critical) : load;
}

/** Loss first, then alarms of price and the bars they hold, then the rest in order. */
function codeOf(state: AmygdalaState, ratio: Float64Array, held: boolean, alarm: ReasonCode): ReasonCode {
  if (ratio[THREAT.loss]! > 1) return CODES[ORDER.indexOf(THREAT.loss)]!;
  if (alarm !== PASS) return alarm;
  if (held) return state.holdCode;
  for (let k = 0; k < ORDER.length; k++) if (ratio[ORDER[k]!]! > 1) return CODES[k]!;
  return PASS;
}

/** What was learned of states like this one; a shock that begins here teaches, and a watched proposal may prove safe. */
function feel(state: AmygdalaState, x: ThreatInput, begins: boolean, load: number): number {
  const { config, fear, exposure, bars } = state;
  if (isOver(exposure, bars, config.exposureBars) && gainOf(exposure, x.close) >= 0)
    safely(fear, exposure.state, bars, config);
  let v = fearAt(fear, x.state, config);
  recallFear(fear, bars, config);
  if (begins && isKnown(x.signals)) v = hurt(fear, x.state, arousalOf(load, config), bars, config);
  return v;
}

/**
 * Writes all of `out`. Returns the first that holds of 304 kill switch, 305 freeze, 306 safe mode, 303 loss limit, 313
 * flash crash, 311 black swan, 301 anomaly, 307 outliers (or one of the `holdBars` after one of these four), 302
 * volatility spike, 308 liquidity, 312 toxicity, 309 regime shift, 310 correlation breakdown, 314 fear; else 0.
 */
export function step(state: AmygdalaState, x: ThreatInput, out: ThreatVerdict): ReasonCode {
  const { config } = state;
  const { ratio } = out;
  state.bars++;
  const critically = sense(state, x, out);
  const vote = voteOf(ratio, config.outlierVotes);
  const which = priceAlarm(ratio);
  const alarm = which >= 0 ? CODES[which]! : vote > 1 ? OUTLIER : PASS;
  const held = state.hold > 0;
  if (alarm !== PASS) {
    state.hold = config.holdBars;
    state.holdCode = alarm;
  } else if (held) state.hold--;
  const load = loadOf(ratio, vote, critically, config.critical);
  out.learned = feel(state, x, alarm !== PASS && !held, load);
  out.fearLimit = config.fearLimit;

  latch(state, ratio, critically, x.time, config);
  out.breakers = breakerBits(state.breakers);
  const killed = (out.breakers & KILL_BIT) !== 0;
  const severity = severityOf(load, config);
  out.severity = killed ? CRITICAL : alarm !== PASS || held ? Math.max(severity, HIGH) : severity;
  state.arousal = arousalAfter(state.arousal, killed ? 1 : arousalOf(load, config), state.arousalKept);
  out.fear = Math.max(state.arousal, out.learned);
  out.scale = (out.severity >= MEDIUM ? config.reduceScale : 1) * (1 - out.learned);

  const off = breakerCode(state);
  const threat = codeOf(state, ratio, held, alarm);
  const feared = out.learned > config.fearLimit;
  out.response = responseOf(out.breakers, threat !== PASS || feared, out.severity >= MEDIUM);
  out.intents = intentsOf(out.response, state.response);
  state.response = out.response;
  if (off !== PASS) return off;
  if (threat !== PASS) return threat;
  return feared ? FEAR : PASS;
}

/** Region switched off: no threat is seen. Kill switch, freeze and safe mode still hold: ask `breakerCode`. */
export function uninformed(out: ThreatVerdict): void {
  out.distance = 0;
  out.threshold = Number.POSITIVE_INFINITY;
  out.volatilityRatio = 1;
  out.volatilityLimit = Number.POSITIVE_INFINITY;
  out.loss = 0;
  out.lossLimit = 1;
  out.severity = 0;
  out.fear = 0;
  out.breakers = 0;
  out.ratio.fill(Number.NaN);
  out.response = 0;
  out.scale = 1;
  out.learned = 0;
  out.fearLimit = 1;
  out.intents = 0;
}
