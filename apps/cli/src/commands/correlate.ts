/** `janus correlate`: whether an outside series has anything to do with a market, at several lags, corrected. */
import { badInput } from '@janus/domain';
import { asKnownAt, correlate, SOURCES } from '@janus/market';
import { rng } from '@janus/numerics';
import { configHash, loadDataSet, runIdentity } from '@janus/server/data';
import type { Command } from '../command.ts';
import { fileHash } from '../recorded-lines.ts';
import { readSeries } from '../series-file.ts';

const HOUR = 3_600_000;
const MOST_LAGS = 401;

/** `-3:3` or `0,1,5`. @throws JanusError bad-input */
export function parseLags(text: string): number[] {
  const range = /^(-?\d+):(-?\d+)$/.exec(text);
  if (range) {
    const [from, to] = [Number(range[1]), Number(range[2])];
    if (from > to) throw badInput(`--lags ${text}: ${from} comes after ${to}`);
    if (to - from >= MOST_LAGS) throw badInput(`--lags ${text}: at most ${MOST_LAGS} lags`);
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  }
  if (!/^-?\d+(,-?\d+)*$/.test(text)) throw badInput(`--lags ${text} is neither FROM:TO nor a list such as 0,1,5`);
  return [...new Set(text.split(',').map(Number))];
}

export const correlateCommand: Command = {
  name: 'correlate',
  usage: 'correlate --series FILE --data SYMBOL|FILE [--lags FROM:TO] [--source ID]',
  summary: 'correlation of an outside series with a market, with p-values that know of memory and of many tests',
  positional: { min: 0, max: 0, names: [] },
  options: {
    series: { type: 'string', meaning: 'CSV with time and value, or a saved answer of --source', required: true },
    data: { type: 'string', meaning: 'symbol in the catalogue, SP500 (bundled), or a CSV file', required: true },
    source: {
      type: 'string',
      meaning: 'the source whose answer --series is; words are scored by the lexicon',
      choices: SOURCES.map((s) => s.id),
    },
    lags: { type: 'string', meaning: 'bars by which the series leads, FROM:TO or a list', default: '-3:3' },
    differences: { type: 'flag', meaning: "compare the series' changes from bar to bar, not its levels" },
    'max-age': { type: 'number', meaning: 'hours after which a value is not known any more', default: 24, min: 0.001 },
    shifts: { type: 'integer', meaning: 'circular shifts a lag', default: 999, min: 19, max: 100_000 },
    seed: { type: 'integer', meaning: 'seed of the shifts', default: 1, min: 0, max: 4_294_967_295 },
    q: { type: 'number', meaning: 'false discoveries that are put up with', default: 0.05, min: 0.0001, max: 0.5 },
  },
  async run({ options, dataFolder }) {
    const file = String(options['series']);
    const source = options['source'] === undefined ? undefined : String(options['source']);
    const lags = parseLags(String(options['lags']));
    const found = await readSeries(file, source);
    const { series, name, dataHash, warnings } = await loadDataSet(String(options['data']), dataFolder);
    const closes = series.time.map((t) => t + series.timeframeMs);
    let known = asKnownAt(found, closes, Number(options['max-age']) * HOUR);
    if (options['differences'] === true) known = known.map((x, i) => (i === 0 ? Number.NaN : x - known[i - 1]!));
    const returns = series.close.map((c, i) => (i === 0 ? Number.NaN : Math.log(c / series.close[i - 1]!)));
    const seed = Number(options['seed']);
    const q = Number(options['q']);
    const shifts = Number(options['shifts']);
    const result = correlate(known, returns, { lags, shifts }, rng(seed));
    const all = [...warnings, ...result.warnings];
    const config = {
      lags,
      shifts,
      q,
      source: source ?? null,
      differences: options['differences'],
      maxAge: options['max-age'],
    };
    const true_ = result.lags.flatMap((l) => [
      ...(l.pearsonQ <= q ? [{ lag: l.lag, by: 'pearson', r: l.pearson, q: l.pearsonQ }] : []),
      ...(l.spearmanQ <= q ? [{ lag: l.lag, by: 'spearman', r: l.spearman, q: l.spearmanQ }] : []),
    ]);
    const number = (x: number, digits = 3): string => (Number.isNaN(x) ? '–' : x.toFixed(digits)).padStart(9);
    return {
      json: {
        ...runIdentity({ seed, config, dataHash: configHash([dataHash, fileHash(file)]), backend: 'f64' }),
        data: name,
        simulatedData: series.simulated,
        values: found.time.length,
        tests: result.tests,
        q,
        lags: result.lags,
        discoveries: true_,
        warnings: all,
      },
      text: [
        `${found.time.length} values beside ${series.length} bars of ${name}: ${result.tests} tests, ${shifts} circular shifts each`,
        '',
        '   lag     pairs  Pearson        p  corrected Spearman        p  corrected',
        ...result.lags.map(
          (l) =>
            `${String(l.lag).padStart(6)} ${String(l.pairs).padStart(9)}${number(l.pearson)}${number(l.pearsonP)}${number(l.pearsonQ).padStart(11)}${number(l.spearman)}${number(l.spearmanP)}${number(l.spearmanQ).padStart(11)}`,
        ),
        '',
        true_.length === 0
          ? `nothing holds at a false discovery rate of ${q}`
          : `${true_.length} of ${result.tests} hold at a false discovery rate of ${q}: ${true_.map((t) => `${t.by} at ${t.lag}`).join(', ')}`,
        ...all.map((w) => `warning: ${w}`),
      ].join('\n'),
    };
  },
};
