/**
 * Recorded markets, every quirk of them: which files are bars, how many, of what side, with which holes. The data is
 * not part of the project; JANUS_TEST_DATA says where it lies.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile, loadDataSet } from './index.ts';
import type { DataSetInfo } from './index.ts';

const root = process.env['JANUS_TEST_DATA'] ?? '';
const market = path.join(root, 'market');

const NOT_BARS: readonly (readonly [RegExp, string])[] = [
  [/funding/, 'these are funding rates, not bars'],
  [/adjclose/, 'these are not bars: no column for open, high, low, close'],
  [/vix/, 'this is a volatility index alone, not bars'],
  [/\.json/, 'this is JSON'],
  [/lob\/binance/, 'these are order-book messages, not bars'],
  [/bitstamp_L3/, 'these are orders of a book, not bars'],
  [/\.zip/, 'this is a binary file'],
  [/orderflow_public_trades/, 'these are trades, not bars'],
];

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((e) => (e.isDirectory() ? filesUnder(path.join(folder, e.name)) : [path.join(folder, e.name)]))
    .sort();
}
/** Rows and sha256 (its first 16 digits) by path, as the manifest of the data says. */
function manifest(): Map<string, { rows: number; sha: string }> {
  const lines = readFileSync(path.join(root, 'MANIFEST.tsv'), 'utf8').trim().split('\n').slice(1);
  return new Map(
    lines.map((line) => {
      const [file = '', , rows = '', , , sha = ''] = line.split('\t');
      return [file, { rows: Number(rows), sha }];
    }),
  );
}
const all = root === '' ? [] : filesUnder(market).map((f) => path.relative(root, f));
const refusedFor = (file: string): string | undefined => NOT_BARS.find(([name]) => name.test(file))?.[1];
const bars = all.filter((f) => refusedFor(f) === undefined);

describe.skipIf(root === '')('recorded markets (JANUS_TEST_DATA)', () => {
  let folder = '';
  const infos = new Map<string, DataSetInfo>();
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'janus-recorded-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const infoOf = async (file: string): Promise<DataSetInfo> => {
    const known = infos.get(file);
    if (known) return known;
    const symbol = path
      .basename(file)
      .replaceAll(/\.(csv|gz)/g, '')
      .slice(0, 40);
    const { info } = await importFile({ file: path.join(root, file), symbol, dataFolder: folder });
    infos.set(file, info);
    return info;
  };
  const named = (part: string): string => bars.find((f) => f.includes(part))!;

  it('there are 53 files of bars', () => {
    expect(bars).toHaveLength(53);
  });
  it.each(bars)('%s', { timeout: 120_000 }, async (file) => {
    const { rows, sha } = manifest().get(file)!;
    const info = await infoOf(file);
    expect(info.rows).toBe(rows);
    expect(info.source!.sha256.slice(0, 16)).toBe(sha);
    expect(info.repair.rows).toHaveLength(0);
    const back = await loadDataSet(info.name, folder);
    expect(back.series.length).toBe(rows);
  });
  it.each(all.filter((f) => refusedFor(f) !== undefined))('%s is refused', async (file) => {
    await expect(importFile({ file: path.join(root, file), symbol: 'X', dataFolder: folder })).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining(refusedFor(file)!) as string,
    });
  });

  it('the long two-hour file has the 18 outages of its exchange, the others of Binance none', async () => {
    const long = await infoOf(named('BTCUSDT-2h_2017-08'));
    expect(long.gaps.entries).toHaveLength(18);
    expect(long.gaps).toMatchObject({ missingBars: 53, closedBars: 0 });
    // The longest: 8 February 2018, 02:00 to the next day 10:00.
    expect(long.gaps.entries.find((e) => e.missingBars === 16)).toEqual({
      from: Date.UTC(2018, 1, 8, 2),
      to: Date.UTC(2018, 1, 9, 10),
      missingBars: 16,
      kind: 'missing',
    });
    for (const file of bars.filter((f) => f.includes('/binance_')))
      expect((await infoOf(file)).gaps.entries).toHaveLength(0);
  });
  it('currencies: weekends are closed, although they move with daylight saving', async () => {
    const oanda = await infoOf(named('EURUSD_oanda'));
    expect(oanda).toMatchObject({ side: 'mid', hasSpread: true, hasVolume: false, assetClass: 'fx' });
    // 12 years of weekends: about 626 of 48 to 49 hours.
    const weekends = oanda.gaps.entries.filter((e) => e.kind === 'closed');
    expect(weekends.length).toBeGreaterThan(600);
    expect(weekends.every((e) => e.missingBars <= 49)).toBe(true);
    expect(oanda.gaps.coverage).toBeGreaterThan(0.99);
    for (const side of ['bid', 'ask'] as const)
      expect(await infoOf(named(`GBPUSD_m1_${side}`))).toMatchObject({ side, hasVolume: false, assetClass: 'fx' });
    expect((await infoOf(named('EURUSD_1h_2017'))).gaps.entries.filter((e) => e.kind === 'missing')).toHaveLength(2);
  });
  it('two-sided quotes have a positive spread; two files of one side each match in time', async () => {
    const { series } = await loadDataSet((await infoOf(named('EURUSD_oanda'))).name, folder);
    expect(series.spread!.every((s) => s > 0)).toBe(true);
    const [bid, ask] = await Promise.all(
      (['bid', 'ask'] as const).map(
        async (s) => (await loadDataSet((await infoOf(named(`GBPUSD_m1_${s}`))).name, folder)).series,
      ),
    );
    expect(bid!.time).toEqual(ask!.time);
    // One-sided minute bars need not close on the same quote: in 653 of 30,117 the bid is not below the ask.
    expect(bid!.close.filter((x, i) => x >= ask!.close[i]!)).toHaveLength(653);
  });
  it('equities: weekends and holidays are closed; the week of 11 September 2001 is not', async () => {
    for (const part of ['sp500_arch', 'nasdaq_arch', 'SP500_1d']) {
      const info = await infoOf(named(part));
      expect(info.assetClass, part).toBe('equity');
      expect(info.gaps.entries.filter((e) => e.kind === 'missing').map((e) => [e.from, e.missingBars])).toEqual([
        [Date.UTC(2001, 8, 11), 4],
      ]);
    }
    const goog = await infoOf(named('GOOG_1d'));
    // NYSE keeps nine holidays a year; 8.5 years, a day of mourning and two of a hurricane.
    expect(goog.gaps).toMatchObject({ coverage: 1, holidayBars: 79 });
  });
  it('a mark price has no volume', async () => {
    expect(await infoOf(named('BTCUSDT-PERP-mark-1h'))).toMatchObject({ hasVolume: false });
  });
});
