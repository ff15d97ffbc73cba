/** `janus features`: indicators and the 8-feature DSP vector, one row a bar, as the day sees them. */
import { FEATURE_COUNT, FEATURES, badInput, noData, parseConfig } from '@janus/domain';
import { featureFields, featureMatrix, featureWarmUp } from '@janus/indicators';
import { loadDataSet } from '@janus/server/data';
import { provenanceOf } from '@janus/server/provenance';
import type { Command } from '../command.ts';

/** Rows in one answer: a JSON document of more would not fit a string. */
const MAX_ROWS = 400_000;
/** Bars in the readable table. */
const SHOWN = 4;

/** JSON has no NaN: what is not known is null. */
const known = (x: number): number | null => (Number.isNaN(x) ? null : x);

export const featuresCommand: Command = {
  name: 'features',
  usage: 'features --input FILE [--last N]',
  summary: 'indicators and the 8-feature DSP vector, a row a bar',
  positional: { min: 0, max: 0, names: [] },
  options: {
    input: { type: 'string', meaning: 'file of bars, or a symbol in the catalogue', required: true },
    last: { type: 'integer', meaning: 'only the last N bars of the answer; all unless given', min: 1 },
  },
  async run(input) {
    const { series, name, warnings } = await loadDataSet(String(input.options['input']), input.dataFolder);
    const { length, timeframeMs } = series;
    if (length === 0) throw noData(`${name} holds no bars`);
    const count = Math.min(length, Number(input.options['last'] ?? length));
    if (count > MAX_ROWS) throw badInput(`${count} bars are too many for one answer: give --last ${MAX_ROWS} or less`);
    const config = parseConfig(featureFields, { timeframeMs }, 'features');
    const matrix = featureMatrix(series, config);
    const warmUp = featureWarmUp(config);
    const rows = Array.from({ length: count }, (_, k) => {
      const bar = length - count + k;
      const row = matrix.subarray(bar * FEATURE_COUNT, (bar + 1) * FEATURE_COUNT);
      return [series.time[bar]!, ...Array.from(row, known)];
    });
    const shown = rows.slice(-SHOWN);
    const cell = (x: number | null): string => (x === null ? '·' : x.toPrecision(7)).padStart(15);
    return {
      json: {
        ...provenanceOf({ seed: 0, config, series: [series], backend: 'f64' }),
        data: name,
        simulatedData: series.simulated,
        warmUp,
        columns: ['time', ...FEATURES],
        rows,
        warnings,
      },
      text: [
        `${FEATURES.length} features of ${name}: ${length} bars, warm after ${warmUp}; the last ${shown.length}, · = not known`,
        '',
        `${''.padEnd(20)}${shown.map((row) => new Date(row[0]!).toISOString().slice(2, 16).padStart(15)).join('')}`,
        ...FEATURES.map((feature, i) => `${feature.padEnd(20)}${shown.map((row) => cell(row[i + 1]!)).join('')}`),
        ...warnings.map((w) => `warning: ${w}`),
      ].join('\n'),
    };
  },
};
