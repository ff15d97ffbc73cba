/** Bars for the tests: a seeded walk, not a market. */
import type { BarSeries } from '@janus/domain';
import { rng } from '@janus/numerics';

const HOUR = 3_600_000;

export function walk(length: number, seed: number): BarSeries {
  const random = rng(seed);
  const column = (): Float64Array => new Float64Array(length);
  const [time, open, high, low, close, volume] = [column(), column(), column(), column(), column(), column()];
  let price = 100;
  for (let i = 0; i < length; i += 1) {
    time[i] = Date.UTC(2024, 0, 1) + i * HOUR;
    open[i] = price;
    price *= Math.exp((random.next() - 0.5) * 0.02);
    close[i] = price;
    high[i] = Math.max(open[i]!, price) * (1 + random.next() * 0.002);
    low[i] = Math.min(open[i]!, price) * (1 - random.next() * 0.002);
    volume[i] = 1000 + 500 * random.next();
  }
  return {
    symbol: 'WALK',
    timeframeMs: HOUR,
    assetClass: 'crypto',
    side: 'trade',
    length,
    time,
    open,
    high,
    low,
    close,
    volume,
    spread: null,
    truth: null,
    simulated: true,
  };
}
