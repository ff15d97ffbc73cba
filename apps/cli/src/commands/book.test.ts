/** `janus book` on small files made up for the test, and on the recorded ones where they are. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseOptions } from '../parse.ts';
import { unzipOne } from '../recorded-lines.ts';
import { bookCommand } from './book.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus-book-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | Buffer): string => {
  const at = path.join(folder, name);
  writeFileSync(at, content);
  return at;
};
async function book(...args: string[]) {
  const { options, positional } = parseOptions(bookCommand, args);
  const { signal } = new AbortController();
  const { json, text } = await bookCommand.run({ options, positional, dataFolder: folder, progress: () => {}, signal });
  return { json: json as Record<string, unknown>, text };
}
const line = (ms: number, json: unknown): string => `${1_700_000_000_000 + ms}000000 ${JSON.stringify(json)}`;
const LINES = [
  line(0, {
    lastUpdateId: 1,
    bids: [
      ['99', '3'],
      ['98', '1'],
    ],
    asks: [['101', '1']],
  }),
  line(1, { stream: 'made@trade', data: { e: 'trade', t: 1, p: '101', q: '2', m: false } }),
  line(2, { stream: 'made@depth', data: { e: 'depthUpdate', U: 2, u: 2, b: [['99', '4']], a: [] } }),
  line(3, { stream: 'made@depth', data: { e: 'depthUpdate', U: 4, u: 4, b: [], a: [] } }),
].join('\n');

/** A zip archive of one entry, made by hand: local header, data, directory, end. */
function zip(content: string, deflate: boolean): Buffer {
  const data = deflate ? deflateRawSync(Buffer.from(content)) : Buffer.from(content);
  const name = Buffer.from('made.data');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(deflate ? 8 : 0, 10);
  entry.writeUInt32LE(data.length, 20);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(30 + name.length + data.length, 16);
  return Buffer.concat([local, name, data, entry, name, end]);
}

describe('book', () => {
  it('counts, tells the gap, and reads spread, depth, imbalance and evidence: by hand', async () => {
    const { json, text } = await book('--input', file('made.txt', LINES));
    expect(json).toMatchObject({
      kind: 'book',
      format: 'binance',
      lines: 4,
      counts: { book: 2, quote: 0, trade: 1, gap: 1, crossed: 0 },
      volume: { bought: 2, sold: 0 },
      // 99·4 + 98 + 101 = 595; (5 − 1)/6; the gap has emptied the book.
      last: { bid: null, ask: null, spreadBps: 200, depthQuote: 595, imbalance: 4 / 6, levels: 10 },
    });
    const { last, samples, nextSecond } = json['evidence'] as { last: number; samples: number; nextSecond: null };
    // (3/5 + 1/2)/2 = 0.55 first, then (4/6 + 3/5)/2 = 0.6333, smoothed over 20: 0.55 + (2/21)·0.0833.
    expect(last).toBeCloseTo(0.55 + (2 / 21) * (19 / 30 - 0.55), 12);
    expect([samples, nextSecond]).toEqual([1, null]);
    expect(text).toContain('1 gaps, 0 crossed');
  });
  it('fewer levels are another depth', async () => {
    const { json } = await book('--input', file('made.txt', LINES), '--levels', '1');
    expect(json['last']).toMatchObject({ depthQuote: 99 * 4 + 101, levels: 1 });
  });
  it('reads the same from gzip and from zip, stored or deflated', async () => {
    const plain = await book('--input', file('made.txt', LINES));
    for (const packed of [
      file('made.gz', gzipSync(LINES)),
      file('a.zip', zip(LINES, false)),
      file('b.zip', zip(LINES, true)),
    ])
      expect((await book('--input', packed)).text).toBe(plain.text);
  });
  it('reads signed trades', async () => {
    const { json } = await book(
      '--input',
      file('trades.csv', 'timestamp,id,side,price,amount\n1,a,buy,10,3\n2,b,sell,12,1\n'),
    );
    expect(json).toMatchObject({ kind: 'trades', trades: 2, buys: 1, imbalance: 0.5, vwap: 10.5 });
  });
  it('refuses what it cannot read', async () => {
    await expect(book('--input', path.join(folder, 'none'))).rejects.toThrow('none');
    await expect(book('--input', file('bars.csv', 'time,open\n1,2\n'))).rejects.toThrow('begins no recording known');
    await expect(book('--input', file('deltas.txt', LINES.split('\n').slice(2).join('\n')))).rejects.toThrow(
      'no snapshot',
    );
    expect(() => unzipOne(Buffer.from('PK nothing'), 'x.zip')).toThrow('x.zip is a zip archive without its end');
    const two = zip(LINES, false);
    two.writeUInt16LE(2, two.length - 12);
    expect(() => unzipOne(two, 'x.zip')).toThrow('holds 2 files');
  });
});

const DATA = process.env['JANUS_TEST_DATA'];
describe.skipIf(!DATA)('recorded (JANUS_TEST_DATA)', () => {
  it("Bybit's archive: 50 messages, 500 levels, no gap", async () => {
    const { json } = await book('--input', path.join(DATA!, 'market/lob/bybit_xrpusdt-ob500_2024-12-01.zip'));
    expect(json).toMatchObject({ format: 'bybit', lines: 50, counts: { book: 50, gap: 0, crossed: 0 } });
    expect(json['last']).toMatchObject({ bid: 1.9537, ask: 1.9538 });
  });
});
