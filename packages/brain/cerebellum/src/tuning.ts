/**
 * Gains of the controller of the slippage forecast: as configured, or by Ziegler and Nichols from a relay in its loop.
 * The loop is known: a correction is in the next order's error at once and whole, with the sign turned.
 */
import type { CerebellumConfig } from './config.ts';
import type { PidGains } from './pid.ts';
import { relayExperiment, zieglerNichols } from './ziegler-nichols.ts';

/** Steps of the relay: it settles at once. */
const STEPS = 16;

/** [E36] A loop with a dead time of a whole step has no use for a derivative: the row of the table is that of PI. */
export function tunedGains(config: CerebellumConfig): PidGains {
  if (config.tuning === 'configured') return { ...config };
  const { ultimateGain, ultimatePeriod } = relayExperiment((control) => control, 1, 1, STEPS);
  return { ...config, ...zieglerNichols(ultimateGain, ultimatePeriod, 'pi') };
}
