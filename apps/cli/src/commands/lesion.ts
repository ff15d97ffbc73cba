/**
 * `janus lesion`: the day with everything on, then without one region, rule or tier of memory after another: which
 * decisions came out otherwise, and what the account came to, with intervals.
 */
import type { LesionResult } from '@janus/backtest';
import { chosenLesions, runLesions } from '@janus/server/execute';
import type { Command } from '../command.ts';
import { runHooks } from '../hooks.ts';
import { ARTEFACT_OPTION, requestOf, RUN_OPTIONS, SCHEMA_OPTION, WORDS_OPTION } from '../request.ts';

const percent = (x: number): string => `${(100 * x).toFixed(2)} %`;
const ratio = (x: number | null): string => (x === null ? 'N/A' : x.toFixed(2));
const COLUMNS: readonly (readonly [title: string, width: number])[] = [
  ['without', 26],
  ['direction', 10],
  ['veto', 8],
  ['size', 8],
  ['first at bar', 13],
  ['trades', 8],
  ['return', 11],
  ['Sharpe', 8],
  ['drawdown', 11],
  ['equity, of that with it (95 %)', 34],
];
const line = (cells: readonly string[]): string =>
  cells.map((cell, i) => (i === 0 ? cell.padEnd(COLUMNS[0]![1]) : cell.padStart(COLUMNS[i]![1]))).join('');

function differenceText({ difference }: LesionResult): string {
  if (difference === null) return 'N/A';
  const { value, low, high } = difference.equity;
  const signed = (x: number): string => `${x > 0 ? '+' : ''}${(100 * x).toFixed(2)}`;
  return `${signed(value)} % [${signed(low)}, ${signed(high)}]`;
}

function row(result: LesionResult): string {
  const { metrics } = result;
  return line([
    result.key,
    String(result.directionChanged),
    String(result.vetoChanged),
    String(result.sizeChanged),
    result.first === null ? 'none' : String(result.first.bar),
    String(result.trades),
    percent(metrics.totalReturn),
    ratio(metrics.sharpe),
    percent(metrics.maxDrawdown),
    differenceText(result),
  ]);
}

export const lesionCommand: Command = {
  name: 'lesion',
  usage: 'lesion --data SYMBOL|FILE [--only REGION,RULE,…]',
  summary: 'each region, rule and tier of memory switched off in turn: what came out otherwise',
  positional: { min: 0, max: 0, names: [] },
  options: {
    ...RUN_OPTIONS,
    ...SCHEMA_OPTION,
    ...ARTEFACT_OPTION,
    ...WORDS_OPTION,
    only: { type: 'string', meaning: 'these alone, comma-separated: names, or regions, rules, tiers' },
    draws: { type: 'integer', meaning: 'resampled histories of the intervals', default: 1000, min: 100, max: 100_000 },
  },
  async run(input) {
    const { plan, warnings } = await requestOf(input);
    const { seed } = plan.provenance;
    const words = input.options['only'] === undefined ? [] : String(input.options['only']).split(',');
    const lesions = chosenLesions(
      words.map((word) => word.trim()),
      plan.off,
    );
    const draws = { draws: Number(input.options['draws']), meanBlock: 0, seed };
    const outcome = runLesions({ plan, lesions, windows: [], draws }, runHooks(input));
    const { intact } = outcome;
    const all = [...warnings, ...intact.warnings];
    return {
      json: {
        ...plan.provenance,
        data: plan.info.name,
        simulated: true,
        simulatedData: plan.info.simulatedData,
        off: plan.info.lesions,
        protocol: draws,
        intact: intact.metrics,
        intactPerRegime: intact.regimeMetrics,
        lesions: outcome.lesions.map(({ regimeMetrics, ...result }) => ({
          ...(result.kind === 'region' ? { region: result.name } : {}),
          ...result,
          regimeMetrics,
        })),
        warnings: all,
      },
      text: [
        `lesions on ${plan.info.name}, ${plan.info.bars} bars (simulated fills). Decisions that came out otherwise than with everything on:`,
        '',
        line(COLUMNS.map(([title]) => title)),
        line([
          '(everything on)',
          '',
          '',
          '',
          '',
          String(intact.trades),
          percent(intact.metrics.totalReturn),
          ratio(intact.metrics.sharpe),
          percent(intact.metrics.maxDrawdown),
          '',
        ]),
        ...outcome.lesions.map(row),
        '',
        'Once two runs part, later bars differ for that reason too: the counts are upper bounds.',
        `Intervals: ${draws.draws} paired histories of the stationary bootstrap, seed ${seed}.`,
        ...all.map((w) => `warning: ${w}`),
      ].join('\n'),
    };
  },
};
