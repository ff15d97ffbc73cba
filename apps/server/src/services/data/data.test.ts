import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { JanusError, REGIMES } from '@janus/domain';
import type { BarSeries, ErrorCode } from '@janus/domain';
import { simulate } from '@janus/market';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { REPOSITORY } from '../../settings.ts';
import { dataHash } from '../provenance.ts';
import { bundledSeries, findSet, gapLedgerOf, importFile, listDataSets, loadDataSet, loadSeries } from './index.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "janus data's "));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inFolder = (name: string): string => path.join(folder, name);
const store = (): string => inFolder('store');
const put = (name: string, text: string | Buffer): string => {
  writeFileSync(inFolder(name), text);
  return inFolder(name);
};
const csvOf = (s: BarSeries, truth = true): string =>
  [
    `time,open,high,low,close,volume${truth ? ',regime' : ''}`,
    ...Array.from({ length: s.length }, (_, i) =>
      [
        s.time[i],
        s.open[i],
        s.high[i],
        s.low[i],
        s.close[i],
        s.volume[i],
        ...(truth ? [REGIMES[s.truth![i]!]] : []),
      ].join(','),
    ),
  ].join('\n');
const market = (bars: number, seed = 1): BarSeries =>
  simulate({ generator: 'base', bars, seed, timeframeMs: 3_600_000, symbol: 'SIM' });
