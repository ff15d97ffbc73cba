/** The amygdala on real hourly and five-minute bars: how often it cries wolf, and whether it sees the wolf. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { newAccount, newThreatVerdict, parseConfig } from '@janus/domain';
import { initEw, pushEw } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { amygdalaFields } from './config.ts';
import { newThreatInput } from './input.ts';
import { init } from './state.ts';
import { step } from './step.ts';

const DATA = process.env['JANUS_TEST_DATA'];

/** Alarms a day after warm-up and the mean |return| of bars with an alarm over that of all bars. */
function watch(file: string, barsPerDay: number): { perDay: number; lift: number } {
  const lines = gunzipSync(readFileSync(`${DATA}/market/crypto/${file}`))
    .toString()
    .trim()
    .split('\n')
    .slice(1);
  const state = init(parseConfig(amygdalaFields, {}, 'amygdala'), { barsPerDay });
  const out = newThreatVerdict();
  const x = { ...newThreatInput(), account: newAccount(1000) };
  const s = x.signals;
  const fast = initEw(20);
  const slow = initEw(400);
  const range = initEw(27);
  const volume = initEw(20);
  const level = initEw(32);
  let previous = Number.NaN;
  let alarmMoves = 0;
  let allMoves = 0;
  for (const line of lines) {
    const [, open = 0, high = 0, low = 0, close = 0, traded = 0] = line.split(',').map(Number);
    if (fast.count > 50) {
      const move = Math.log(close / previous);
      const ratio = Math.sqrt(fast.variance / slow.variance);
      s.set([move, Math.log(ratio), Math.log((traded + 1e-9) / volume.mean), (high - low) / range.mean]);
      s[4] = close / level.mean - 1;
      s[5] = Math.log(open / previous);
      const before = state.alarms;
      const judged = state.judged;
      Object.assign(x, { volatilityRatio: ratio, high, low, close });
      step(state, x, out);
      if (state.judged > judged) allMoves += Math.abs(move);
      if (state.alarms > before) alarmMoves += Math.abs(move);
    }
    if (previous > 0) {
      pushEw(fast, Math.log(close / previous));
      pushEw(slow, Math.log(close / previous));
    }
    pushEw(range, high - low);
    pushEw(volume, traded);
    pushEw(level, close);
    previous = close;
  }
  return {
    perDay: (state.alarms / state.judged) * barsPerDay,
    lift: alarmMoves / state.alarms / (allMoves / state.judged),
  };
}

describe.skipIf(!DATA)('on real bars (JANUS_TEST_DATA)', () => {
  // Measured: 0.041, 0.066 and 0.049 a day where 0.05 were asked for, on moves 10, 12 and 8 times the usual.
  for (const [file, barsPerDay] of [
    ['binance_spot/BTCUSDT-1h.csv.gz', 24],
    ['binance_spot/BTCUSDT-5m.csv.gz', 288],
    ['long/BTCUSDT-2h_2017-08_2022-06.csv.gz', 12],
  ] as const)
    it(`[E51] ${file}: alarms a day near 0.05, on moves far larger than usual`, () => {
      const { perDay, lift } = watch(file, barsPerDay);
      expect(perDay).toBeGreaterThan(0.025);
      expect(perDay).toBeLessThan(0.1);
      expect(lift).toBeGreaterThan(3);
    });
});
