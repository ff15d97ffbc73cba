/** Bars a year: crypto never closes, foreign exchange five days in seven, equities 252 sessions of 6½ hours. */
import type { AssetClass } from '@janus/domain';

const DAY = 86_400_000;
export function barsPerYear(timeframeMs: number, assetClass: AssetClass): number {
  const daily = timeframeMs >= DAY;
  switch (assetClass) {
    case 'crypto':
      return (365.25 * DAY) / timeframeMs;
    case 'fx':
      return (260 * DAY) / timeframeMs;
    case 'equity':
      return daily ? (252 * DAY) / timeframeMs : (252 * 6.5 * 3_600_000) / timeframeMs;
  }
}
