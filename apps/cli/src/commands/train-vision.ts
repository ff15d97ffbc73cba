/**
 * `janus train vision`: on the sets of an archive of time series classification, with their standard tests, beside
 * 1-NN; on the bars of a market, beside persistence and HAR; or on a recorded order book, beside persistence, the
 * majority and what imbalance knows. What is found is printed whatever it says.
 */
import path from 'node:path';
import { badInput } from '@janus/domain';
import { bookOf, breakSnapshots, finishSnapshots, initSnapshots, pushSnapshot, readRecording } from '@janus/market';
import { loadDataSet } from '@janus/server/data';
import {
  BAR_MODELS,
  BAR_TASKS,
  BOOK_TASKS,
  budgetOf,
  executeArchive,
  executeBars,
  executeBook,
  parseBars,
  parseBook,
  type BarReport,
  type BookConfig,
} from '@janus/server/training';
import { archiveText } from '../archive-text.ts';
import type { Command, CommandInput, CommandResult, OptionSpec } from '../command.ts';
import { bookText } from '../book-text.ts';
import { modelText } from '../model-text.ts';
import { fileHash, recordedLines } from '../recorded-lines.ts';
import { serverOf, throughServer } from '../night.ts';

const ARCHIVE = {
  ucr: { type: 'string', meaning: 'folder with NAME_TRAIN and NAME_TEST files (.tsv, .txt or .ts, also .gz)' },
  budget: { type: 'string', meaning: 'with --ucr: wall time of the whole command, 90s, 20m, 1h; 20m unless stated' },
  seeds: {
    type: 'integer',
    meaning: 'with --ucr: trainings of each model on each set; 3 unless stated',
    min: 1,
    max: 100,
  },
} satisfies Record<string, OptionSpec>;
const BARS = {
  data: { type: 'string', meaning: 'symbol in the catalogue, SP500 (bundled), or a CSV file' },
  model: { type: 'string', meaning: 'with --data: diffgaf-lstm unless stated', choices: BAR_MODELS },
  resume: { type: 'flag', meaning: 'with --data: go on from where the same training was cancelled' },
} satisfies Record<string, OptionSpec>;
const BOOK = {
  book: { type: 'string', meaning: "recorded order book: Binance streams or Bybit's archive; plain, .gz or .zip" },
  levels: { type: 'integer', meaning: 'with --book: levels a side; 16 unless stated', min: 4, max: 200 },
  step: {
    type: 'integer',
    meaning: 'with --book: ms from one snapshot to the next; 100 unless stated',
    min: 1,
    max: 60_000,
  },
  columns: { type: 'integer', meaning: 'with --book: snapshots of a frame; 8 unless stated', min: 4, max: 64 },
  frames: { type: 'integer', meaning: 'with --book: frames of a video; 4 unless stated', min: 2, max: 16 },
} satisfies Record<string, OptionSpec>;
/** Of bars and of books, in bars or in snapshots. */
const MARKET = {
  task: {
    type: 'string',
    meaning: `what is asked: with --data volatility unless stated; with --book ${BOOK_TASKS.join(' or ')}, direction unless stated`,
    choices: BAR_TASKS,
  },
  horizon: { type: 'integer', meaning: 'bars ahead, 12 unless stated; or snapshots, 20', min: 1, max: 1000 },
  every: { type: 'integer', meaning: 'bars or snapshots from one sample to the next', min: 1, max: 10_000 },
  embargo: {
    type: 'integer',
    meaning: 'bars kept free between the parts, 24 unless stated; or snapshots, 50',
    min: 0,
    max: 10_000,
  },
  seed: { type: 'integer', meaning: 'seed of everything random; 1 unless stated', min: 0, max: 4_294_967_295 },
} satisfies Record<string, OptionSpec>;
const DEFAULT_EPOCHS = 40;

const hooksOf = (input: CommandInput) => ({
  say: (line: string) => input.say?.(line),
  progress: (stage: string, share: number) => input.progress(stage, share, 1),
  signal: input.signal,
  clock: () => performance.now(),
});

async function onArchive(input: CommandInput): Promise<CommandResult> {
  const { options, dataFolder } = input;
  const report = await executeArchive(
    {
      folder: String(options['ucr']),
      budgetSeconds: budgetOf(String(options['budget'] ?? '20m')),
      seeds: Number(options['seeds'] ?? 3),
      epochs: Number(options['epochs'] ?? DEFAULT_EPOCHS),
      tensors: process.env['JANUS_TENSORS'],
      now: Date.now(),
    },
    dataFolder,
    hooksOf(input),
  );
  return { json: report, text: archiveText(report) };
}

