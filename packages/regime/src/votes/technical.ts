/**
 * The technical vote: trend strength (ADX with its direction and the order of the averages), volatility against its
 * baseline, and momentum. Always votes; its strength says how clearly.
 */
import { BEAR, BUBBLE, BULL, CRISIS, DEFLATION, F, RANGING, RECOVERY } from '@janus/domain';
import { clamp } from '@janus/numerics';
import type { RegimeConfig } from '../config.ts';

export interface TechnicalVote {
  vote: number;
  strength: number;
}
export const initTechnical = (): TechnicalVote => ({ vote: -1, strength: 0 });

const {
  adx: ADX,
  close: CLOSE,
  ema21: EMA21,
  ema50: EMA50,
  maxDrawdown: MAX_DRAWDOWN,
  minusDi: MINUS_DI,
  momentum: MOMENTUM,
  plusDi: PLUS_DI,
  rsi: RSI,
  volatility: VOLATILITY,
  volatilityBaseline: VOLATILITY_BASELINE,
} = F;
export function stepTechnical(state: TechnicalVote, f: Float64Array, afterCrisis: boolean, config: RegimeConfig): void {
  const adx = f[ADX]!;
  const stress = f[VOLATILITY]! / f[VOLATILITY_BASELINE]!;
  const momentum = f[MOMENTUM]!;
  const direction =
    Math.sign(f[PLUS_DI]! - f[MINUS_DI]!) + Math.sign(f[EMA21]! - f[EMA50]!) + Math.sign(f[CLOSE]! - f[EMA50]!);
  const drawdown = f[MAX_DRAWDOWN]! / (f[VOLATILITY_BASELINE]! * Math.sqrt(60));
  const trending = clamp((adx - 20) / 20, 0, 1);
  if (stress >= config.storm && (direction < 0 || drawdown > 1.5)) {
    state.vote = CRISIS;
    state.strength = clamp(stress / (2 * config.storm), 0.3, 1);
  } else if (afterCrisis && direction >= 0 && stress > 0.9) {
    state.vote = RECOVERY;
    state.strength = 0.6;
  } else if (direction === 3 && trending > 0.5 && f[RSI]! > 72 && momentum > 1.5) {
    state.vote = BUBBLE;
    state.strength = trending;
  } else if (trending > 0.2 && direction >= 2) {
    state.vote = BULL;
    state.strength = trending;
  } else if (trending > 0.2 && direction <= -2) {
    state.vote = stress < config.calm ? DEFLATION : BEAR;
    state.strength = trending;
  } else {
    state.vote = RANGING;
    state.strength = clamp(1 - trending, 0.2, 0.8);
  }
}
