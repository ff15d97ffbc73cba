/** What heat and a bad run do to the size. Each a pure function; nothing is tested here. */
import type { Ew } from '@janus/numerics';

/** 1 at no heat, 0 at `limit`, straight in between and BELOW 0 beyond. Heat: equity lost if every stop were hit. */
export const heatScale = (heat: number, limit: number): number => 1 - heat / limit;

/**
 * 1 as long as the recent trades are no worse than the longer record; then straight down to `floor` where their mean
 * is `errors` standard errors below it. A mean with weights a(1 − a)^k has variance σ²·a/(2 − a); the record is taken
 * as known. It compares a run with the account's own usual, so it says something that Kelly, which looks at the usual
 * alone, does not. 1 before half
 * a recent span has been seen.
 */
export function performanceScale(recent: Ew, record: Ew, floor: number, errors: number): number {
  if (!(record.variance > 0) || recent.count < 1 / recent.decay) return 1;
  const error = Math.sqrt((record.variance * recent.decay) / (2 - recent.decay));
  const worse = (record.mean - recent.mean) / error;
  return worse > 0 ? Math.max(floor, 1 - ((1 - floor) * worse) / errors) : 1;
}
