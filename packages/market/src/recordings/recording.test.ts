import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip, gunzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newSide, setLevel, topLevels } from './levels.ts';
import { bookOf, initRecording, pushLine, readRecording, type RecordedEvent } from './recording.ts';
import { parseTrades } from './trades.ts';

const T = 1_700_000_000_000_000_000n;
const at = (n: number, json: unknown): string => `${T + BigInt(n) * 1_000_000n} ${JSON.stringify(json)}`;
type Levels = readonly (readonly [string, string])[];
const delta = (n: number, U: number, u: number, b: Levels, a: Levels, pu?: number): string =>
  at(n, { stream: 'made@depth', data: { e: 'depthUpdate', U, u, ...(pu === undefined ? {} : { pu }), b, a } });
const snapshot = (n: number, lastUpdateId: number, bids: Levels, asks: Levels): string =>
  at(n, { lastUpdateId, bids, asks });
const trade = (n: number, m: boolean): string =>
  at(n, { stream: 'made@trade', data: { e: 'trade', t: 7, p: '100.5', q: '0.25', m } });

/** A recording made up for this test: two deltas before the snapshot, one of which it holds already; then a gap. */
const MADE = [
  delta(0, 1, 5, [['99', '1']], []),
  delta(1, 6, 9, [['98', '2']], [['101', '0']]),
  snapshot(
    2,
    7,
    [
      ['99', '4'],
      ['97', '1'],
    ],
    [
      ['101', '3'],
      ['102', '5'],
    ],
  ),
  trade(3, true),
  delta(4, 10, 10, [['99', '0']], [['100', '1']]),
  trade(5, false),
  delta(6, 12, 13, [['99', '9']], []),
  delta(7, 14, 14, [['96', '9']], []),
  snapshot(8, 13, [['90', '1']], [['110', '1']]),
];
async function* stream(lines: readonly string[]): AsyncGenerator<string> {
  for (const line of lines) {
    await Promise.resolve();
    yield line;
  }
}
async function play(lines: readonly string[]): Promise<RecordedEvent[]> {
  const out: RecordedEvent[] = [];
  for await (const { event } of readRecording(stream(lines))) out.push(event);
  return out;
}
const levels = (side: readonly { price: number; size: number }[]) => side.map((l) => [l.price, l.size]);

