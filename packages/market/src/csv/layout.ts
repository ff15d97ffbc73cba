/**
 * Which column of a file is what: recognised from the first line, or named by the user. Bid and ask stay apart: a file
 * with both becomes mid prices and a spread, or one side if that is asked for.
 */
import { badInput } from '@janus/domain';
import type { QuoteSide } from '@janus/domain';
import { otherKind, refuseNonText } from './not-bars.ts';
import { ALIASES, HEADERLESS, plain, PRICES, quoted } from './roles.ts';
import type { ColumnNames, Role } from './roles.ts';
import { delimiterOf, parseNumber, splitLine } from './split.ts';

export interface Layout {
  readonly delimiter: string;
  /** Cells that a row must have at least. */
  readonly columns: number;
  /** False where the first line is already data. */
  readonly header: boolean;
  /** Columns by number from 0; −1 = absent. `timeOfDay`: second half of a date and a time in two columns. */
  readonly time: number;
  readonly timeOfDay: number;
  readonly volume: number;
  readonly spread: number;
  readonly truth: number;
  /** Open, high, low, close: of the one side there is, or of the bid. */
  readonly prices: readonly number[];
  /** The same of the ask, where the file has both sides. */
  readonly asks: readonly number[] | null;
  readonly side: QuoteSide;
  readonly notes: readonly string[];
}

export interface LayoutOptions {
  readonly columns?: ColumnNames | undefined;
  readonly side?: QuoteSide | undefined;
  /** Side that the file's name speaks of. */
  readonly sideHint?: QuoteSide | undefined;
}

interface Header {
  readonly names: readonly string[];
  readonly keys: readonly string[];
  readonly present: boolean;
  readonly named: ColumnNames;
}

/** Column of a role, −1 = absent. @throws JanusError bad-input for a name that the file does not have */
function find(h: Header, role: Role): number {
  const name = h.named[role];
  if (name !== undefined) {
    const byName = h.present ? h.names.indexOf(name) : -1;
    const found = byName >= 0 ? byName : /^\d{1,3}$/.test(name) ? Number(name) - 1 : -1;
    if (found < 0 || found >= h.names.length)
      throw badInput(`--columns ${role}=${name}: no such column; the file has ${quoted(h.names)}`);
    return found;
  }
  if (!h.present) return Object.keys(h.named).length === 0 ? HEADERLESS.indexOf(role) : -1;
  return (ALIASES.get(role) ?? []).map((a) => h.keys.indexOf(a)).find((i) => i >= 0) ?? -1;
}

/** A name of a moment first; else `date` with or without `time`; else a first column without a name. */
function timeColumns(h: Header): readonly [number, number] {
  const moment = find(h, 'time');
  if (moment >= 0 || !h.present) return [moment, -1];
  const date = h.keys.indexOf('date');
  const time = h.keys.indexOf('time');
  if (date >= 0) return [date, time];
  return [time >= 0 ? time : ['', 't'].includes(h.keys[0]!) ? 0 : -1, -1];
}

const complete = (columns: readonly number[]): boolean => columns.every((i) => i >= 0);

type Sides = Pick<Layout, 'prices' | 'asks' | 'side'>;

function sidesOf(h: Header, options: LayoutOptions, notes: string[]): Sides {
  const single = PRICES.map((p) => find(h, p));
  const bids = PRICES.map((p) => find(h, `bid_${p}`));
  const asks = PRICES.map((p) => find(h, `ask_${p}`));
  const asked = options.side;
  if (complete(bids) && complete(asks)) {
    if (asked === 'trade') throw badInput('--side trade: the file has bid and ask quotes; choose bid, ask or mid');
    notes.push(
      asked === 'bid' || asked === 'ask'
        ? `${asked} side of two; the spread is kept`
        : 'mean of bid and ask; the spread is kept',
    );
    return { prices: bids, asks, side: asked ?? 'mid' };
  }
  if (complete(single)) {
    if (!asked && options.sideHint) notes.push(`taken as the ${options.sideHint} side, by the file's name`);
    return { prices: single, asks: null, side: asked ?? options.sideHint ?? 'trade' };
  }
  const own = complete(bids) ? 'bid' : complete(asks) ? 'ask' : null;
  if (own === null) {
    const missing = PRICES.filter((_, i) => single[i]! < 0).join(', ');
    throw badInput(`${otherKind(h.keys)}: no column for ${missing}; the file has ${quoted(h.names)}`);
  }
  if (asked && asked !== own) throw badInput(`--side ${asked}: the file has the ${own} side alone`);
  return { prices: own === 'bid' ? bids : asks, asks: null, side: own };
}

/** @throws JanusError bad-input that says which columns there are and which are missing */
export function recogniseLayout(firstLine: string, options: LayoutOptions = {}): Layout {
  const line = firstLine.replace(/^\uFEFF/, '');
  refuseNonText(line);
  const delimiter = delimiterOf(line);
  const cells: string[] = [];
  const columns = splitLine(line, delimiter, cells);
  if (columns < 0) throw badInput('the first line has a quote that is never closed');
  const names = cells.slice(0, columns);
  const present = names.filter((n) => !Number.isNaN(parseNumber(n))).length < 3;
  const h: Header = { names, keys: names.map(plain), present, named: options.columns ?? {} };
  const notes: string[] = [];
  if (!present) {
    if (columns < HEADERLESS.length && !options.columns)
      throw badInput(`no header and ${columns} columns: name them by number, such as --columns time=1,open=2,…`);
    if (!options.columns) notes.push(`no header: columns taken as ${HEADERLESS.join(', ')}`);
  }
  const sides = sidesOf(h, options, notes);
  const [time, timeOfDay] = timeColumns(h);
  if (time < 0) throw badInput(`no column for the time; the file has ${quoted(names)}: name it with --columns time=…`);
  const volume = find(h, 'volume');
  const truth = find(h, 'regime');
  if (volume < 0) notes.push('no volume');
  if (truth >= 0) notes.push('regime is the ground truth of a simulated market');
  if (h.keys.includes('adjclose')) notes.push('the adjusted close is left out: prices are as traded');
  const spread = sides.asks ? -1 : find(h, 'spread');
  return { delimiter, columns, header: present, time, timeOfDay, volume, spread, truth, ...sides, notes };
}

/** `bid` or `ask` where a file's name says so between separators. */
export function sideInName(file: string): QuoteSide | undefined {
  const [, side] = /(?:^|[^a-z])(bid|ask)(?:[^a-z]|$)/i.exec(file) ?? [];
  return side === undefined ? undefined : (side.toLowerCase() as QuoteSide);
}
