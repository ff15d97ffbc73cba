/**
 * `janus card`: the FPGA card, or what stands in for it: driver, kernels with their formats, latencies, errors. With
 * --run a kernel works on the newest bars of a data set and is held against double precision.
 */
import { FACT_COUNT, badInput, noData, parseConfig } from '@janus/domain';
import { FAMILY_NAMES, type FamilyName } from '@janus/logic';
import { regimeFields } from '@janus/regime';
import type { CardField, CardReport, FpgaDevice, KernelReport, Trial } from '@janus/server/card';
import type { LoadedData } from '@janus/server/data';
import type { Command, CommandInput } from '../command.ts';
import { marketFacts } from '../market-facts.ts';
import { writeNew } from '../write-new.ts';

const SEED = 1;
const TIMES = 20;

interface Run extends Trial {
  readonly data: string;
  /** First and last bar, from 0, both included. */
  readonly start: number;
  readonly end: number;
  readonly warnings: readonly string[];
}

/** The newest closes. @throws JanusError no-data where there are fewer */
function closes({ series, name }: LoadedData, size: number): Float64Array {
  if (series.length < size) throw noData(`${name} has ${series.length} bars: --size ${size} needs as many`);
  return series.close.slice(series.length - size);
}

/** Facts of the newest bars of which the regime is known, as if buying were proposed to a flat account at each. */
function facts({ series, name }: LoadedData, rows: number, input: CommandInput): Float64Array[] {
  const regime = parseConfig(regimeFields, {}, 'regime');
  const action = { long: 1, short: 0, neutral: 0, size: 0.1, hasStop: 1 };
  const known = marketFacts(series, regime, SEED, action, (done, total) =>
    input.progress('fitting regimes', done, total),
  );
  if (series.length - known.from < 1) throw noData(`${name} is too short: its regime is never known`);
  const count = Math.min(rows, series.length - known.from);
  return Array.from({ length: count }, (_, row) => {
    const values = new Float64Array(FACT_COUNT);
    known.fill(series.length - count + row, values);
    return values;
  });
}

async function runKernel(device: FpgaDevice, input: CommandInput) {
  const { goldenRules, manifest, tryField, tryRules } = await import('@janus/server/card');
  const { loadDataSet, runIdentity } = await import('@janus/server/data');
  const { options, signal } = input;
  const set = await loadDataSet(String(options['data']), input.dataFolder);
  const times = Number(options['times'] ?? TIMES);
  const field = String(options['field']) as CardField;
  const family = String(options['family']) as FamilyName;
  const gaf = options['run'] === 'gaf';
  await device.probe();
  let rows = Number(options['size']);
  let found: Trial;
  if (gaf) found = await tryField(device, closes(set, rows), field, times, signal);
  else {
    const moments = facts(set, manifest().ltn.limits['rows']!.max, input);
    rows = moments.length;
    found = await tryRules(device, goldenRules(moments, family), times, signal);
  }
  const end = set.series.length - 1;
  const run: Run = { ...found, data: set.name, start: end - rows + 1, end, warnings: set.warnings };
  const config = { kernel: found.kernel, times, rows, ...(gaf ? { field } : { family }) };
  const backend = device.report().driver ?? 'none';
  return { run, identity: runIdentity({ seed: SEED, config, dataHash: set.dataHash, backend }) };
}

const us = (value: number | null): string => (value === null ? 'N/A' : value.toFixed(1));
const formatName = ({ width, integer }: { width: number; integer: number }): string => `Q${integer}.${width - integer}`;

function kernelText(k: KernelReport): string[] {
  const limits = Object.values(k.limits).map(({ min, max, unit }) => `${min} to ${max} ${unit}`);
  const formats = Object.entries(k.formats).map(([name, format]) => `${name} ${formatName(format)}`);
  return [
    '',
    `${k.name}  ${k.title}`,
    `  takes     ${limits.join(', ')}`,
    `  formats   ${formats.join(', ')}`,
    `  error     ${k.error === null ? 'not tried' : k.error.toExponential(2)}, promised ${k.tolerance.toExponential(0)}`,
    `  latency   ${k.trip.count} requests: p50 ${us(k.trip.p50)} µs, p99 ${us(k.trip.p99)} µs; in the kernel p50 ${us(k.inside.p50)} µs, p99 ${us(k.inside.p99)} µs`,
  ];
}

function cardText(report: CardReport, run: Run | null): string {
  const who = report.driver === null ? 'no driver' : `driver ${report.driver}${report.simulated ? ', SIMULATED' : ''}`;
  return [
    `${report.present ? 'card there' : 'no card'}; ${who}: ${report.detail}`,
    ...(report.cure === null ? [] : [`→ ${report.cure}`]),
    ...(report.device === null ? [] : [`device: ${report.device}`]),
    `${report.requests} requests, ${report.errors} errors, ${report.restarts} restarts${report.lastError === null ? '' : `; last error: ${report.lastError}`}`,
    ...report.kernels.flatMap(kernelText),
    ...(run === null
      ? []
      : [
          '',
          `${run.kernel} on bars ${run.start} to ${run.end} of ${run.data}: largest error ${run.error.toExponential(2)}, ${run.within ? 'within' : 'ABOVE'} the ${run.tolerance.toExponential(0)} promised`,
          ...run.warnings.map((warning) => `warning: ${warning}`),
        ]),
  ].join('\n');
}

