import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importFile } from './import.ts';
import { importedSets, publish } from './catalogue.ts';
import { loadDataSet } from './load.ts';
import { previewFile, symbolIn } from './preview.ts';
import { removeSet, removedSets, restoreSet, sweepTrash } from './trash.ts';
import { dropUpload, sweepUploads, takeUpload, uploadName, uploadPath } from './uploads.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus uploads '));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const CSV = ['ts,o,h,l,c,vol', '2024-01-01,1,3,1,2,10', '2024-01-02,2,2,1,1,20', '2024-01-03,1,4,1,4,5'].join('\n');
const uploads = (): string[] => readdirSync(path.join(folder, 'uploads'));

describe('uploads', () => {
  it('keeps a file under an id and tells its bytes and sha256', async () => {
    const sent = await takeUpload(folder, '../etc/BTC USDT-1d.csv', Readable.from([Buffer.from('abc')]));
    expect(sent).toMatchObject({
      name: 'BTC USDT-1d.csv',
      bytes: 3,
      // FIPS 180-2, appendix B.1
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    });
    expect(sent.upload).toMatch(/^[0-9a-f]{16}-BTC_USDT-1d\.csv$/);
    expect(readFileSync(uploadPath(folder, sent.upload), 'utf8')).toBe('abc');
    dropUpload(folder, sent.upload);
    expect(() => uploadPath(folder, sent.upload)).toThrow('is not there any more');
  });

  it('leaves nothing of a file that is empty or broken off', async () => {
    await expect(takeUpload(folder, 'a.csv', Readable.from([]))).rejects.toThrow('a.csv is empty');
    const broken = new Readable({ read: () => undefined });
    const taking = takeUpload(folder, 'b.csv', broken);
    broken.push('half');
    broken.destroy(new Error('aborted'));
    await expect(taking).rejects.toMatchObject({ code: 'cancelled' });
    expect(uploads()).toEqual([]);
  });

  it.each(['../../etc/passwd', '', '0123456789abcdef-', '0123456789abcdef-a/b'])('refuses %j as an id', (id) => {
    expect(() => uploadPath(folder, id)).toThrow('is not an id');
  });

  it('sweeps what nobody imported for a week, and drafts at once', async () => {
    const { upload } = await takeUpload(folder, 'a.csv', Readable.from(['x']));
    writeFileSync(path.join(folder, 'uploads', '.draft'), '');
    const now = Date.now();
    sweepUploads(folder, now);
    expect(uploads()).toEqual([upload]);
    utimesSync(uploadPath(folder, upload), 0, (now - 8 * 86_400_000) / 1000);
    sweepUploads(folder, now);
    expect(uploads()).toEqual([]);
  });
});

describe('preview', () => {
  it('tells what the columns are taken for, the timeframe and the first bars', async () => {
    const file = path.join(folder, 'x');
    writeFileSync(file, CSV.replace('ts,', 'timestamp,'));
    const seen = await previewFile(file, 'ETHUSDT_daily.csv');
    expect(seen).toMatchObject({
      symbol: 'ETHUSDT',
      assetClass: 'crypto',
      timeframe: '1d',
      side: 'trade',
      fault: null,
    });
    expect(seen.columns).toEqual({ time: 'timestamp', open: 'o', high: 'h', low: 'l', close: 'c', volume: 'vol' });
    expect(seen.bars[0]).toMatchObject({ time: Date.UTC(2024, 0, 1), open: 1, high: 3, low: 1, close: 2, volume: 10 });
    expect(seen.head).toHaveLength(4);
  });

  it('says why a file would be refused, under the name it was sent with, and takes columns by name', async () => {
    const file = path.join(folder, 'x');
    writeFileSync(file, CSV.replace('ts,', 'moment,'));
    const refused = await previewFile(file, 'a.csv');
    expect(refused.fault).toMatch(/time/);
    expect(refused.fault).not.toContain(folder);
    expect(refused.head[0]).toBe('moment,o,h,l,c,vol');
    expect((await previewFile(file, 'a.csv', 'time=moment')).fault).toBeNull();
  });

  it.each([
    ['BTCUSDT-5m.csv.gz', 'BTCUSDT'],
    ['binance_SOLUSDT-1h.csv', 'SOLUSDT'],
    ['--.csv', 'DATA'],
  ])('finds the symbol in %s', (name, symbol) => {
    expect(symbolIn(name)).toBe(symbol);
  });
});

