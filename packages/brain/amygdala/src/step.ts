/**
 * Stage 3 of the day: is it safe to enter? A state is scored against what was usual BEFORE it, and only then becomes
 * part of what is usual. Every threat is measured on every bar, whichever of them vetoes. Exits are never asked about
 * this. Allocates nothing.
 */
import { PASS, reasonCode, type Account, type ReasonCode, type ThreatVerdict } from '@janus/domain';
import { breakerBits, breakerCode, KILL_BIT } from './breakers.ts';
import { empiricalThreshold, pushDistance } from './calibration.ts';
import { CRITICAL, fearAfter, fearOf, HIGH, severityOf } from './fear.ts';
import { mahalanobis, trigger } from './mahalanobis.ts';
import { absorb, refactor, SIGNAL_COUNT } from './moments.ts';
import type { AmygdalaState } from './state.ts';

const ANOMALY = reasonCode('anomaly');
const VOLATILITY = reasonCode('volatility-spike');
const LOSS = reasonCode('loss-limit');
/** Bars between two factorings of the covariance once it has settled. */
const REFACTOR_EVERY = 8;

/** True where all six signals are finite numbers. */
function isKnown(s: Float64Array): boolean {
  for (let i = 0; i < SIGNAL_COUNT; i++) if (!Number.isFinite(s[i]!)) return false;
  return true;
}

/** τ_danger: the calibrated threshold, never below what Gaussian signals would have. ∞ while warming up. */
function writeThreshold(state: AmygdalaState, out: ThreatVerdict): void {
  out.threshold =
    state.moments.count < state.config.warmup
      ? Number.POSITIVE_INFINITY
      : Math.max(state.reference, empiricalThreshold(state.calibration));
}

function writeDistance(state: AmygdalaState, s: Float64Array, out: ThreatVerdict): void {
  out.distance = mahalanobis(s, state.moments.mean, state.moments.factor, state.scratch);
}

/** Scores s, then lets it in. Writes distance and threshold; returns 1 for an anomaly. */
function judge(state: AmygdalaState, s: Float64Array, out: ThreatVerdict): 0 | 1 {
  const { config, moments } = state;
  writeThreshold(state, out);
  if (!isKnown(s)) {
    out.distance = Number.POSITIVE_INFINITY;
    return 1;
  }
  // Half of the warm-up only fills the estimate; in the other half distances count towards the calibration too.
  const scored = 2 * moments.count >= config.warmup;
  if (scored) writeDistance(state, s, out);
  else out.distance = 0;
  const anomaly = trigger(out.distance, out.threshold);
  if (scored) pushDistance(state.calibration, out.distance);
  absorb(moments, s, out.distance > config.winsor ? config.winsor / out.distance : 1, config.span);
  // One state moves a settled covariance by less than a percent: its factor may be a few bars old.
  if (!scored || moments.count <= config.warmup || moments.count % REFACTOR_EVERY === 0)
    refactor(moments, config.shrinkage, config.gapFloor);
  if (out.threshold < Number.POSITIVE_INFINITY) {
    state.judged++;
    state.alarms += anomaly;
  }
  return anomaly;
}

/**
 * `s` [6]: log return, log volatility ratio, log relative volume (0 if absent), range / ATR, DSP divergence, log gap.
 * `volatilityRatio`: fast over slow volatility. Writes all of `out`.
 * Returns the first that holds of 304 kill switch, 305 freeze, 306 safe mode, 303 loss limit, 301 anomaly (or one of
 * the `holdBars` after it), 302 volatility spike; else 0. What is not a number vetoes.
 */
export function step(
  state: AmygdalaState,
  s: Float64Array,
  volatilityRatio: number,
  account: Account,
  out: ThreatVerdict,
): ReasonCode {
  const { config } = state;
  const anomaly = judge(state, s, out);
  const held = state.hold > 0;
  if (anomaly === 1) state.hold = config.holdBars;
  else if (held) state.hold--;
  out.volatilityRatio = volatilityRatio;
  out.volatilityLimit = config.volatilityLimit;
  out.loss = account.windowLoss;
  out.lossLimit = config.lossLimit;
  out.breakers = breakerBits(state.breakers);
  const load = loadOf(out);
  const killed = (out.breakers & KILL_BIT) !== 0;
  const severity = severityOf(load, config);
  out.severity = killed ? CRITICAL : anomaly === 1 || held ? Math.max(severity, HIGH) : severity;
  state.fear = fearAfter(state.fear, killed ? 1 : fearOf(load, config), state.fearKept);
  out.fear = state.fear;
  const off = breakerCode(state);
  if (off !== PASS) return off;
  if (!(out.loss <= out.lossLimit)) return LOSS;
  if (anomaly === 1 || held) return ANOMALY;
  return volatilityRatio <= out.volatilityLimit ? PASS : VOLATILITY;
}

/** The largest share of its limit that a threat has used up. Not a number where one of them is not. */
function loadOf(v: ThreatVerdict): number {
  const distance = v.threshold < Number.POSITIVE_INFINITY ? v.distance / v.threshold : 0;
  const loss = v.loss > 0 && v.lossLimit === 0 ? Number.POSITIVE_INFINITY : v.loss / Math.max(v.lossLimit, 1e-12);
  return Math.max(distance, v.volatilityRatio / v.volatilityLimit, loss);
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
}