const refusal = async (work: Promise<unknown>): Promise<JanusError> => {
  const error: unknown = await work.then(
    () => null,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(JanusError);
  return error as JanusError;
};
const refuses = async (work: Promise<unknown>, code: ErrorCode, words: string): Promise<void> => {
  const error = await refusal(work);
  expect(error.message).toContain(words);
  expect(error.code).toBe(code);
};

describe('import', () => {
  it('gives back the same bars, truth and all, and knows them by their hash', async () => {
    const series = market(5000);
    const file = put('m.csv.gz', gzipSync(csvOf(series)));
    const { info, unchanged } = await importFile({ file, symbol: 'SIM', timeframe: '1h', dataFolder: store() });
    expect(unchanged).toBe(false);
    expect(info).toMatchObject({ name: 'SIM:1h', rows: 5000, simulated: true, hasTruth: true, assetClass: 'crypto' });
    expect(info.source).toMatchObject({ file: 'm.csv.gz' });
    const back = await loadDataSet('SIM', store());
    expect(back.series).toEqual(series);
    expect(back.dataHash).toBe(dataHash(series));
    expect(info.dataHash).toBe(dataHash(series));
    expect(back.warnings).toEqual(['these bars are simulated']);
  });
  it('a series without volume, with a spread, of one side', async () => {
    const file = put(
      'EURUSD_x.csv',
      'time,bid_o,bid_h,bid_l,bid_c,ask_o,ask_h,ask_l,ask_c\n1600000000000,1,2,1,2,3,4,3,3\n1600000060000,2,2,2,2,4,4,4,4\n',
    );
    const mid = await importFile({ file, symbol: 'EURUSD', dataFolder: store() });
    expect(mid.info).toMatchObject({
      name: 'EURUSD:1m',
      side: 'mid',
      hasSpread: true,
      hasVolume: false,
      assetClass: 'fx',
    });
    const series = await loadSeries('EURUSD', store());
    expect([...series.spread!]).toEqual([1, 2]);
    expect(series.volume.every(Number.isNaN)).toBe(true);
    await importFile({ file, symbol: 'EURUSD', side: 'ask', dataFolder: store() });
    expect((await loadSeries('EURUSD:1m:ask', store())).close[0]).toBe(3);
    expect((await loadSeries('EURUSD:1m', store())).close[0]).toBe(2.5);
  });
  it('writes nothing at all when it refuses', async () => {
    const lines = csvOf(market(3000), false).split('\n');
    lines[2500] = lines[2500]!.replace(/,[^,]*$/, ',-1');
    const file = put('bad.csv', lines.join('\n'));
    await refuses(
      importFile({ file, symbol: 'S', assetClass: 'crypto', dataFolder: store() }),
      'bad-input',
      `${file}: line 2501, volume: '-1'`,
    );
    expect(existsSync(store())).toBe(false);
    const { info } = await importFile({ file, symbol: 'S', repair: 'drop', dataFolder: store() });
    expect(info.repair).toMatchObject({ mode: 'drop', dropped: 1 });
    expect(info.gaps.missingBars).toBe(1);
    expect((await loadDataSet('S', store())).warnings).toEqual([
      'repaired on import: 1 rows dropped, 0 filled, 0 clipped',
      '1 bars are missing in 1 gaps, coverage 99.97 %',
    ]);
    expect(readdirSync(store())).toEqual(['bars']);
  });
  it('the same bars twice change nothing; other bars of the name need --replace', async () => {
    const one = put('one.csv', csvOf(market(600)));
    const two = put('two.csv', csvOf(market(600, 2)));
    const first = await importFile({ file: one, symbol: 'S', dataFolder: store() });
    expect(await importFile({ file: one, symbol: 'S', dataFolder: store() })).toEqual({
      info: first.info,
      unchanged: true,
    });
    await refuses(importFile({ file: two, symbol: 'S', dataFolder: store() }), 'bad-input', 'add --replace');
    expect((await loadDataSet('S', store())).dataHash).toBe(first.info.dataHash);
    const second = await importFile({ file: two, symbol: 'S', replace: true, dataFolder: store() });
    expect((await loadDataSet('S', store())).dataHash).toBe(second.info.dataHash);
    expect(readdirSync(path.join(store(), 'bars'))).toHaveLength(2);
  });
  it('reads Parquet as any other file', async () => {
    const series = market(800);
    await importFile({ file: put('m.csv', csvOf(series)), symbol: 'SIM', dataFolder: store() });
    const parquet = path.join(store(), 'bars', (await listDataSets(store()))[0]!.file!);
    const direct = await loadSeries(parquet, store());
    for (const name of ['time', 'open', 'close', 'volume', 'truth'] as const)
      expect(direct[name]).toEqual(series[name]);
    const again = await importFile({ file: parquet, symbol: 'SIM', dataFolder: inFolder('other') });
    expect(again.info.dataHash).toBe(dataHash(series));
  });
  it('refuses a cut gzip, a missing file, a bad symbol, unknown options; a cancel leaves nothing', async () => {
    const gz = gzipSync(csvOf(market(3000)));
    const dataFolder = store();
    await refuses(
      importFile({ file: put('cut.csv.gz', gz.subarray(0, 9000)), symbol: 'S', dataFolder }),
      'bad-input',
      'damaged or cut off',
    );
    await refuses(
      importFile({ file: inFolder('none.csv'), symbol: 'S', dataFolder }),
      'bad-input',
      'there is no such file',
    );
    await refuses(importFile({ file: folder, symbol: 'S', dataFolder }), 'bad-input', 'is not a file');
    const file = put('m.csv.gz', gz);
    await refuses(importFile({ file, symbol: '../S', dataFolder }), 'bad-input', "symbol '../S'");
    await refuses(
      importFile({ file, symbol: 'S', repair: 'guess', dataFolder }),
      'bad-input',
      '--repair guess: is not one of drop, fill, clip',
    );
    await refuses(
      importFile({ file, symbol: 'S', timeframe: '5m', dataFolder }),
      'bad-input',
      'the rows are 1h apart, not 5m',
    );
    await refuses(importFile({ file, symbol: 'S', assetClass: 'bond', dataFolder }), 'bad-input', '--asset-class bond');
    await refuses(
      importFile({ file, symbol: 'S', dataFolder }, { signal: AbortSignal.abort() }),
      'cancelled',
      'nothing was written',
    );
    await refuses(
      importFile({ file: put('p.parquet', 'PAR1 not really'), symbol: 'S', dataFolder }),
      'bad-input',
      'cannot be read',
    );
    expect(existsSync(dataFolder)).toBe(false);
  });
  it('says so where nothing tells the asset class', async () => {
    const file = put('x.csv', csvOf(market(100), false));
    const unknown = await importFile({ file, symbol: 'ACME2', dataFolder: store() });
    expect(unknown.info).toMatchObject({ assetClass: 'crypto', assetClassBy: 'default' });
    expect((await loadDataSet('ACME2', store())).warnings[0]).toContain('asset class unknown, taken as crypto');
    const { info } = await importFile({ file, symbol: 'ACME', assetClass: 'equity', dataFolder: store() });
    expect(info).toMatchObject({ assetClass: 'equity', assetClassBy: 'option' });
  });
});

describe('load', () => {
  it('the bundled bars are always there', async () => {
    expect((await listDataSets(store())).map((s) => s.name)).toEqual(['SP500']);
    const { series, gaps, name } = await loadDataSet('sp500', store());
    expect(name).toBe('SP500');
    expect(series).toEqual(bundledSeries());
    expect(series.length).toBe(5105);
    expect(series.close[0]).toBe(1455.219971);
    expect(series.time[0]).toBe(Date.UTC(2000, 0, 3));
    // 11 to 14 September 2001: the one closing of the exchange that is longer than a holiday.
    expect(gaps.entries.filter((e) => e.kind === 'missing')).toEqual([
      { from: Date.UTC(2001, 8, 11), to: Date.UTC(2001, 8, 15), missingBars: 4, kind: 'missing' },
    ]);
    expect(await gapLedgerOf('SP500', store())).toEqual(gaps);
  });
  it('a file by its path', async () => {
    const series = market(700);
    const { series: back, name } = await loadDataSet(put('mine.csv', csvOf(series)), store());
    expect(name).toBe('mine');
    expect(back.close).toEqual(series.close);
    expect(back.simulated).toBe(true);
  });
  it('an ambiguous name, an unknown name, a missing path', async () => {
    const series = market(700);
    await importFile({ file: put('a.csv', csvOf(series)), symbol: 'SIM', dataFolder: store() });
    const short = simulate({ generator: 'base', bars: 99, seed: 1, timeframeMs: 60_000 });
    await importFile({ file: put('b.csv', csvOf(short)), symbol: 'SIM', assetClass: 'crypto', dataFolder: store() });
    await refuses(loadDataSet('SIM', store()), 'bad-input', "'SIM' could be SIM:1h or SIM:1m");
    expect((await loadDataSet('sim:1m', store())).series.length).toBe(99);
    await refuses(
      loadDataSet('NOPE', store()),
      'no-data',
      "there is no data set 'NOPE'; there are SIM:1h, SIM:1m, SP500",
    );
    await refuses(loadDataSet('./nope.csv', store()), 'bad-input', 'there is no such file');
    expect(findSet(await listDataSets(store()), 'SI')).toBeNull();
  });
  it('a data set whose bars were changed or lost is refused', async () => {
    const { info } = await importFile({ file: put('a.csv', csvOf(market(700))), symbol: 'A', dataFolder: store() });
    const other = await importFile({ file: put('b.csv', csvOf(market(700, 2))), symbol: 'B', dataFolder: store() });
    const bars = path.join(store(), 'bars');
    writeFileSync(path.join(bars, info.file!), readFileSync(path.join(bars, other.info.file!)));
    await refuses(loadDataSet('A', store()), 'bad-input', 'are not those that were imported');
    rmSync(path.join(bars, info.file!));
    await refuses(loadDataSet('A', store()), 'bad-input', 'is gone');
    writeFileSync(path.join(bars, 'A@1h.json'), '{');
    await refuses(listDataSets(store()), 'bad-input', 'A@1h.json: this description');
  });
});

/** Peak of a process that does nothing but import so many bars, with a heap too small to hold them; MB. */
function peakMb(bars: number): number {
  const rows = Array.from({ length: bars }, (_, i) => `${1_500_000_000_000 + i * 60_000},10,12,9,11,${i % 97}`);
  const file = put(`${bars}.csv`, ['time,open,high,low,close,volume', ...rows].join('\n'));
  const options = { file, symbol: 'BIG', assetClass: 'crypto', dataFolder: inFolder(`store${bars}`) };
  const code = `
    const { importFile } = await import(${JSON.stringify(new URL('index.ts', import.meta.url).href)});
    const { info } = await importFile(${JSON.stringify(options)});
    if (info.rows !== ${bars}) throw new Error('rows are missing');
    console.log(process.resourceUsage().maxRSS / 1024);`;
  const flags = ['--max-old-space-size=64', '--import', 'tsx', '--input-type=module', '-e', code];
  return Number(execFileSync(process.execPath, flags, { encoding: 'utf8', cwd: REPOSITORY }));
}

it('needs no more memory for a longer file', { timeout: 180_000 }, () => {
  const less = peakMb(200_000);
  const more = peakMb(800_000);
  expect(more).toBeLessThan(450);
  expect(more - less).toBeLessThan(150);
});
