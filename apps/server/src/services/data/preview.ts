/**
 * A look at the first lines of a file: what its columns are taken for, its timeframe and first bars, or why it is no
 * file of bars. Nothing is written; the import itself checks every row.
 */
import { statSync } from 'node:fs';
import { JanusError, type AssetClass, type QuoteSide } from '@janus/domain';
import {
  assetClassOfSymbol,
  formatTimeframe,
  newReadBar,
  openReader,
  parseColumns,
  readLine,
  SAMPLE_LINES,
  sideInName,
  type Layout,
  type ReadBar,
} from '@janus/market';
import { openLines } from './lines.ts';
import { stemOf } from './source.ts';

const SHOWN = 8;
const SYMBOL = /[A-Z0-9]{3,12}/;

export interface Preview {
  readonly bytes: number;
  /** Lines as they stand, the first few. */
  readonly head: readonly string[];
  /** Name of the column taken for each role; absent roles are left out. Empty where the layout is not understood. */
  readonly columns: Readonly<Record<string, string>>;
  readonly timeframe: string | null;
  readonly side: QuoteSide | null;
  /** Guesses, to be confirmed. */
  readonly symbol: string;
  readonly assetClass: AssetClass | null;
  readonly bars: readonly Readonly<ReadBar>[];
  readonly notes: readonly string[];
  /** Why it would be refused as it stands; null where nothing speaks against it so far. */
  readonly fault: string | null;
}

/** The part of a file's name that looks like a symbol. */
export function symbolIn(name: string): string {
  const words = stemOf(name)
    .toUpperCase()
    .split(/[_ .-]+/);
  const named = words.find((w) => assetClassOfSymbol(w) !== null) ?? words.find((w) => SYMBOL.test(w));
  return (
    named ??
    (stemOf(name)
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]/g, '') ||
      'DATA')
  ).slice(0, 40);
}

function columnsOf(layout: Layout, names: readonly string[]): Record<string, string> {
  const nameAt = (i: number): string => names[i] ?? `column ${i + 1}`;
  const out: Record<string, string> = {};
  const put = (role: string, i: number | undefined): void => {
    if (i !== undefined && i >= 0) out[role] = nameAt(i);
  };
  put('time', layout.time);
  put('time of day', layout.timeOfDay);
  ['open', 'high', 'low', 'close'].forEach((role, i) => {
    put(layout.asks ? `bid ${role}` : role, layout.prices[i]);
    put(`ask ${role}`, layout.asks?.[i]);
  });
  put('volume', layout.volume);
  put('spread', layout.spread);
  put('regime', layout.truth);
  return out;
}

async function firstLines(file: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const batch of openLines(file).batches()) {
    lines.push(...batch);
    if (lines.length >= SAMPLE_LINES) break;
  }
  return lines.slice(0, SAMPLE_LINES);
}

/** @param name what the file is called, where `file` is a name of our own; @param columns `time=ts,open=o,…` */
export async function previewFile(file: string, name: string, columns?: string): Promise<Preview> {
  const { size } = statSync(file);
  const symbol = symbolIn(name);
  const nothing = {
    bytes: size,
    head: [] as readonly string[],
    columns: {},
    timeframe: null,
    side: null,
    symbol,
    assetClass: assetClassOfSymbol(symbol),
    bars: [],
    notes: [],
  };
  let lines: string[] = [];
  try {
    lines = await firstLines(file);
    const reader = openReader(lines, {
      columns: columns ? parseColumns(columns) : undefined,
      sideHint: sideInName(stemOf(name)),
    });
    const bars: ReadBar[] = [];
    const bar = newReadBar();
    for (let i = 0; i < lines.length && bars.length < SHOWN; i++)
      if (readLine(reader, lines[i]!, i + 1, bar)) bars.push({ ...bar });
    const names = reader.layout.header ? (lines[0] ?? '').split(reader.layout.delimiter) : [];
    return {
      ...nothing,
      head: lines.slice(0, SHOWN),
      columns: columnsOf(reader.layout, names),
      timeframe: formatTimeframe(reader.timeframeMs),
      side: reader.layout.side,
      bars,
      notes: reader.layout.notes,
      fault: null,
    };
  } catch (error) {
    if (!(error instanceof JanusError)) throw error;
    return { ...nothing, head: lines.slice(0, SHOWN), fault: error.message.replaceAll(file, name) };
  }
}
