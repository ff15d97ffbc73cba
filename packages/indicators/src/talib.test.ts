/**
 * Every array of TA-Lib's reference run that this package implements. The input is market data and stays outside the
 * project; the StockCharts sheets in fixtures/ stand in where it is absent.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { initAdx, stepAdx } from './adx.ts';
import { initAtr, stepAtr, trueRange } from './atr.ts';
import { initBollinger, stepBollinger } from './bollinger.ts';
import { initEma, stepEma } from './ema.ts';
import { initMacd, stepMacd } from './macd.ts';
import { initRsi, stepRsi } from './rsi.ts';

interface TalibSet {
  readonly bars: number;
  readonly input: Readonly<Record<'high' | 'low' | 'close', number[]>>;
  readonly outputs: Readonly<Record<string, { readonly lookback: number } & Readonly<Record<string, number[]>>>>;
}
const folder = process.env['JANUS_TEST_DATA'];

describe.skipIf(!folder)('TA-Lib on 600 hourly bars (JANUS_TEST_DATA)', () => {
  const load = (): TalibSet => {
    const file = gunzipSync(readFileSync(`${folder}/reference/talib_btc1h.json.gz`));
    return (JSON.parse(file.toString('utf8')) as { sets: TalibSet[] }).sets[0]!;
  };
  const set = folder ? load() : null!;

  /** Compares from the first bar that TA-Lib gives; before it our own must be NaN. Printed with 12 digits. */
  function compare(name: string, key: string, step: (i: number) => number): void {
    const { lookback } = set.outputs[name]!;
    const want = set.outputs[name]![key]!;
    expect(want.length).toBe(set.bars - lookback);
    for (let i = 0; i < set.bars; i++) {
      const got = step(i);
      if (i < lookback) {
        if (name !== 'MACD' || key !== 'MACD') expect(got).toBeNaN();
        continue;
      }
      const w = want[i - lookback]!;
      expect(Math.abs(got - w)).toBeLessThanOrEqual(1e-8 + 1e-12 * Math.abs(w));
    }
  }

  for (const period of [8, 12, 21, 26, 50, 200])
    it(`EMA ${period}`, () => {
      const s = initEma(period);
      compare(`EMA${period}`, 'output', (i) => stepEma(s, set.input.close[i]!));
    });
  for (const period of [2, 14])
    it(`RSI ${period}`, () => {
      const s = initRsi(period);
      compare(`RSI${period}`, 'output', (i) => stepRsi(s, set.input.close[i]!));
    });
  it('MACD 12, 26, 9', () => {
    for (const [key, field] of [
      ['MACD', 'line'],
      ['MACDSignal', 'signal'],
      ['MACDHist', 'histogram'],
    ] as const) {
      const s = initMacd(12, 26, 9);
      compare('MACD', key, (i) => {
        stepMacd(s, set.input.close[i]!);
        return s[field];
      });
    }
  });
  it('true range', () => {
    const { high, low, close } = set.input;
    compare('TRANGE', 'output', (i) => (i === 0 ? Number.NaN : trueRange(high[i]!, low[i]!, close[i - 1]!)));
  });
  it('ATR 14', () => {
    const s = initAtr(14);
    compare('ATR14', 'output', (i) => stepAtr(s, set.input.high[i]!, set.input.low[i]!, set.input.close[i]!));
  });
  it('ADX, +DI and −DI 14', () => {
    for (const [name, field] of [
      ['ADX14', 'value'],
      ['PLUS_DI14', 'plusDi'],
      ['MINUS_DI14', 'minusDi'],
    ] as const) {
      const s = initAdx(14);
      compare(name, 'output', (i) => {
        stepAdx(s, set.input.high[i]!, set.input.low[i]!, set.input.close[i]!);
        return s[field];
      });
    }
  });
  it('Bollinger middle and population variance of 20', () => {
    const a = initBollinger(20, 2);
    compare('BBANDS20', 'middleBand', (i) => {
      stepBollinger(a, set.input.close[i]!);
      return a.middle;
    });
    // The reference run's own fault: STDDEV is σ in its first 19 values and σ² after. TA-Lib subtracts squares, which at
    // prices of 6e4 leaves the variance good to about 1e-5.
    const { lookback } = set.outputs['STDDEV20']!;
    const want = set.outputs['STDDEV20']!['output']!;
    const b = initBollinger(20, 2);
    for (let i = 0; i < set.bars; i++) {
      stepBollinger(b, set.input.close[i]!);
      if (i < lookback) continue;
      const w = want[i - lookback]!;
      const sigma = (b.upper - b.lower) / 4;
      expect(Math.abs(sigma ** 2 - (i - lookback < 19 ? w * w : w))).toBeLessThan(1e-5);
    }
  });
});
