import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recogniseLayout, sideInName } from './layout.ts';
import { parseColumns } from './roles.ts';
import { delimiterOf, parseNumber, splitLine } from './split.ts';

const KLINE =
  'open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,ignore';

describe('layout', () => {
  it.each([
    ['time_ms,open,high,low,close,volume', [0, 1, 2, 3, 4, 5]],
    ['timestamp,open,high,low,close', [0, 1, 2, 3, 4, -1]],
    ['Date,Open,High,Low,Close,Adj Close,Volume', [0, 1, 2, 3, 4, 6]],
    [',Open,High,Low,Close,Volume', [0, 1, 2, 3, 4, 5]],
    [KLINE, [0, 1, 2, 3, 4, 5]],
    ['date;close;open;low;high;vol', [0, 2, 4, 3, 1, 5]],
    ['symbol,unix,date,open,high,low,close,Volume BTC', [1, 3, 4, 5, 6, -1]],
    ['\uFEFF"timestamp","open","high","low","close"', [0, 1, 2, 3, 4, -1]],
    ['<DATE>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>', [0, 1, 2, 3, 4, 5]],
  ])('%s', (header, [time, open, high, low, close, volume]) => {
    const layout = recogniseLayout(header);
    expect(layout).toMatchObject({ time, volume, prices: [open, high, low, close], asks: null, side: 'trade' });
  });
  it('keeps bid and ask apart', () => {
    const header = 'time_utc,bid_open,bid_high,bid_low,bid_close,bid_size,ask_open,ask_high,ask_low,ask_close,ask_size';
    expect(recogniseLayout(header)).toMatchObject({
      prices: [1, 2, 3, 4],
      asks: [6, 7, 8, 9],
      side: 'mid',
      volume: -1,
    });
    expect(recogniseLayout(header, { side: 'ask' }).side).toBe('ask');
    expect(() => recogniseLayout(header, { side: 'trade' })).toThrow('--side trade');
    expect(recogniseLayout('t,bid_o,bid_h,bid_l,bid_c')).toMatchObject({ side: 'bid', time: 0, asks: null });
    expect(() => recogniseLayout('t,bid_o,bid_h,bid_l,bid_c', { side: 'ask' })).toThrow('the bid side alone');
    expect(recogniseLayout('time,open,high,low,close', { sideHint: 'ask' })).toMatchObject({ side: 'ask' });
    expect(recogniseLayout('time,open,high,low,close', { sideHint: 'ask', side: 'bid' })).toMatchObject({
      side: 'bid',
    });
  });
  it('finds a side in a name only between separators', () => {
    expect(sideInName('GBPUSD_m1_ask_2012-02')).toBe('ask');
    expect(sideInName('bid.csv')).toBe('bid');
    expect(sideInName('BASKET-1h')).toBeUndefined();
  });
  it('a date and a time of day may stand in two columns', () => {
    expect(recogniseLayout('<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>')).toMatchObject({ time: 0, timeOfDay: 1 });
  });
  it('columns may be named, by header or by number', () => {
    const columns = parseColumns('time=when,open=a,high=b,low=3,close=d');
    expect(recogniseLayout('when,a,lo,b,d', { columns })).toMatchObject({ time: 0, prices: [1, 3, 2, 4] });
    expect(() => recogniseLayout('when,a,b', { columns })).toThrow(
      "--columns close=d: no such column; the file has 'when', 'a', 'b'",
    );
    expect(() => parseColumns('opne=a')).toThrow("--columns: 'opne=a' is not role=name");
    expect(() => parseColumns('time')).toThrow("--columns: 'time'");
  });
  it('a file without a header: six columns or more in the usual order, fewer must be named', () => {
    expect(recogniseLayout('1609459200000,1,2,0.5,1.5,10')).toMatchObject({ header: false, time: 0, volume: 5 });
    expect(() => recogniseLayout('1609459200000,1,2,0.5,1.5')).toThrow('no header and 5 columns');
    const columns = parseColumns('time=1,open=2,high=3,low=4,close=5');
    expect(recogniseLayout('1609459200000,1,2,0.5,1.5', { columns })).toMatchObject({
      prices: [1, 2, 3, 4],
      volume: -1,
    });
  });
  it.each([
    ['time_ms,funding_rate', 'funding rates'],
    [',timestamp,id,type,side,price,amount,cost,date', 'trades'],
    ['id,timestamp,exchange.timestamp,price,volume,action,direction', 'orders of a book'],
    ['Date,vix', 'volatility index'],
    ['date,close', 'closes alone'],
    ['date,SPY', 'not bars'],
    ['{"a":1}', 'JSON'],
    ['[', 'JSON'],
    ['1723161256172216566 {"stream":"x"}', 'order-book messages'],
    ['PK\u0003\u0004', 'binary'],
    ['open,high,low,close', 'no column for the time'],
    ['"open', 'never closed'],
  ])('refuses %s', (header, words) => {
    expect(() => recogniseLayout(header)).toThrow(words);
  });
});

describe('cells', () => {
  it('splits quotes, doubled quotes and empty cells', () => {
    const out: string[] = [];
    expect(splitLine('a,"b,c","d""e",', ',', out)).toBe(4);
    expect(out).toEqual(['a', 'b,c', 'd"e', '']);
    expect(splitLine('"a', ',', out)).toBe(-1);
    expect(splitLine('', ',', out)).toBe(1);
  });
  it('gives back what was joined', () => {
    const cell = fc
      .string()
      .map((s) => s.trim())
      .filter((s) => !/[\n\r]/.test(s));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
        const line = cells.map((c) => `"${c.replaceAll('"', '""')}"`).join(',');
        const out: string[] = [];
        expect(splitLine(line, ',', out)).toBe(cells.length);
        expect(out.slice(0, cells.length)).toEqual(cells);
      }),
    );
  });
  it('takes plain decimal numbers and nothing else', () => {
    for (const [text, value] of [
      ['1', 1],
      ['-0.5', -0.5],
      ['.5', 0.5],
      ['5.', 5],
      ['1e3', 1000],
    ] as const)
      expect(parseNumber(text)).toBe(value);
    for (const text of ['', ' ', '1,000', '0x10', 'Infinity', 'NaN', '1_0', '1e999', 'null', '--1', '1.2.3'])
      expect(parseNumber(text), text).toBeNaN();
  });
  it('finds the delimiter', () => {
    expect([',', ';', '\t', '|'].map((d) => delimiterOf(['a', 'b', 'c'].join(d)))).toEqual([',', ';', '\t', '|']);
  });
});
