/** The bar at which the amygdala's severity next rises to high or worse. Pure. */
import { SEVERITIES } from '@janus/domain';

const HIGH = SEVERITIES.indexOf('high');

/**
 * @param severity index into SEVERITIES a bar, NaN where it was not told
 * @param by 1 forwards, −1 backwards
 * @returns the first bar of the next stretch, or null where there is none
 */
export function nextThreat(severity: ArrayLike<number>, cursor: number, by: 1 | -1): number | null {
  const grave = (bar: number): boolean => (severity[bar] ?? 0) >= HIGH;
  for (let bar = cursor + by; bar >= 0 && bar < severity.length; bar += by)
    if (grave(bar) && !grave(bar - 1)) return bar;
  return null;
}