describe('a recorded book', () => {
  it('is the snapshot, what came after it, and nothing that it held already', () => {
    const r = initRecording('binance');
    for (const line of MADE.slice(0, 3)) pushLine(r, line);
    // Ids 1–5 are in the snapshot (7); 6–9 reach over it: 98 is set, 101 removed.
    expect(r.passedOver).toBe(1);
    expect(levels(bookOf(r, 9).bids)).toEqual([
      [99, 4],
      [98, 2],
      [97, 1],
    ]);
    expect(levels(bookOf(r, 9).asks)).toEqual([[102, 5]]);
    pushLine(r, MADE[4]!);
    expect(levels(bookOf(r, 1).bids)).toEqual([[98, 2]]);
    expect(levels(bookOf(r, 9).asks)).toEqual([
      [100, 1],
      [102, 5],
    ]);
  });
  it('tells a gap, is empty from there on, and is rebuilt from the next snapshot', async () => {
    const events = await play(MADE);
    expect(events.map((e) => e.kind)).toEqual(['book', 'trade', 'book', 'trade', 'gap', 'book']);
    expect(events[4]).toMatchObject({ after: 10, before: 12 });
    const r = initRecording('binance');
    for (const line of MADE.slice(0, 7)) pushLine(r, line);
    expect(r.ready).toBe(false);
    expect(bookOf(r, 9)).toEqual({ bids: [], asks: [] });
    for (const line of MADE.slice(7)) pushLine(r, line);
    // Snapshot 13 holds ids 12–13; 14 follows it.
    expect(levels(bookOf(r, 9).bids)).toEqual([
      [96, 9],
      [90, 1],
    ]);
  });
  it('follows the id of the update before where the venue tells it', () => {
    const r = initRecording('binance');
    pushLine(r, snapshot(0, 100, [['9', '1']], [['11', '1']]));
    expect(pushLine(r, delta(1, 90, 105, [], [['12', '1']], 89))?.kind).toBe('book');
    expect(pushLine(r, delta(2, 200, 210, [], [['13', '1']], 105))?.kind).toBe('book');
    expect(pushLine(r, delta(3, 211, 220, [], [['14', '1']], 209))).toMatchObject({ kind: 'gap', after: 210 });
  });
  it('tells a book that has crossed, and that a side of it cannot be handed on', () => {
    const r = initRecording('binance');
    pushLine(r, snapshot(0, 1, [['9', '1']], [['11', '1']]));
    expect(pushLine(r, delta(1, 2, 2, [['12', '1']], []))).toMatchObject({ kind: 'crossed', bid: 12, ask: 11 });
    expect(() => bookOf(r, 5)).toThrow('best bid 12 is not below best ask 11');
  });
  it('signs a trade by its aggressor: a maker that bought was sold to', async () => {
    const trades = (await play(MADE)).filter((e) => e.kind === 'trade');
    expect(trades.map((t) => [t.side, t.price, t.size])).toEqual([
      [-1, 100.5, 0.25],
      [1, 100.5, 0.25],
    ]);
    expect(trades[0]!.time).toBeCloseTo(1_700_000_000_003, 3);
  });
  it("reads Bybit's archive, whose deltas are numbered one by one or not at all", async () => {
    const line = (type: string, b: Levels, a: Levels, u?: number): string =>
      `{"topic":"orderbook.500.MADE","type":"${type}","ts":1700000000000,"data":${JSON.stringify({ b, a, ...(u === undefined ? {} : { u }) })}}`;
    const events = await play([
      line('snapshot', [['1.5', '3']], [['1.6', '2']], 7),
      line(
        'delta',
        [
          ['1.5', '0'],
          ['1.4', '1'],
        ],
        [],
        8,
      ),
      line('delta', [], [['1.7', '1']], 10),
    ]);
    expect(events.map((e) => e.kind)).toEqual(['book', 'book', 'gap']);
    const unnumbered = await play([
      line('snapshot', [['1.5', '3']], [['1.6', '2']]),
      line('delta', [], [['1.7', '1']]),
    ]);
    expect(unnumbered.map((e) => e.kind)).toEqual(['book', 'book']);
  });
  it('refuses by line and value what it cannot read', async () => {
    const good = snapshot(0, 1, [['9', '1']], [['11', '1']]);
    await expect(play(['time,open,close'])).rejects.toThrow('begins no recording known');
    await expect(play(['', ' '])).rejects.toThrow('the recording is empty');
    await expect(play([good, '170 {}'])).rejects.toThrow('line 2: neither a snapshot nor a stream');
    await expect(play([good, `${T} {"stream":`])).rejects.toThrow('line 2: \'{"stream":\' is not a JSON object');
    await expect(play([good, delta(1, 2, 2, [['x', '1']], [])])).rejects.toThrow(
      'line 2: b price "x" is not a number above 0',
    );
    await expect(play([good, delta(1, 2, 2, [], [['9', '-1']])])).rejects.toThrow('a size "-1"');
    await expect(play([good, delta(1, 2.5, 2, [], [])])).rejects.toThrow('U 2.5 is not an update id');
    await expect(play([good, at(1, { stream: 'made@kline', data: {} })])).rejects.toThrow("stream 'made@kline' is not");
    await expect(play([good, at(1, { stream: 's', data: { e: 'trade', t: 1, p: '1', q: '1' } })])).rejects.toThrow(
      'm undefined is not true or false',
    );
    await expect(play([good, at(1, { stream: 's', data: { e: 'depthUpdate', U: 1, u: 1, b: 3 } })])).rejects.toThrow(
      'b is not a list of levels',
    );
  });
});

describe('a side of levels', () => {
  it('stays sorted and holds what a table of prices would', () => {
    const price = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(fc.array(fc.tuple(price, fc.integer({ min: 0, max: 3 })), { maxLength: 80 }), (updates) => {
        for (const sign of [1, -1] as const) {
          const side = newSide(sign);
          const table = new Map<number, number>();
          for (const [p, size] of updates) {
            expect(setLevel(side, p, size)).toBe(size > 0 || table.has(p));
            if (size > 0) table.set(p, size);
            else table.delete(p);
          }
          const sorted = [...table].sort(([a], [b]) => sign * (a - b));
          expect(levels(topLevels(side, 99))).toEqual(sorted);
        }
      }),
    );
  });
});

