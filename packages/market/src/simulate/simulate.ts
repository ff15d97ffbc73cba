/**
 * A labelled market from a seed. Each bar carries its true regime in `truth`; the series says that it is simulated.
 * One bar after another from one random source: the first n bars of a longer run are the shorter run.
 */
import { badInput } from '@janus/domain';
import type { BarSeries } from '@janus/domain';
import { rng } from '@janus/numerics';
import { answerBase, drawBase, initBase } from './base.ts';
import { drawCandle, newCandle } from './candle.ts';
import { newBarDraw, SCALABLE } from './draw.ts';
import type { ParameterScale } from './draw.ts';
import { answerGarch, drawGarch, initGarch } from './garch.ts';
import { START_PRICE, START_TIME } from './parameters.ts';
import { answerSvj, drawSvj, initSvj } from './svj.ts';

export const GENERATORS = ['base', 'garch', 'svj'] as const;
export type Generator = (typeof GENERATORS)[number];

export interface SimulateOptions {
  readonly generator: Generator;
  /** Whole number in [1, 20,000,000]. */
  readonly bars: number;
  /** Whole number in [0, 2³²). */
  readonly seed: number;
  readonly timeframeMs: number;
  /** Open time of the first bar, epoch ms; 2020-01-01 unless given. */
  readonly start?: number;
  readonly symbol?: string;
  /** A factor in [0.5, 1.5] on drift, volatility, duration and jumps together, or one for each that is named. */
  readonly parameterScale?: number | Partial<ParameterScale>;
}

const MAX_BARS = 20_000_000;
const SMALLEST_SCALE = 0.5;
const LARGEST_SCALE = 1.5;

function wholeIn(name: string, value: number, low: number, high: number): void {
  if (!Number.isInteger(value) || value < low || value > high)
    throw badInput(`${name}: ${value} is not a whole number in [${low}, ${high}]`);
}

function scaleOf(generator: Generator, given: SimulateOptions['parameterScale']): ParameterScale {
  const named: Partial<ParameterScale> =
    typeof given === 'number' ? { drift: given, volatility: given, duration: given, jumps: given } : (given ?? {});
  for (const [name, value] of Object.entries(named)) {
    if (!(SCALABLE as readonly string[]).includes(name))
      throw badInput(`parameterScale.${name}: unknown; known are ${SCALABLE.join(', ')}`);
    if (!(value >= SMALLEST_SCALE && value <= LARGEST_SCALE))
      throw badInput(`parameterScale.${name}: ${value} is not a number in [${SMALLEST_SCALE}, ${LARGEST_SCALE}]`);
  }
  if (generator === 'garch' && typeof given === 'object' && given.jumps !== undefined)
    throw badInput('parameterScale.jumps: the garch generator has no jumps; leave it out');
  return { drift: 1, volatility: 1, duration: 1, jumps: 1, ...named };
}

/** @throws JanusError bad-input for an option out of range */
export function simulate(options: SimulateOptions): BarSeries {
  const { generator, bars, seed, timeframeMs } = options;
  const start = options.start ?? START_TIME;
  if (!GENERATORS.includes(generator))
    throw badInput(`generator: '${generator}' is not one of ${GENERATORS.join(', ')}`);
  wholeIn('bars', bars, 1, MAX_BARS);
  wholeIn('seed', seed, 0, 2 ** 32 - 1);
  wholeIn('timeframeMs', timeframeMs, 1, 366 * 86_400_000);
  wholeIn('start', start, 0, 4_102_444_800_000);
  const scale = scaleOf(generator, options.parameterScale);
  const random = rng(seed);
  const column = (): Float64Array => new Float64Array(bars);
  const [time, open, high, low, close, volume] = [column(), column(), column(), column(), column(), column()];
  const truth = new Int8Array(bars);
  const candle = newCandle(START_PRICE);
  const draw = newBarDraw();
  const base = generator === 'base' ? initBase(scale, random) : null;
  const garch = generator === 'garch' ? initGarch(scale, random) : null;
  const svj = generator === 'svj' ? initSvj(scale, random) : null;
  for (let i = 0; i < bars; i++) {
    if (base) drawBase(base, random, candle.logPrice, draw);
    if (garch) drawGarch(garch, random, draw);
    if (svj) drawSvj(svj, random, draw);
    drawCandle(candle, random, draw);
    if (base) answerBase(base, candle.shock);
    if (garch) answerGarch(garch, candle.shock);
    if (svj) answerSvj(svj, random, candle.shock);
    time[i] = start + i * timeframeMs;
    open[i] = candle.open;
    high[i] = candle.high;
    low[i] = candle.low;
    close[i] = candle.close;
    volume[i] = candle.volume;
    truth[i] = draw.regime;
  }
  return {
    symbol: options.symbol ?? `SIM-${generator.toUpperCase()}-${seed}`,
    timeframeMs,
    assetClass: 'crypto',
    side: 'trade',
    length: bars,
    time,
    open,
    high,
    low,
    close,
    volume,
    spread: null,
    truth,
    simulated: true,
  };
}
