/**
 * Markets written by hand for tests: a heartbeat that every region finds unremarkable, and moves added to it bar by
 * bar. Not a generator of realistic data; that is @janus/market's simulator.
 */
import type { AssetClass, BarSeries } from '@janus/domain';
import { rng, type Rng } from '@janus/numerics';

export interface Script {
  readonly random: Rng;
  readonly open: number[];
  readonly close: number[];
  readonly volume: number[];
  /** Price that the heartbeat beats about. */
  centre: number;
  /** Usual volume of a bar, base units. */
  readonly liquidity: number;
}

/** Bars of one heartbeat: as many as the Bollinger window, so that a beat never leaves the bands. */
export const BEAT = 20;

export const newScript = (seed: number, liquidity = 1e6): Script => ({
  random: rng(seed),
  open: [100],
  close: [100],
  volume: [liquidity],
  centre: 100,
  liquidity,
});

/** Index of the bar written last. */
export const lastBar = (script: Script): number => script.close.length - 1;

function bar(script: Script, close: number, volume: number, open = script.close.at(-1)!): void {
  script.open.push(open);
  script.close.push(close);
  script.volume.push(volume);
}

/** Whole beats about the centre: a sine of about ±0.6 %, each beat of its own height, and noise on it. */
export function quiet(script: Script, beats: number, noise = 0.0015, amplitude = 0.006): void {
  let height = 0;
  for (let i = 0; i < beats * BEAT; i++) {
    if (i % BEAT === 0) height = amplitude * (0.6 + 0.8 * script.random.next());
    const wave = height * Math.sin((2 * Math.PI * (i + 1)) / BEAT);
    const close = script.centre * Math.exp(wave + noise * script.random.normal());
    bar(script, close, script.liquidity * (1 + 0.2 * (script.random.next() - 0.5)));
  }
}

/** `bars` bars of the same log return each, on `volume` times the usual volume. Returns the index of the last. */
export function move(script: Script, bars: number, logReturn: number, volume = 1): number {
  for (let i = 0; i < bars; i++)
    bar(
      script,
      script.close.at(-1)! * Math.exp(logReturn),
      script.liquidity * volume * (1 + 0.2 * (script.random.next() - 0.5)),
    );
  return lastBar(script);
}

/** One bar of that log return that opens `gap` (log) away from the close before it. Returns its index. */
export function gapped(script: Script, logReturn: number, gap: number): number {
  const before = script.close.at(-1)!;
  bar(script, before * Math.exp(logReturn), script.liquidity, before * Math.exp(gap));
  return lastBar(script);
}

/** Back to the centre in a straight line. */
export function settle(script: Script, bars: number): void {
  move(script, bars, Math.log(script.centre / script.close.at(-1)!) / bars);
}

/** @param wick half the range added above and below each bar's body, as a share of the price */
export function seriesOf(
  script: Script,
  assetClass: AssetClass = 'crypto',
  timeframeMs = 3_600_000,
  wick = 0.0005,
): BarSeries {
  const open = Float64Array.from(script.open);
  const close = Float64Array.from(script.close);
  return {
    symbol: 'SCRIPT',
    timeframeMs,
    assetClass,
    side: 'trade',
    length: close.length,
    time: close.map((_, i) => 1_577_836_800_000 + i * timeframeMs),
    open,
    high: close.map((c, i) => Math.max(c, open[i]!) * (1 + wick)),
    low: close.map((c, i) => Math.min(c, open[i]!) * (1 - wick)),
    close,
    volume: Float64Array.from(script.volume),
    spread: null,
    truth: null,
    simulated: true,
  };
}
