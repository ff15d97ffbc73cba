/**
 * What one line of a recording says, whatever venue it is of. Two formats are known: Binance's combined streams as
 * hftbacktest records them (`<local time in ns> <json>`, depthUpdate, bookTicker, trade, one REST snapshot), and
 * Bybit's public order-book archive (JSON lines, snapshot and delta). Checks every number; keeps nothing.
 */
import { badInput } from '@janus/domain';

export type PriceLevel = readonly [price: number, size: number];

/** `first`, `last`, `previous`: update ids; NaN where the venue gives none. `time` epoch ms. */
export type Message =
  | {
      readonly kind: 'snapshot';
      readonly time: number;
      readonly last: number;
      readonly bids: readonly PriceLevel[];
      readonly asks: readonly PriceLevel[];
    }
  | {
      readonly kind: 'delta';
      readonly time: number;
      readonly first: number;
      readonly last: number;
      readonly previous: number;
      readonly bids: readonly PriceLevel[];
      readonly asks: readonly PriceLevel[];
    }
  | {
      readonly kind: 'quote';
      readonly time: number;
      readonly last: number;
      readonly bid: number;
      readonly bidSize: number;
      readonly ask: number;
      readonly askSize: number;
    }
  /** side 1: the buyer was the aggressor, −1: the seller was. */
  | {
      readonly kind: 'trade';
      readonly time: number;
      readonly id: string;
      readonly price: number;
      readonly size: number;
      readonly side: 1 | -1;
    };

export type RecordingFormat = 'binance' | 'bybit';
type Json = Readonly<Record<string, unknown>>;

const fault = (line: number, what: string): Error => badInput(`line ${line}: ${what}`);

function positive(value: unknown, name: string, line: number, zero = false): number {
  const x = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof x !== 'number' || !Number.isFinite(x) || x < 0 || (x === 0 && !zero))
    throw fault(line, `${name} ${JSON.stringify(value)} is not a number ${zero ? 'of at least' : 'above'} 0`);
  return x;
}
function id(value: unknown, name: string, line: number): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value))
    throw fault(line, `${name} ${JSON.stringify(value)} is not an update id`);
  return value;
}
function levels(value: unknown, name: string, line: number): PriceLevel[] {
  if (!Array.isArray(value)) throw fault(line, `${name} is not a list of levels`);
  return value.map((level: unknown): PriceLevel => {
    if (!Array.isArray(level) || level.length < 2)
      throw fault(line, `${name}: ${JSON.stringify(level)} is not [price, size]`);
    return [positive(level[0], `${name} price`, line), positive(level[1], `${name} size`, line, true)];
  });
}
function parse(text: string, line: number): Json {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  } catch {
    // Said below.
  }
  throw fault(line, `'${text.slice(0, 40)}' is not a JSON object`);
}

/** @throws JanusError bad-input where the first line is of no format known */
export function recogniseRecording(line: string): RecordingFormat {
  if (/^\d{16,19} \{/.test(line)) return 'binance';
  if (line.startsWith('{') && line.includes('"topic":"orderbook.')) return 'bybit';
  throw badInput(
    `'${line.slice(0, 60)}' begins no recording known: Binance streams ('<local ns> {…}') or Bybit's order-book archive ('{"topic":"orderbook.…')`,
  );
}

function binance(text: string, line: number): Message {
  const space = text.indexOf(' ');
  const local = Number(text.slice(0, space)) / 1e6;
  if (space < 1 || !(local > 0)) throw fault(line, `'${text.slice(0, 30)}' does not begin with a time in nanoseconds`);
  const json = parse(text.slice(space + 1), line);
  if ('lastUpdateId' in json)
    return {
      kind: 'snapshot',
      time: local,
      last: id(json['lastUpdateId'], 'lastUpdateId', line),
      bids: levels(json['bids'], 'bids', line),
      asks: levels(json['asks'], 'asks', line),
    };
  const d = json['data'];
  if (typeof d !== 'object' || d === null) throw fault(line, 'neither a snapshot nor a stream with data');
  const data = d as Json;
  const stream = String(json['stream']);
  if (data['e'] === 'depthUpdate')
    return {
      kind: 'delta',
      time: local,
      first: id(data['U'], 'U', line),
      last: id(data['u'], 'u', line),
      previous: 'pu' in data ? id(data['pu'], 'pu', line) : Number.NaN,
      bids: levels(data['b'], 'b', line),
      asks: levels(data['a'], 'a', line),
    };
  if (data['e'] === 'trade') {
    if (typeof data['m'] !== 'boolean') throw fault(line, `m ${JSON.stringify(data['m'])} is not true or false`);
    return {
      kind: 'trade',
      time: local,
      id: String(data['t']),
      price: positive(data['p'], 'p', line),
      size: positive(data['q'], 'q', line),
      side: data['m'] ? -1 : 1,
    };
  }
  if (stream.endsWith('@bookTicker'))
    return {
      kind: 'quote',
      time: local,
      last: id(data['u'], 'u', line),
      bid: positive(data['b'], 'b', line),
      bidSize: positive(data['B'], 'B', line),
      ask: positive(data['a'], 'a', line),
      askSize: positive(data['A'], 'A', line),
    };
  throw fault(line, `stream '${stream}' is not depth, trade or bookTicker`);
}

function bybit(text: string, line: number): Message {
  const json = parse(text, line);
  const time = positive(json['ts'], 'ts', line);
  const d = json['data'];
  if (typeof d !== 'object' || d === null) throw fault(line, 'no data');
  const data = d as Json;
  const last = 'u' in data ? id(data['u'], 'u', line) : Number.NaN;
  const bids = levels(data['b'], 'b', line);
  const asks = levels(data['a'], 'a', line);
  if (json['type'] === 'snapshot') return { kind: 'snapshot', time, last, bids, asks };
  // Bybit numbers its deltas one by one.
  if (json['type'] === 'delta') return { kind: 'delta', time, first: last, last, previous: last - 1, bids, asks };
  throw fault(line, `type ${JSON.stringify(json['type'])} is not snapshot or delta`);
}

/** @throws JanusError bad-input naming the line and the value */
export const readMessage = (format: RecordingFormat, text: string, line: number): Message =>
  format === 'binance' ? binance(text, line) : bybit(text, line);
