/**
 * Markets written by hand for tests: a quiet stretch that every region finds unremarkable, and moves added to it bar
 * by bar. Not a generator of realistic data; that is @janus/market's simulator.
 */
import type { AssetClass, BarSeries } from '@janus/domain';
import { rng, type Rng } from '@janus/numerics';

export interface Script {
  readonly random: Rng;
  readonly close: number[];
  readonly volume: number[];
  /** Half the range added above and below each bar's body, as a share of the price. */
  readonly wick: number;
}

export const newScript = (seed: number, wick = 0.0005): Script => ({ random: rng(seed), close: [100], volume: [1e6], wick });

const last = (script: Script): number => script.close.at(-1)!;

/** Bars that revert to `centre`: standard deviation about 0.3 %, nothing that would make RSI or bands extreme. */
export function quiet(script: Script, bars: number, centre = 100, noise = 0.0015): void {
  for (let i = 0; i < bars; i++) {
    const pull = 0.15 * Math.log(centre / last(script));
    script.close.push(last(script) * Math.exp(pull + noise * script.random.normal()));
    script.volume.push(1e6 * (1 + 0.1 * (script.random.next() - 0.5)));
  }
}

/** `bars` bars of the same log return each. Returns the index of the last. */
export function move(script: Script, bars: number, logReturn: number, volume = 1e6): number {
  for (let i = 0; i < bars; i++) {
    script.close.push(last(script) * Math.exp(logReturn));
    script.volume.push(volume);
  }
  return script.close.length - 1;
}

export function seriesOf(script: Script, timeframeMs = 3_600_000, assetClass: AssetClass = 'crypto'): BarSeries {
  const close = Float64Array.from(script.close);
  const open = close.map((_, i) => close[Math.max(0, i - 1)]!);
  return {
    symbol: 'SCRIPT',
    timeframeMs,
    assetClass,
    side: 'trade',
    length: close.length,
    time: close.map((_, i) => 1_577_836_800_000 + i * timeframeMs),
    open,
    high: close.map((c, i) => Math.max(c, open[i]!) * (1 + script.wick)),
    low: close.map((c, i) => Math.min(c, open[i]!) * (1 - script.wick)),
    close,
    volume: Float64Array.from(script.volume),
    spread: null,
    truth: null,
    simulated: true,
  };
}
