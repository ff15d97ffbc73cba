/**
 * `janus train vision`: on the sets of an archive of time series classification, with their standard tests, beside
 * 1-NN; or on the bars of a market, beside persistence and HAR. What is found is printed whatever it says.
 */
import { badInput } from '@janus/domain';
import { loadDataSet } from '@janus/server/data';
import {
  BAR_MODELS,
  BAR_TASKS,
  budgetOf,
  executeArchive,
  executeBars,
  parseBars,
  type BarReport,
} from '@janus/server/training';
import { archiveText } from '../archive-text.ts';
import type { Command, CommandInput, CommandResult, OptionSpec } from '../command.ts';
import { modelText } from '../model-text.ts';
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
  task: { type: 'string', meaning: 'with --data: what is asked; volatility unless stated', choices: BAR_TASKS },
  model: { type: 'string', meaning: 'with --data: diffgaf-lstm unless stated', choices: BAR_MODELS },
  horizon: { type: 'integer', meaning: 'with --data: bars ahead; 12 unless stated', min: 1, max: 1000 },
  every: { type: 'integer', meaning: 'with --data: bars from one sample to the next', min: 1, max: 10_000 },
  embargo: {
    type: 'integer',
    meaning: 'with --data: bars kept free between the parts; 24 unless stated',
    min: 0,
    max: 10_000,
  },
  seed: {
    type: 'integer',
    meaning: 'with --data: seed of everything random; 1 unless stated',
    min: 0,
    max: 4_294_967_295,
  },
  resume: { type: 'flag', meaning: 'with --data: go on from where the same training was cancelled' },
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
  const given = Object.fromEntries(
    ['task', 'model', 'horizon', 'every', 'embargo', 'seed', 'epochs']
      .filter((name) => options[name] !== undefined)
      .map((name) => [name, options[name]]),
  );
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

/** @throws JanusError bad-input for both, neither, or an option of the other */
function choose({ options }: CommandInput): typeof onArchive {
  const given = (name: string): boolean => options[name] !== undefined && options[name] !== false;
  const [archive, bars] = [given('ucr'), given('data')];
  if (archive === bars)
    throw badInput(
      `train vision needs ${archive ? 'either --ucr or --data, not both' : '--ucr, a folder with the sets of an archive, or --data, a market'}`,
    );
  const strange = Object.keys(archive ? BARS : ARCHIVE).filter(given);
  if (strange.length > 0)
    throw badInput(
      `${strange.map((name) => `--${name}`).join(', ')} ${strange.length > 1 ? 'go' : 'goes'} with --${archive ? 'data' : 'ucr'}, not with --${archive ? 'ucr' : 'data'}`,
    );
  return archive ? onArchive : onBars;
}

export const trainVisionCommand: Command = {
  name: 'train vision',
  usage: 'train vision --ucr DIR [--budget 20m] [--seeds 3] | --data SYMBOL --task volatility',
  summary:
    'models of vision: on labelled series with standard tests beside 1-NN, or on a market beside persistence and HAR',
  positional: { min: 0, max: 0, names: [] },
  options: {
    ...ARCHIVE,
    ...BARS,
    epochs: {
      type: 'integer',
      meaning: 'passes at most; 40 with --ucr, 20 with --data unless stated',
      min: 1,
      max: 10_000,
    },
  },
  run: (input) => choose(input)(input),
};