describe('signed trades', () => {
  it('from a JSON array and from a table', () => {
    const json = JSON.stringify([{ timestamp: 5, id: 'a', side: 'sell', price: 2, amount: 3 }]);
    expect(parseTrades(json)).toEqual([{ time: 5, id: 'a', price: 2, size: 3, side: -1 }]);
    const table = ',timestamp,id,type,side,price,amount,cost\n0,5,9,,buy,2.5,4,10\n';
    expect(parseTrades(table)).toEqual([{ time: 5, id: '9', price: 2.5, size: 4, side: 1 }]);
  });
  it('refuses what is none, and what does not tell its side', () => {
    expect(() => parseTrades('[{"timestamp":5,"id":1,"side":null,"price":1,"amount":1}]')).toThrow(
      'side null is not buy or sell',
    );
    expect(() => parseTrades('[')).toThrow('not JSON');
    expect(() => parseTrades('[]')).toThrow('the file holds no trade');
    expect(() => parseTrades('[3]')).toThrow('trade 1: 3 is no trade');
    expect(() => parseTrades('time,open\n1,2\n')).toThrow('no column for timestamp, id, price, amount, side');
    const table = 'timestamp,id,side,price,amount\n';
    expect(() => parseTrades(`${table}1,a,buy,0,1\n`)).toThrow('line 2: price "0" is not a number above 0');
    expect(() => parseTrades(`${table}1,a,buy\n`)).toThrow('line 2: 3 cells, expected 5');
    expect(() => parseTrades(`${table}2,a,buy,1,1\n1,b,buy,1,1\n`)).toThrow('line 3: timestamp 1 comes after 2');
  });
});

const DATA = process.env['JANUS_TEST_DATA'];

async function recorded(file: string) {
  const input = createReadStream(path.join(DATA!, 'market/lob/binance', file)).pipe(createGunzip());
  const counts: Record<string, number> = {};
  let agree = 0;
  let asked = 0;
  let bought = 0;
  let last = initRecording('binance');
  const quotes: Extract<RecordedEvent, { kind: 'quote' }>[] = [];
  for await (const { recording, event } of readRecording(createInterface({ input }))) {
    last = recording;
    counts[event.kind] = (counts[event.kind] ?? 0) + 1;
    if (event.kind === 'trade' && event.side === 1) bought++;
    if (event.kind === 'quote') quotes.push(event);
    if (event.kind !== 'book') continue;
    // The venue's own best quote as of the last update that the book has reached, or before it.
    const after = quotes.findIndex((q) => q.last > recording.last);
    const q = quotes.splice(0, after < 0 ? quotes.length : after).at(-1);
    if (q === undefined) continue;
    const { bids, asks } = bookOf(recording, 1);
    asked++;
    if (
      bids[0]!.price === q.bid &&
      bids[0]!.size === q.bidSize &&
      asks[0]!.price === q.ask &&
      asks[0]!.size === q.askSize
    )
      agree++;
  }
  const book = bookOf(last, 20);
  const hash = createHash('sha256').update(JSON.stringify(book)).digest('hex').slice(0, 16);
  return { counts, lines: last.lines, bought, asked, agree, hash, best: [book.bids[0]!.price, book.asks[0]!.price] };
}

describe.skipIf(!DATA)('recorded books (JANUS_TEST_DATA)', () => {
  // Of USD-M's quotes some arrive after the depth that they belong to; the others' all agree.
  it.each([
    [
      'spot_btcusdt_20240808.gz',
      41_249,
      4103,
      { quote: 28_040, trade: 9757, book: 3449 },
      2894,
      2894,
      '70293942a052a153',
    ],
    [
      'usdm_btcusdt_20240808.gz',
      93_954,
      9616,
      { quote: 66_089, trade: 21_313, book: 6546 },
      5696,
      5476,
      '3737f7fab7c4e8e0',
    ],
    [
      'cm_btcusd_perp_20240808.gz',
      48_270,
      981,
      { quote: 19_136, trade: 2286, book: 26_823 },
      6557,
      6557,
      '7cee402da5c322b1',
    ],
  ] as const)(
    '%s: no gap, never crossed, and agrees with the quotes of the venue',
    async (file, lines, bought, counts, asked, agree, hash) => {
      const { best, ...found } = await recorded(file);
      expect(found).toEqual({ lines, bought, counts, asked, agree, hash });
      expect(best[0]).toBeLessThan(best[1]!);
    },
    60_000,
  );
  it('signed trades: 12,477 of XRP/ETH and 1,000 of ETH, each with its side', () => {
    const read = (file: string): string => gunzipSync(readFileSync(path.join(DATA!, 'market/trades', file))).toString();
    const xrp = parseTrades(read('XRP_ETH_binance-trades_2019-10.json.gz'));
    const eth = parseTrades(read('ETH_orderflow_public_trades_2023-02-02.csv.gz'));
    expect([xrp.length, eth.length]).toEqual([12_477, 1000]);
    expect([xrp, eth].map((all) => all.filter((t) => t.side === 1).length)).toEqual([6524, 527]);
    expect(xrp[0]).toEqual({ time: 1_570_752_011_620, id: '13519807', price: 0.001_413_42, size: 23, side: -1 });
    expect(eth[1]).toEqual({ time: 1_675_329_600_214, id: '1206419188', price: 1666.79, size: 0.152, side: -1 });
  });
});
