/**
 * Files of signed trades: a JSON array as ccxt writes it, or a table with timestamp, side, price, amount. A trade
 * whose side is not told is refused: what is read from signed trades turns on the sign.
 */
import { badInput } from '@janus/domain';
import { parseNumber, splitLine } from '../csv/split.ts';

export interface Trade {
  /** Epoch ms. */
  readonly time: number;
  readonly id: string;
  readonly price: number;
  /** Base units. */
  readonly size: number;
  /** 1: the buyer was the aggressor, −1: the seller was. */
  readonly side: 1 | -1;
}

function tradeOf(
  where: string,
  time: unknown,
  id: unknown,
  price: unknown,
  amount: unknown,
  side: unknown,
  previous: number,
): Trade {
  const number = (name: string, value: unknown): number => {
    const x = typeof value === 'string' ? parseNumber(value) : value;
    if (typeof x !== 'number' || !Number.isFinite(x) || x <= 0)
      throw badInput(`${where}: ${name} ${JSON.stringify(value)} is not a number above 0`);
    return x;
  };
  const at = number('timestamp', time);
  if (at < previous) throw badInput(`${where}: timestamp ${at} comes after ${previous}: trades rise in time`);
  if (side !== 'buy' && side !== 'sell')
    throw badInput(`${where}: side ${JSON.stringify(side)} is not buy or sell: the aggressor must be told`);
  return {
    time: at,
    id: String(id),
    price: number('price', price),
    size: number('amount', amount),
    side: side === 'buy' ? 1 : -1,
  };
}

function fromJson(text: string): Trade[] {
  let rows: unknown;
  try {
    rows = JSON.parse(text);
  } catch (error) {
    throw badInput(`not JSON: ${(error as Error).message}`);
  }
  if (!Array.isArray(rows)) throw badInput('JSON, but not an array of trades');
  let previous = 0;
  return rows.map((row: unknown, i) => {
    if (typeof row !== 'object' || row === null) throw badInput(`trade ${i + 1}: ${JSON.stringify(row)} is no trade`);
    const t = row as Readonly<Record<string, unknown>>;
    const trade = tradeOf(`trade ${i + 1}`, t['timestamp'], t['id'], t['price'], t['amount'], t['side'], previous);
    previous = trade.time;
    return trade;
  });
}

const COLUMNS = ['timestamp', 'id', 'price', 'amount', 'side'] as const;

function fromTable(text: string): Trade[] {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const cells: string[] = [];
  const width = splitLine(lines[0] ?? '', ',', cells);
  const header = cells.slice(0, Math.max(0, width));
  const at = COLUMNS.map((name) => header.findIndex((cell) => cell.toLowerCase() === name));
  const missing = COLUMNS.filter((_, i) => at[i]! < 0);
  if (missing.length > 0) throw badInput(`no column for ${missing.join(', ')}: these are no signed trades`);
  const out: Trade[] = [];
  let previous = 0;
  for (let n = 1; n < lines.length; n++) {
    if (lines[n] === '') continue;
    const count = splitLine(lines[n]!, ',', cells);
    if (count < header.length) throw badInput(`line ${n + 1}: ${count} cells, expected ${header.length}`);
    const [time, id, price, amount, side] = at.map((c) => cells[c]!);
    const trade = tradeOf(`line ${n + 1}`, time, id, price, amount, side, previous);
    previous = trade.time;
    out.push(trade);
  }
  return out;
}

/** @throws JanusError bad-input naming the row and the value, or if there is no trade */
export function parseTrades(text: string): Trade[] {
  const trades = text.trimStart().startsWith('[') ? fromJson(text) : fromTable(text);
  if (trades.length === 0) throw badInput('the file holds no trade');
  return trades;
}
