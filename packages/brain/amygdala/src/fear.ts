/**
 * How bad it is, by degrees. `load` is how much of its limit the worst threat has used up: 1 is where a breaker opens.
 * Fear jumps to what the load calls for and dies away when the threat is over (extinction).
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
  if (load < 1) return MEDIUM;
  return load < config.critical ? HIGH : CRITICAL;
}

/** Fear that a load calls for: 0 up to the low mark, 1 from the critical one. */
export function fearOf(load: number, config: AmygdalaConfig): number {
  return Number.isNaN(load) ? 1 : clamp((load - config.low) / (config.critical - config.low), 0, 1);
}

/** Share of the fear that is left a bar later where half of it is gone after `halfLife` bars. */
export const fearKept = (halfLife: number): number => 0.5 ** (1 / halfLife);

/** Fear one bar later, unless the load calls for more. @param kept share of it that is left, `fearKept` */
export function fearAfter(fear: number, called: number, kept: number): number {
  return Math.max(fear * kept, called);
}

/** Fear one bar later: half of it is gone after `halfLife` bars, unless the load calls for more. */
export function decayFear(fear: number, called: number, halfLife: number): number {
  return fearAfter(fear, called, fearKept(halfLife));
}
