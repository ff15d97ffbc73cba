/**
 * Names a market state by its drift, its volatility and what came before: the one rule by which hidden states and
 * votes are turned into the seven regimes. Thresholds are configuration.
 */
import { BEAR, BUBBLE, BULL, CRISIS, DEFLATION, RANGING, RECOVERY } from '@janus/domain';
import type { RegimeConfig } from './config.ts';

/**
 * @param drift mean return in σ of its mean
 * @param stress fast / slow volatility
 * @param drawdown in σ of the window, ≥ 0
 * @param afterCrisis true while a crisis is remembered
 */
export function label(
  drift: number,
  stress: number,
  drawdown: number,
  afterCrisis: boolean,
  config: RegimeConfig,
): number {
  const up = drift > config.trend;
  const down = drift < -config.trend;
  if (stress >= config.storm && (down || drawdown > 1)) return CRISIS;
  if (afterCrisis && stress > 1 && !down) return RECOVERY;
  if (up && drift > 4 * config.trend && stress > 1.1) return BUBBLE;
  if (up) return BULL;
  if (down) return stress < config.calm ? DEFLATION : BEAR;
  return RANGING;
}
