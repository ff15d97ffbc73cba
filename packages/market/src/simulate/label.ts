/**
 * The rule that names the regime of a hidden state, for generators whose state is not itself a regime. It reads the
 * true drift and the true volatility and their recent path, never a price. Deterministic, with hysteresis so that a
 * label does not flicker. With m and v the exponentially smoothed drift and volatility over the reference volatility,
 * the first that holds:
 *   crisis     v rose above 2.3 and has not fallen below 1.7
 *   bubble     m rose above 0.2 and has not fallen below 0.1
 *   recovery   at most 250 bars since the last crisis bar, v ≥ 0.9, and the drift is not a falling trend
 *   deflation  falling trend, and v fell below 0.7 and has not risen above 0.85
 *   bear/bull  falling or rising trend: |m| rose above 0.07 and has not fallen below 0.035
 *   ranging    otherwise
 */
import { BEAR, BUBBLE, BULL, CRISIS, DEFLATION, RANGING, RECOVERY } from '@janus/domain';
import type { ParameterScale } from './draw.ts';
import { LABEL, REFERENCE_VOLATILITY } from './parameters.ts';

export interface LabelState {
  /** What m and v are measured in. */
  readonly driftUnit: number;
  readonly volatilityUnit: number;
  readonly recoveryBars: number;
  drift: number;
  volatility: number;
  crisis: boolean;
  bubble: boolean;
  quiet: boolean;
  /** −1, 0, 1 */
  trend: number;
  sinceCrisis: number;
}

/** The units follow the scale: a market of half the volatility has its crises at half the volatility. */
export function initLabel(scale: ParameterScale): LabelState {
  return {
    driftUnit: REFERENCE_VOLATILITY * scale.drift,
    volatilityUnit: REFERENCE_VOLATILITY * scale.volatility,
    recoveryBars: LABEL.recoveryBars * scale.duration,
    drift: 0,
    volatility: 1,
    crisis: false,
    bubble: false,
    quiet: false,
    trend: 0,
    sinceCrisis: Number.MAX_SAFE_INTEGER,
  };
}

const held = (was: boolean, x: number, [enter, leave]: readonly [number, number]): boolean =>
  was ? x >= leave : x >= enter;

/** Index into REGIMES for this bar's true drift and volatility (log return a bar). */
export function stepLabel(s: LabelState, drift: number, volatility: number): number {
  const gain = 2 / (LABEL.span + 1);
  s.drift += gain * (drift / s.driftUnit - s.drift);
  s.volatility += gain * (volatility / s.volatilityUnit - s.volatility);
  s.crisis = held(s.crisis, s.volatility, LABEL.crisis);
  s.bubble = held(s.bubble, s.drift, LABEL.bubble);
  s.quiet = s.volatility < (s.quiet ? LABEL.deflation[1] : LABEL.deflation[0]);
  const rising = held(s.trend > 0, s.drift, LABEL.trend);
  const falling = held(s.trend < 0, -s.drift, LABEL.trend);
  s.trend = rising ? 1 : falling ? -1 : 0;
  s.sinceCrisis = s.crisis ? 0 : s.sinceCrisis + 1;
  if (s.crisis) return CRISIS;
  if (s.bubble) return BUBBLE;
  if (s.sinceCrisis <= s.recoveryBars && s.volatility >= LABEL.recoveryVolatility && !falling) return RECOVERY;
  if (falling) return s.quiet ? DEFLATION : BEAR;
  return rising ? BULL : RANGING;
}
