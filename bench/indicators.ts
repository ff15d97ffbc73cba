/**
 * Six indicators together (EMA 20, RSI 14, MACD, ATR 14, ADX 14, Bollinger 20), one bar at a time, against the two
 * streaming libraries of npm. Before timing, all must agree once the different seeds are forgotten.
 */
import { createRequire } from 'node:module';
import * as signals from 'trading-signals';
import {
  initAdx,
  initAtr,
  initBollinger,
  initEma,
  initMacd,
  initRsi,
  stepAdx,
  stepAtr,
  stepBollinger,
  stepEma,
  stepMacd,
  stepRsi,
} from '@janus/indicators';
import type { Adx, Atr, Bollinger, Ema, Macd, Rsi } from '@janus/indicators';
import { rng } from '@janus/numerics';
import { contest, requireClose } from './harness.ts';
import type { BenchResult, Work } from './harness.ts';

// CommonJS whose names Node cannot see: an import would find none of them.
const technical = createRequire(import.meta.url)('technicalindicators') as typeof import('technicalindicators');

const BARS = 20_000;
const NAMES = ['EMA', 'RSI', 'MACD histogram', 'ATR', 'ADX', 'upper band'];

interface Bar {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}
function bars(): Bar[] {
  const r = rng(3);
  let close = 100;
  return Array.from({ length: BARS }, () => {
    const open = close;
    close *= Math.exp(0.002 * r.normal());
    const reach = 0.001 * r.exponential();
    return { open, high: Math.max(open, close) * (1 + reach), low: Math.min(open, close) * (1 - reach), close };
  });
}

/** Feeds bars one after another and keeps the six values of the last. Each has a loop of its own, to be called directly. */
interface Contestant {
  readonly out: Float64Array;
  readonly work: Work;
}
const next = (at: number): number => (at + 1 === BARS ? 0 : at + 1);

interface Six {
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly ema: Ema;
  readonly rsi: Rsi;
  readonly macd: Macd;
  readonly atr: Atr;
  readonly adx: Adx;
  readonly bollinger: Bollinger;
}
// In two halves, as a user of six indicators would write it: the engine inlines both into the loop.
type Part = (s: Six, i: number, out: Float64Array) => void;
const momentum: Part = (s, i, out) => {
  const close = s.close[i]!;
  out[0] = stepEma(s.ema, close);
  out[1] = stepRsi(s.rsi, close);
  stepMacd(s.macd, close);
  out[2] = s.macd.histogram;
  out[3] = stepAtr(s.atr, s.high[i]!, s.low[i]!, close);
};
const spread: Part = (s, i, out) => {
  const close = s.close[i]!;
  stepAdx(s.adx, s.high[i]!, s.low[i]!, close);
  out[4] = s.adx.value;
  stepBollinger(s.bollinger, close);
  out[5] = s.bollinger.upper;
};

function own(high: Float64Array, low: Float64Array, close: Float64Array): Contestant {
  const six: Six = {
    high,
    low,
    close,
    ema: initEma(20),
    rsi: initRsi(14),
    macd: initMacd(12, 26, 9),
    atr: initAtr(14),
    adx: initAdx(14),
    bollinger: initBollinger(20, 2),
  };
  const out = new Float64Array(6);
  let at = 0;
  const work: Work = (count) => {
    for (let i = 0; i < count; i++) {
      momentum(six, at, out);
      spread(six, at, out);
      at = next(at);
    }
    return out[0]!;
  };
  return { out, work };
}

function tradingSignals(data: readonly Bar[]): Contestant {
  const ema = new signals.EMA(20);
  const rsi = new signals.RSI(14);
  const macd = new signals.MACD(new signals.EMA(12), new signals.EMA(26), new signals.EMA(9));
  const atr = new signals.ATR(14);
  const adx = new signals.ADX(14);
  const bands = new signals.BollingerBands(20, 2);
  const out = new Float64Array(6);
  let at = 0;
  const work: Work = (count) => {
    for (let i = 0; i < count; i++) {
      const bar = data[at]!;
      out[0] = ema.update(bar.close, false) ?? Number.NaN;
      out[1] = rsi.update(bar.close, false) ?? Number.NaN;
      out[2] = macd.update(bar.close, false)?.histogram ?? Number.NaN;
      out[3] = atr.update(bar, false) ?? Number.NaN;
      out[4] = adx.update(bar, false) ?? Number.NaN;
      out[5] = bands.update(bar.close, false)?.upper ?? Number.NaN;
      at = next(at);
    }
    return out[0]!;
  };
  return { out, work };
}

function technicalIndicators(data: readonly Bar[]): Contestant {
  const ema = new technical.EMA({ period: 20, values: [] });
  const rsi = new technical.RSI({ period: 14, values: [] });
  const macd = new technical.MACD({
    values: [],
    fastPeriod: 12,
    slowPeriod: 26,
    signalPeriod: 9,
    SimpleMAOscillator: false,
    SimpleMASignal: false,
  });
  const atr = new technical.ATR({ period: 14, high: [], low: [], close: [] });
  const adx = new technical.ADX({ period: 14, high: [], low: [], close: [] });
  const bands = new technical.BollingerBands({ period: 20, stdDev: 2, values: [] });
  const out = new Float64Array(6);
  let at = 0;
  const work: Work = (count) => {
    for (let i = 0; i < count; i++) {
      const bar = data[at]!;
      out[0] = ema.nextValue(bar.close) ?? Number.NaN;
      out[1] = rsi.nextValue(bar.close) ?? Number.NaN;
      out[2] = macd.nextValue(bar.close)?.histogram ?? Number.NaN;
      out[3] = atr.nextValue(bar) ?? Number.NaN;
      // Its declaration says number, its code takes the bar.
      out[4] = adx.nextValue(bar as never)?.adx ?? Number.NaN;
      out[5] = bands.nextValue(bar.close)?.upper ?? Number.NaN;
      at = next(at);
    }
    return out[0]!;
  };
  return { out, work };
}

export async function run(): Promise<BenchResult> {
  const data = bars();
  const column = (name: keyof Bar): Float64Array => Float64Array.from(data, (bar) => bar[name]);
  const columns = [column('high'), column('low'), column('close')] as const;
  const contestants = [own(...columns), tradingSignals(data), technicalIndicators(data)];
  for (let i = 0; i < BARS; i++) {
    for (const { work } of contestants) work(1);
    if (i < 2000) continue;
    NAMES.forEach((name, j) => {
      for (let k = 1; k < contestants.length; k++) {
        const want = contestants[k]!.out[j]!;
        // technicalindicators rounds its RSI to two places.
        const tolerance = k === 2 && name === 'RSI' ? 0.0051 / Math.max(1, want) : 1e-6;
        requireClose(`${name} at bar ${i}`, contestants[0]!.out[j]!, want, tolerance);
      }
    });
  }
  return {
    name: 'six indicators a bar',
    correctness: `equal to both peers within 1e-6 relative from bar 2000 to ${BARS} (RSI of technicalindicators: its two places)`,
    rows: [
      contest({
        name: 'trading-signals 8.3.0 update',
        own: own(...columns).work,
        peer: tradingSignals(data).work,
        ratio: 14,
      }),
      contest({
        name: 'technicalindicators 3.1.0 nextValue',
        own: own(...columns).work,
        peer: technicalIndicators(data).work,
        ratio: 40,
      }),
    ],
  };
}
