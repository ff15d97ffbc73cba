/** The bar where a rule falls below the mark next, from a cursor on. Pure. */
import type { Judged } from '../facts/judge.ts';

/**
 * @param by 1 forwards, −1 backwards
 * @returns the first bar of the next stretch of violations, or null where there is none
 */
export function nextViolation({ bars, violations }: Judged, rule: number, cursor: number, by: 1 | -1): number | null {
  const offset = rule * bars;
  const violated = (bar: number): boolean =>
    bar >= 0 && bar < bars && violations[offset + bar]! > (bar > 0 ? violations[offset + bar - 1]! : 0);
  for (let bar = cursor + by; bar >= 0 && bar < bars; bar += by) if (violated(bar) && !violated(bar - 1)) return bar;
  return null;
}
