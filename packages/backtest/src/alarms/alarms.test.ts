/** How alarms are counted, by hand; VPIN's two ways on made flow; and a slice of the S&P where the data are there. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { THREATS, truncate } from '@janus/domain';
import { readBars, simulate } from '@janus/market';
import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { aftermath } from './aftermath.ts';
import { countAlarms, spanOf } from './count.ts';
import { ALARM_SETS, VPIN_FILES } from './protocol.ts';
import { checkVpin, pearson } from './vpin-check.ts';
import { watchAlarms, WHOLE } from './watch.ts';

const DATA = process.env['JANUS_TEST_DATA'];
const DAY = 86_400_000;

describe('counting', () => {
  it('first alarms inside, new alarms outside, by hand', () => {
    const time = Float64Array.from({ length: 10 }, (_, i) => i + 1);
    const ratio = Float64Array.of(2, 2, Number.NaN, 0.5, 3, 1, 1.5, 1.5, 2, 0);
    // crises (4, 6] and (8, 9]; outside are bars 1–4, 7, 8, 10
    const counted = countAlarms(time, ratio, [
      [4, 6],
      [8, 9],
      [20, 30],
    ]);
    expect(counted.first).toEqual([5, 9, Number.NaN]);
    // bars 1 and 7 begin one; 2 goes on, 8 goes on
    expect(counted.falseAlarms).toBe(2);
    expect(counted.barsOutside).toBe(7);
    expect(counted.told).toBe(9);
  });
  it('an alarm that begins in a crisis and goes on after it is not a false one', () => {
    const counted = countAlarms(Float64Array.of(1, 2, 3), Float64Array.of(0, 2, 2), [[1, 2]]);
    expect([counted.falseAlarms, counted.barsOutside]).toEqual([0, 2]);
  });
  it('a window takes in its first day and its last', () => {
    expect(spanOf({ name: '', from: '2025-02-03', to: '2025-02-03' })).toEqual([
      Date.UTC(2025, 1, 3),
      Date.UTC(2025, 1, 4),
    ]);
    for (const { crises } of ALARM_SETS)
      for (const c of crises) expect(spanOf(c)[1] - spanOf(c)[0]).toBeGreaterThanOrEqual(DAY);
    expect(VPIN_FILES).toHaveLength(9);
  });
});

describe('what came after alarms', () => {
  it('by hand: the two alarms, one before a move and one before a calm', () => {
    const N = Number.NaN;
    // log returns 0, 1, 1, 0, 0, 0, 2
    const close = Float64Array.of(0, 1, 2, 2, 2, 2, 4).map(Math.exp);
    const ratio = Float64Array.of(2, 3, N, 0.5, 2, 0, 9);
    // told and followed: 0, 1, 3, 4, 5 with 1, 1, 0, 0, 2 after them; mean 0.8; alarms begin at 0 and 4
    const found = aftermath(ratio, close, 1);
    expect(found).toMatchObject({ told: 5, alarmed: 3, alarms: 2, calm: 1 });
    expect(found.ratio).toBeCloseTo(0.5 / 0.8, 12);
    // over two bars: told and followed 0, 1, 3, 4 with 1, √½, 0, √2
    expect(aftermath(ratio, close, 2).ratio).toBeCloseTo(
      (1 + Math.SQRT2) / 2 / ((1 + Math.SQRT1_2 + Math.SQRT2) / 4),
      12,
    );
    expect(aftermath(Float64Array.of(0, 0), Float64Array.of(1, 1), 1)).toMatchObject({ told: 1, alarms: 0, ratio: N });
  });
});

describe('VPIN beside the recorded side', () => {
  it('Pearson by hand: (1, 2, 3) with (1, 3, 2) is 1/2', () => {
    expect(pearson([1, 2, 3], [1, 3, 2])).toBeCloseTo(0.5, 12);
  });
  it('where price follows the side taken, bulk classification finds it; where it does not, it does no better than halves', () => {
    const made = (coupling: number) => {
      const r = rng(3);
      const n = 6000;
      const [close, volume, bought] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
      let price = 0;
      let tilt = 0;
      for (let i = 0; i < n; i++) {
        // one-sidedness comes and goes over hours
        tilt = 0.995 * tilt + 0.06 * r.normal();
        const side = Math.tanh(tilt * r.normal() + 0.3 * r.normal());
        volume[i] = 100 * (0.5 + r.next());
        bought[i] = (volume[i]! * (1 + side)) / 2;
        price += 0.001 * (coupling * side + (1 - coupling) * r.normal());
        close[i] = Math.exp(price);
      }
      return checkVpin({ close, volume, bought }, 1440, 'normal');
    };
    const follows = made(0.95);
    const apart = made(0);
    expect(follows.classified).toBeGreaterThan(0.85);
    expect(follows.correlation).toBeGreaterThan(0.5);
    expect(apart.classified).toBeLessThan(follows.halves);
    expect(follows.bars).toBeGreaterThan(4000);
  });
});

describe('watching', () => {
  it('every detector has a row; what a market without quotes or neighbours cannot say is told so', () => {
    const series = simulate({ generator: 'base', bars: 2500, seed: 3, timeframeMs: 3_600_000 });
    const quiet = { ...series, spread: null };
    const set = { ...ALARM_SETS[0]!, barsPerDay: 24, crises: [{ name: 'all', from: '1970-01-01', to: '2100-01-01' }] };
    const rows = watchAlarms(set, [quiet]);
    expect(rows.map((r) => r.detector)).toEqual([...THREATS, WHOLE]);
    const cannot = rows.filter((r) => !r.told).map((r) => r.detector);
    expect(cannot).toEqual(['liquidity', 'correlation-breakdown']);
    // All of it is a crisis: whatever alarms there are, none is false.
    for (const row of rows) expect(row.falseAlarmsPerDay).toBeNaN();
    expect(rows.at(-1)!.first[0]!.time).toBeGreaterThan(0);
  });
  it.skipIf(!DATA)(
    'S&P 500 of 2004–2009: the whole amygdala speaks in September or October 2008 (JANUS_TEST_DATA)',
    () => {
      const set = ALARM_SETS[0]!;
      const text = gunzipSync(readFileSync(`${DATA}/${set.files[0]}`)).toString();
      const { series } = readBars(text.trim().split('\n'), { symbol: 'SP500', assetClass: 'equity' });
      const until = series.time.findIndex((t) => t > Date.UTC(2009, 3, 1));
      const rows = watchAlarms(set, [truncate(series, until)]);
      const { time } = rows.at(-1)!.first[0]!;
      expect(time).toBeGreaterThan(Date.UTC(2008, 8, 1));
      expect(time).toBeLessThan(Date.UTC(2008, 10, 1));
      expect(rows.at(-1)!.first[1]!.time).toBeNaN();
    },
  );
});