describe('an import of an upload', () => {
  it('remembers the file, tells its symbol and its faults by the name it was sent with', async () => {
    const { upload } = await takeUpload(folder, 'ACME_bid.csv', Readable.from([CSV.replace('ts,', 'timestamp,')]));
    const sent = { file: uploadPath(folder, upload), name: uploadName(upload), dataFolder: folder };
    const { info } = await importFile({ ...sent, symbol: 'ACME', assetClass: 'crypto' });
    expect(info.source?.file).toBe('ACME_bid.csv');
    expect(info.name).toBe('ACME:1d:bid');
    const bad = await takeUpload(folder, 'bad.csv', Readable.from(['timestamp,o,h,l,c\n2024-01-01,x,1,1,1\n']));
    const refused = importFile({ ...sent, file: uploadPath(folder, bad.upload), name: 'bad.csv', symbol: 'B' });
    await expect(refused).rejects.toThrow(/^bad\.csv: /);
    await expect(refused).rejects.not.toThrow(folder);
  });

  it('does not take the name that another has taken meanwhile', async () => {
    const file = path.join(folder, 'x.csv');
    writeFileSync(file, CSV.replace('ts,', 'timestamp,'));
    const { info } = await importFile({ file, dataFolder: folder, symbol: 'ACME', assetClass: 'crypto' });
    const late = { ...info, dataHash: 'f'.repeat(64), file: 'late.parquet' };
    const draft = path.join(folder, 'draft.parquet');
    writeFileSync(draft, 'bars');
    expect(publish(folder, late, draft, false)).toBe(false);
    expect(importedSets(folder)).toEqual([info]);
    expect(readdirSync(path.join(folder, 'bars')).filter((f) => f.endsWith('.parquet'))).toEqual([info.file]);
    writeFileSync(draft, 'bars');
    expect(publish(folder, late, draft, true)).toBe(true);
    expect(importedSets(folder)).toEqual([late]);
    expect(readdirSync(path.join(folder, 'bars')).filter((f) => f.endsWith('.parquet'))).toEqual(['late.parquet']);
  });
});

describe('trash', () => {
  const imported = async (): Promise<string> => {
    const file = path.join(folder, 'x.csv');
    writeFileSync(file, CSV.replace('ts,', 'timestamp,'));
    return (await importFile({ file, dataFolder: folder, symbol: 'ACME', assetClass: 'crypto' })).info.name;
  };

  it('takes a data set out of the catalogue and brings it back as it was', async () => {
    const name = await imported();
    const [before] = importedSets(folder);
    const ticket = removeSet(folder, name, 1_700_000_000_000);
    expect(importedSets(folder)).toEqual([]);
    expect(removedSets(folder)).toEqual([
      { ticket, name, rows: 3, removedAt: 1_700_000_000_000, keptUntil: 1_700_000_000_000 + 30 * 86_400_000 },
    ]);
    expect(restoreSet(folder, ticket)).toBe(name);
    expect(importedSets(folder)).toEqual([before]);
    expect(removedSets(folder)).toEqual([]);
    expect(existsSync(path.join(folder, 'bars', before!.file!))).toBe(true);
    expect(() => restoreSet(folder, ticket)).toThrow('nothing removed goes by');
  });

  it('does not bring back what would overwrite other bars, nor remove what is not there', async () => {
    const name = await imported();
    const ticket = removeSet(folder, name, 1_700_000_000_000);
    await imported();
    expect(() => restoreSet(folder, ticket)).toThrow('has been imported anew');
    expect(() => removeSet(folder, 'SP500', 0)).toThrow('cannot be removed');
    expect(() => restoreSet(folder, '../..')).toThrow('nothing removed goes by');
  });

  it('tells who was reading a data set as it was removed that it is no longer there', async () => {
    const name = await imported();
    const reading = loadDataSet(name, folder);
    removeSet(folder, name, 1_700_000_000_000);
    await expect(reading).rejects.toMatchObject({
      code: 'no-data',
      message: `${name} was removed while it was being read`,
    });
  });

  it('is emptied after a month', async () => {
    const ticket = removeSet(folder, await imported(), 1_700_000_000_000);
    sweepTrash(folder, Date.now() + 31 * 86_400_000);
    expect(() => restoreSet(folder, ticket)).toThrow('nothing removed goes by');
  });
});