async function onBars(input: CommandInput): Promise<CommandResult> {
  const { options, dataFolder } = input;
  const given = named(options, ['task', 'model', 'horizon', 'every', 'embargo', 'seed', 'epochs']);
  const config = parseBars(given);
  const data = String(options['data']);
  // A server that runs does its own trainings, one at a time; it goes on by itself from where one was left off.
  if (await serverOf(input)) {
    const { result } = await throughServer(input, 'train', { data, config: given });
    const report = result as unknown as BarReport;
    return { json: report, text: modelText(report) };
  }
  const set = await loadDataSet(data, dataFolder);
  const { report } = await executeBars(
    {
      data: set.name,
      series: set.series,
      config,
      resume: options['resume'] === true ? 'yes' : 'no',
      tensors: process.env['JANUS_TENSORS'],
      warnings: set.warnings,
      now: Date.now(),
    },
    dataFolder,
    hooksOf(input),
  );
  return { json: report, text: modelText(report) };
}

const named = (options: CommandInput['options'], names: readonly string[]) =>
  Object.fromEntries(names.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]));

/** The recording on its grid of time. @throws JanusError bad-input, no-data */
async function snapshotsOf(file: string, { levels, step }: BookConfig, input: CommandInput) {
  const taker = initSnapshots(levels, step);
  let [lines, gaps, crossed] = [0, 0, 0];
  for await (const { recording, event } of readRecording(recordedLines(file))) {
    lines = recording.lines;
    if (event.kind === 'book') pushSnapshot(taker, event.time, bookOf(recording, levels));
    if (event.kind === 'gap' || event.kind === 'crossed') breakSnapshots(taker, event.time);
    if (event.kind === 'gap') gaps++;
    if (event.kind === 'crossed') crossed++;
    if (lines % 5000 === 0) input.progress('reading the book', lines, 0);
  }
  const warnings = [
    ...(gaps > 0 ? [`${gaps} gaps in the recording: nothing is taken across them`] : []),
    ...(crossed > 0 ? [`the book was crossed ${crossed} times: nothing is taken across that`] : []),
  ];
  return { snapshots: finishSnapshots(taker), warnings };
}

async function onBook(input: CommandInput): Promise<CommandResult> {
  const { options, dataFolder } = input;
  const config = parseBook(
    named(options, ['task', 'levels', 'step', 'columns', 'frames', 'horizon', 'every', 'embargo', 'seed', 'epochs']),
  );
  const file = String(options['book']);
  const { snapshots, warnings } = await snapshotsOf(file, config, input);
  const { report } = await executeBook(
    {
      data: path.basename(file),
      dataHash: fileHash(file),
      snapshots,
      config,
      tensors: process.env['JANUS_TENSORS'],
      warnings,
      now: Date.now(),
    },
    dataFolder,
    hooksOf(input),
  );
  return { json: report, text: bookText(report) };
}

const WAYS = [
  { option: 'ucr', own: ARCHIVE, run: onArchive },
  { option: 'data', own: { ...BARS, ...MARKET }, run: onBars },
  { option: 'book', own: { ...BOOK, ...MARKET }, run: onBook },
] as const;

/** @throws JanusError bad-input for several ways, none, or an option of another */
function choose({ options }: CommandInput): typeof onArchive {
  const given = (name: string): boolean => options[name] !== undefined && options[name] !== false;
  const ways = WAYS.filter(({ option }) => given(option));
  const [way] = ways;
  if (!way)
    throw badInput(
      'train vision needs --ucr, a folder with the sets of an archive, --data, a market, or --book, a recorded order book',
    );
  if (ways.length > 1)
    throw badInput(
      `train vision takes one of ${ways.map(({ option }) => `--${option}`).join(', ')}: leave the others out`,
    );
  for (const { option, own } of WAYS) {
    if (option === way.option) continue;
    const strange = Object.keys(own).filter((name) => given(name) && !(name in way.own));
    if (strange.length > 0)
      throw badInput(
        `${strange.map((name) => `--${name}`).join(', ')} ${strange.length > 1 ? 'go' : 'goes'} with --${option}, not with --${way.option}`,
      );
  }
  return way.run;
}

export const trainVisionCommand: Command = {
  name: 'train vision',
  usage:
    'train vision --ucr DIR [--budget 20m] [--seeds 3] | --data SYMBOL --task volatility | --book FILE --task direction',
  summary:
    'models of vision: on labelled series beside 1-NN, on a market beside persistence and HAR, or on a recorded order book',
  positional: { min: 0, max: 0, names: [] },
  options: {
    ...ARCHIVE,
    ...BARS,
    ...BOOK,
    ...MARKET,
    epochs: {
      type: 'integer',
      meaning: 'passes at most; 40 with --ucr, 20 with --data, 12 with --book unless stated',
      min: 1,
      max: 10_000,
    },
  },
  run: (input) => choose(input)(input),
};