/** Figures of time apart, so that the rest is the same each time. */
function jsonOf(report: CardReport, run: Run | null, identity: object) {
  const kernels = report.kernels.map((kernel) => {
    const { trip: _, inside: __, ...rest } = kernel;
    return rest;
  });
  const timing = Object.fromEntries(report.kernels.map(({ name, trip, inside }) => [name, { trip, inside }]));
  return { ...identity, ...report, kernels, run, timing };
}

/** Asks the server where one runs on the data folder; null where none does. */
async function ofServer({ dataFolder, options }: CommandInput): Promise<CardReport | null> {
  const { askerOf, runningServer } = await import('@janus/server/jobs');
  const server = runningServer(dataFolder);
  if (!server) return null;
  const ask = askerOf(dataFolder, server);
  const report = (await ask('system.card', undefined, false)) as CardReport;
  if (report.driver === null) return report;
  return (await ask('system.tryCard', { times: Number(options['times'] ?? TIMES) }, true)) as CardReport;
}

async function looked(device: FpgaDevice, { options, signal }: CommandInput): Promise<CardReport> {
  const { tryKernels } = await import('@janus/server/card');
  if (device.report().driver !== null) await tryKernels(device, Number(options['times'] ?? TIMES), signal);
  return device.report();
}

const brokenPromise = ({ kernels }: CardReport): boolean =>
  kernels.some(({ error, tolerance }) => error !== null && !(error <= tolerance));

/** @throws JanusError bad-input for an option that needs another */
function checkOptions({ options }: CommandInput): void {
  if (options['run'] === undefined && options['data'] !== undefined)
    throw badInput(`--data ${String(options['data'])} needs --run gaf or --run ltn`);
  if (options['run'] !== undefined && options['data'] === undefined)
    throw badInput(`--run ${String(options['run'])} needs --data: a symbol in the catalogue, SP500, or a CSV file`);
}

async function golden(folder: string) {
  const { goldenText, KERNELS } = await import('@janus/server/card');
  const files = KERNELS.map((kernel) => `${folder}/${kernel}.txt`);
  const texts = KERNELS.map((kernel) => goldenText(kernel, SEED));
  texts.forEach((text, k) => writeNew('golden', files[k]!, text));
  return { json: { seed: SEED, files }, text: `written: ${files.join(', ')}` };
}

export const cardCommand: Command = {
  name: 'card',
  usage: 'card [--run gaf|ltn --data SYMBOL|FILE] [--golden FOLDER]',
  summary: 'the FPGA card or its simulation: driver, kernels, formats, latencies, errors; runs a kernel on data',
  positional: { min: 0, max: 0, names: [] },
  options: {
    run: { type: 'string', meaning: 'kernel to run on the newest bars', choices: ['gaf', 'ltn'] },
    data: { type: 'string', meaning: 'with --run: symbol in the catalogue, SP500 (bundled), or a CSV file' },
    size: { type: 'integer', meaning: 'bars of the window of gaf', default: 64, min: 2, max: 64 },
    field: { type: 'string', meaning: 'of gaf', choices: ['gasf', 'gadf'], default: 'gasf' },
    family: {
      type: 'string',
      meaning: 'of ltn, for the ten axioms',
      choices: FAMILY_NAMES.filter((name) => name !== 'godel'),
      default: 'product',
    },
    times: { type: 'integer', meaning: `how often each kernel is run; ${TIMES} unless given`, min: 1, max: 1000 },
    golden: { type: 'string', meaning: 'folder that gets the golden vectors of the test benches, instead' },
  },
  async run(input) {
    if (input.options['golden'] !== undefined) return golden(String(input.options['golden']));
    checkOptions(input);
    const served = input.options['run'] === undefined ? await ofServer(input) : null;
    if (served)
      return { json: jsonOf(served, null, {}), text: cardText(served, null), exitCode: brokenPromise(served) ? 1 : 0 };
    const { openCard } = await import('@janus/server/card');
    const device = openCard(input.dataFolder, process.env);
    try {
      const { run, identity } =
        input.options['run'] === undefined ? { run: null, identity: {} } : await runKernel(device, input);
      const report = run === null ? await looked(device, input) : device.report();
      return {
        json: jsonOf(report, run, identity),
        text: cardText(report, run),
        exitCode: brokenPromise(report) ? 1 : 0,
      };
    } finally {
      await device.close();
    }
  },
};
