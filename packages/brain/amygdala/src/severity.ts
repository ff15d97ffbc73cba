/**
 * How bad it is, by degrees. `load` is how much of its limit the worst threat has used up: 1 is where entries stop.
 * Arousal jumps to what the load calls for and dies away when the threat is over. It is not fear: what was learned
 * about a state stays until that state has proved safe (fear.ts).
 */
import { SEVERITIES } from '@janus/domain';
import { clamp } from '@janus/numerics';
import type { AmygdalaConfig } from './config.ts';

export const NONE = SEVERITIES.indexOf('none');
export const LOW = SEVERITIES.indexOf('low');
export const MEDIUM = SEVERITIES.indexOf('medium');
export const HIGH = SEVERITIES.indexOf('high');
export const CRITICAL = SEVERITIES.indexOf('critical');

/** Index into SEVERITIES. A load that is not a number is critical. */
export function severityOf(load: number, config: AmygdalaConfig): number {
  if (load < config.low) return NONE;
  if (load < config.medium) return LOW;
  if (load <= 1) return MEDIUM;
  return load < config.critical ? HIGH : CRITICAL;
}

/** Arousal that a load calls for: 0 up to the low mark, 1 from the critical one. */
export function arousalOf(load: number, config: AmygdalaConfig): number {
  return Number.isNaN(load) ? 1 : clamp((load - config.low) / (config.critical - config.low), 0, 1);
}

/** Share of the arousal that is left a bar later where half of it is gone after `halfLife` bars. */
export const arousalKept = (halfLife: number): number => 0.5 ** (1 / halfLife);

/** Arousal one bar later, unless the load calls for more. @param kept share of it that is left, `arousalKept` */
export function arousalAfter(arousal: number, called: number, kept: number): number {
  return Math.max(arousal * kept, called);
}
