/** The schemas on real bars: March 2020, and whether their names mean what they say. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { CRISIS, newPrior, newSchemaInput, parseConfig, RANGING, REGIMES } from '@janus/domain';
import { initEw, pushEw } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { cortexFields } from './config.ts';
import { init } from './state.ts';
import { step } from './step.ts';

const DATA = process.env['JANUS_TEST_DATA'];
const BARS = 60;
const SHORT = 20;

/** Schema of each bar with its time, and the mean |return| of the bar AFTER it by schema. */
function watch(file: string): { schemas: { time: string; schema: number }[]; nextMove: number[] } {
  const lines = gunzipSync(readFileSync(`${DATA}/market/crypto/${file}`))
    .toString()
    .trim()
    .split('\n')
    .slice(1);
  const state = init(parseConfig(cortexFields, undefined, 'cortex'));
  const out = newPrior();
  const x = newSchemaInput();
  const fast = initEw(SHORT);
  const closes: number[] = [];
  const volatilities: number[] = [];
  const sums = new Float64Array(REGIMES.length);
  const counts = new Float64Array(REGIMES.length);
  const schemas: { time: string; schema: number }[] = [];
  for (const line of lines) {
    const [time = '', , , , last = ''] = line.split(',');
    const close = Number(last);
    const previous = closes.at(-1) ?? Number.NaN;
    if (out.schema >= 0) {
      sums[out.schema] = sums[out.schema]! + Math.abs(Math.log(close / previous));
      counts[out.schema] = counts[out.schema]! + 1;
    }
    if (previous > 0) pushEw(fast, Math.log(close / previous));
    closes.push(close);
    volatilities.push(Math.sqrt(fast.variance));
    if (closes.length <= BARS + SHORT) continue;
    const window = closes.slice(-BARS);
    let peak = 0;
    let drawdown = 0;
    for (const c of window) {
      peak = Math.max(peak, c);
      drawdown = Math.max(drawdown, 1 - c / peak);
    }
    const volatility = volatilities.at(-1)!;
    x[0] = Math.log(close / closes.at(-1 - BARS)!);
    x[1] = volatility;
    x[3] = drawdown;
    x[4] = volatility / volatilities.at(-1 - SHORT)! - 1;
    x[5] = Math.log(close / closes.at(-1 - SHORT)!) / (volatility * Math.sqrt(SHORT));
    step(state, x, -1, out);
    schemas.push({ time, schema: out.schema });
  }
  return { schemas, nextMove: Array.from(sums, (s, k) => s / counts[k]!) };
}

describe.skipIf(!DATA)('on real bars (JANUS_TEST_DATA)', () => {
  it('12 to 15 March 2020 is a crisis, and it is a recovery that follows', () => {
    const { schemas } = watch('long/BTCUSDT-2h_2017-08_2022-06.csv.gz');
    const on = (day: string): (string | undefined)[] =>
      schemas.filter((s) => s.time.startsWith(day)).map((s) => REGIMES[s.schema]);
    for (const day of ['2020-03-13', '2020-03-14', '2020-03-15'])
      expect(new Set(on(day)), day).toEqual(new Set(['crisis']));
    const after = [...on('2020-03-18'), ...on('2020-03-19')].filter((name) => name === 'recovery');
    expect(after.length).toBeGreaterThan(12);
  });
  for (const file of [
    'long/BTCUSDT-2h_2017-08_2022-06.csv.gz',
    'binance_spot/BTCUSDT-1h.csv.gz',
    'binance_spot/BTCUSDT-5m.csv.gz',
  ])
    it(`${file}: every timeframe is divided alike, and a crisis announces larger moves than a range`, () => {
      const { schemas, nextMove } = watch(file);
      const share = REGIMES.map((_, k) => schemas.filter((s) => s.schema === k).length / schemas.length);
      expect(Math.max(...share)).toBeLessThan(0.5);
      expect(share[CRISIS]).toBeGreaterThan(0.005);
      expect(share[CRISIS]).toBeLessThan(0.1);
      expect(schemas.filter((s) => s.schema < 0).length / schemas.length).toBeLessThan(0.05);
      expect(nextMove[CRISIS]! / nextMove[RANGING]!).toBeGreaterThan(1.5);
    });
});
