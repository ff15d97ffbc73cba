/** `janus book`: a recorded order book or signed trades, rebuilt and read as the thalamus reads them. */
import { noData, parseConfig } from '@janus/domain';
import { bookOf, parseTrades, pearson, readRecording } from '@janus/market';
import { runIdentity } from '@janus/server/data';
import { bookEvidence, initBook, pushBook, thalamusFields } from '@janus/thalamus';
import type { Command, CommandInput, CommandResult } from '../command.ts';
import { fileHash, recordedLines, recordedText } from '../recorded-lines.ts';

const SECOND = 1000;
/** Fewer samples than this say nothing of what comes next. */
const LEAST = 30;
const iso = (time: number): string => new Date(time).toISOString();
const bps = (x: number): number => 1e4 * x;

/** Evidence once a second, beside what the mid did in the second after. */
function newSampler() {
  const evidence: number[] = [];
  const mids: number[] = [];
  let next = Number.NEGATIVE_INFINITY;
  return {
    take(time: number, value: number, mid: number): void {
      if (time < next) return;
      next = time + SECOND;
      evidence.push(value);
      mids.push(mid);
    },
    summary() {
      const moves = mids.slice(1).map((mid, i) => Math.log(mid / mids[i]!));
      const r = pearson(evidence.slice(0, -1), moves);
      return {
        samples: evidence.length,
        mean: evidence.reduce((a, b) => a + b, 0) / evidence.length,
        least: Math.min(...evidence),
        most: Math.max(...evidence),
        /** Pearson's r with the log return of the mid over the next second. */
        nextSecond: Number.isNaN(r) || moves.length < LEAST ? null : r,
      };
    },
  };
}

async function readBook(file: string, levels: number, input: CommandInput) {
  const counts = { book: 0, quote: 0, trade: 0, gap: 0, crossed: 0 };
  const fusion = initBook(levels, thalamusDefaults.bookSpan, thalamusDefaults.bookMaxAge);
  const sampler = newSampler();
  const volume = { bought: 0, sold: 0 };
  let from = Number.NaN;
  let to = Number.NaN;
  let last: { recording: Parameters<typeof bookOf>[0] } | null = null;
  let spreads = 0;
  for await (const { recording, event } of readRecording(recordedLines(file))) {
    counts[event.kind]++;
    if (Number.isNaN(from)) from = event.time;
    to = event.time;
    if (event.kind === 'trade') volume[event.side === 1 ? 'bought' : 'sold'] += event.size;
    if (event.kind !== 'book') continue;
    last = { recording };
    const book = bookOf(recording, levels);
    pushBook(fusion, 0, book, event.time);
    spreads += fusion.spread[0]!;
    sampler.take(event.time, bookEvidence(fusion, event.time), fusion.mid[0]!);
    if (counts.book % 1000 === 0) input.progress('book', recording.lines, 0);
  }
  if (last === null) throw noData(`${file} holds no book that could be rebuilt: no snapshot, or nothing after it`);
  const { bids, asks } = bookOf(last.recording, 1);
  return {
    kind: 'book' as const,
    format: last.recording.format,
    lines: last.recording.lines,
    from,
    to,
    counts,
    passedOver: last.recording.passedOver,
    unknownRemovals: last.recording.unknownRemovals,
    volume,
    last: {
      bid: bids[0]?.price ?? null,
      ask: asks[0]?.price ?? null,
      weightedMid: fusion.weightedMid[0]!,
      spreadBps: bps(fusion.spread[0]!),
      meanSpreadBps: bps(spreads / counts.book),
      levels,
      depthQuote: fusion.depth[0]!,
      imbalance: fusion.imbalance[0]!,
    },
    evidence: { last: bookEvidence(fusion, to), ...sampler.summary() },
  };
}

async function readTrades(file: string) {
  const trades = parseTrades(await recordedText(file));
  const total = (side: 1 | -1): number => trades.reduce((sum, t) => sum + (t.side === side ? t.size : 0), 0);
  const [bought, sold] = [total(1), total(-1)];
  return {
    kind: 'trades' as const,
    trades: trades.length,
    buys: trades.filter((t) => t.side === 1).length,
    from: trades[0]!.time,
    to: trades.at(-1)!.time,
    volume: { bought, sold },
    imbalance: (bought - sold) / (bought + sold),
    vwap: trades.reduce((sum, t) => sum + t.price * t.size, 0) / (bought + sold),
  };
}

const thalamusDefaults = parseConfig(thalamusFields, {}, 'thalamus');

async function firstLine(file: string): Promise<string> {
  for await (const line of recordedLines(file)) if (line.trim() !== '') return line;
  return '';
}

function textOf(r: Awaited<ReturnType<typeof readBook>> | Awaited<ReturnType<typeof readTrades>>): string {
  const span = `${iso(r.from)} to ${iso(r.to)}`;
  const traded = `bought ${r.volume.bought.toPrecision(6)}, sold ${r.volume.sold.toPrecision(6)}, by the side that took`;
  if (r.kind === 'trades')
    return [
      `${r.trades} signed trades, ${span}`,
      `${traded}; imbalance ${r.imbalance.toFixed(3)}, mean price ${r.vwap.toPrecision(8)}`,
    ].join('\n');
  const { counts, last, evidence } = r;
  return [
    `${r.lines} lines of ${r.format}, ${span}`,
    `${counts.book} updates of the book, ${counts.quote} quotes, ${counts.trade} trades; ${counts.gap} gaps, ${counts.crossed} crossed`,
    ...(counts.trade > 0 ? [traded] : []),
    '',
    `best ${last.bid} / ${last.ask}, spread ${last.spreadBps.toFixed(3)} bps (mean ${last.meanSpreadBps.toFixed(3)}), weighted mid ${last.weightedMid.toFixed(4)}`,
    `depth ${last.depthQuote.toPrecision(6)} over ${last.levels} levels a side, imbalance ${last.imbalance.toFixed(3)}`,
    `evidence ${evidence.last.toFixed(3)}; each second: mean ${evidence.mean.toFixed(3)}, ${evidence.least.toFixed(3)} to ${evidence.most.toFixed(3)}, r ${evidence.nextSecond?.toFixed(3) ?? '–'} with the mid's next second (${evidence.samples} samples)`,
  ].join('\n');
}

export const bookCommand: Command = {
  name: 'book',
  usage: 'book --input FILE [--levels N]',
  summary: 'a recorded order book or signed trades: counts, gaps, spread, depth, imbalance, and the evidence in it',
  positional: { min: 0, max: 0, names: [] },
  options: {
    input: {
      type: 'string',
      meaning: "Binance streams, Bybit's book archive, or signed trades (JSON, CSV); plain, .gz or .zip",
      required: true,
    },
    levels: {
      type: 'integer',
      meaning: 'levels a side that depth and imbalance are taken over',
      default: thalamusDefaults.bookLevels,
      min: 1,
      max: 1000,
    },
  },
  async run(input): Promise<CommandResult> {
    const file = String(input.options['input']);
    const levels = Number(input.options['levels']);
    const first = await firstLine(file);
    const isTrades = first.startsWith('[') || (/(^|,)side(,|$)/.test(first) && !first.startsWith('{'));
    const found = isTrades ? await readTrades(file) : await readBook(file, levels, input);
    return {
      json: {
        ...runIdentity({ seed: 0, config: { levels }, dataHash: fileHash(file), backend: 'f64' }),
        ...found,
      },
      text: textOf(found),
    };
  },
};
