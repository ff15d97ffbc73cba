/** `janus backtest`: metrics of the brain or of one strategy alone, beside buy-and-hold, with the count of trials. */
import { createHash } from 'node:crypto';
import { prepareRun, replay, report, tradesText, type Metrics } from '@janus/backtest';
import { badInput, REGIONS, VISUAL_CORTEX } from '@janus/domain';
import { loadGafKernelSync } from '@janus/kernels/node';
import { assessAgainst, assessRun, curvesOf, statisticsOf, triedOn } from '@janus/server/backtests';
import { executeRun } from '@janus/server/execute';
import { sightsOf, strategyNamed } from '@janus/server/plan';
import { countTrial } from '@janus/server/trials';
import type { Command } from '../command.ts';
import { runHooks } from '../hooks.ts';
import { DAY_OPTIONS, requestOf, RUN_OPTIONS } from '../request.ts';

const { lesions: _, ...OPTIONS } = RUN_OPTIONS;

const percent = (x: number | null): string => (x === null ? 'N/A' : `${(100 * x).toFixed(2)} %`);
const ratio = (x: number | null): string => (x === null ? 'N/A' : x.toFixed(2));
const ROWS: readonly [keyof Metrics, string, (x: number | null) => string][] = [
  ['totalReturn', 'return', percent],
  ['cagr', 'growth a year', percent],
  ['volatility', 'volatility a year', percent],
  ['sharpe', 'Sharpe', ratio],
  ['sortino', 'Sortino', ratio],
  ['calmar', 'Calmar', ratio],
  ['maxDrawdown', 'deepest drawdown', percent],
  ['drawdownBars', 'longest drawdown, bars', (x) => String(x)],
  ['exposure', 'bars with a position', percent],
  ['turnover', 'turnover a year', ratio],
  ['hitRate', 'hit rate', percent],
  ['profitFactor', 'profit factor', ratio],
  ['costs', 'costs of first equity', percent],
  ['trades', 'trades', (x) => String(x)],
];

/** What stopped the most events, in words: an empty result must say why. */
function mostlyBecause(vetoes: Readonly<Record<string, Readonly<Record<string, number>>>>): string {
  const all = Object.entries(vetoes).flatMap(([stage, reasons]) =>
    Object.entries(reasons).map(([reason, count]) => ({ stage, reason, count })),
  );
  all.sort((a, b) => b.count - a.count);
  return all
    .slice(0, 3)
    .map((v) => `${v.reason} at ${v.stage} (${v.count})`)
    .join(', ');
}

export const backtestCommand: Command = {
  name: 'backtest',
  usage: 'backtest --data SYMBOL|FILE --strategy brain|NAME [--config FILE] [--save]',
  summary: 'metrics of the brain or of one strategy alone, beside buy-and-hold',
  positional: { min: 0, max: 0, names: [] },
  options: {
    ...OPTIONS,
    ...DAY_OPTIONS,
    strategy: { type: 'string', meaning: 'brain, or one of the nine strategies by itself', default: 'brain' },
    save: {
      type: 'flag',
      meaning:
        'keep the run with its records: the page lists it, `backtests` annotates and exports it (takes twice as long)',
    },
  },
  async run(input) {
    const strategy = strategyNamed(String(input.options['strategy']));
    if (input.options['schemas'] !== undefined && strategy !== 'brain')
      throw badInput(`--schemas: ${strategy} by itself has no cortex to load them. Leave it out, or run the brain`);
    for (const option of ['rules', 'rules-at'])
      if (input.options[option] !== undefined && strategy !== 'brain')
        throw badInput(`--${option}: ${strategy} by itself asks no rules. Leave it out, or run the brain`);
    if (input.options['words'] !== undefined && strategy !== 'brain')
      throw badInput(`--words: ${strategy} by itself hears no words. Leave them out, or run the brain`);
    const { plan, warnings } = await requestOf(input, strategy);
    const series = [plan.series];
    const blind = ((plan.off.regions >> VISUAL_CORTEX) & 1) === 1;
    const prepared = prepareRun(
      series,
      plan.config,
      plan.provenance.seed,
      blind ? null : loadGafKernelSync(),
      input.progress,
      sightsOf(plan),
    );
    const result = replay({
      series,
      config: plan.config,
      seed: plan.provenance.seed,
      lesions: plan.off.regions,
      rulesOff: plan.off.rules,
      rules: plan.rules.set,
      laterRules: plan.laterRules.map(({ from, rules: { set } }) => ({ from, set })),
      tiersOff: plan.off.tiers,
      schemas: plan.schemas,
      words: [plan.words],
      ...prepared,
      clock: () => performance.now() * 1000,
      stageTimes: false,
      shouldStop: () => input.signal.aborted,
      onProgress: (done, total) => input.progress('replaying', done, total),
      onSegment: null,
    });
    const told = report(series, plan.config, result);
    const trials = countTrial(input.dataFolder, plan.provenance.dataHash, plan.provenance.configHash);
    const { close, time } = plan.series;
    const { equity: startEquity } = plan.config.account;
    const { equity, exposure } = result;
    const { baseline } = curvesOf({ time, close, equity, exposure, startEquity, feeBps: plan.config.venue.takerBps });
    const { overfitting } = assessAgainst(
      {
        runId: plan.provenance.runId,
        sharpe: told.metrics.sharpe,
        equity,
        baseline,
        trades: result.trades,
        timeframeMs: plan.series.timeframeMs,
        assetClass: plan.series.assetClass,
        seed: plan.provenance.seed,
      },
      await triedOn(input.dataFolder, plan.provenance.dataHash, plan.provenance.configHash),
      trials,
    );
    if (input.options['save'] === true) {
      // The records are written by the run that a job makes: the same day once more, and the same decisions.
      executeRun(plan, input.dataFolder, runHooks(input));
      await assessRun(input.dataFolder, plan.provenance.runId, trials, plan.info.createdAt);
    }
    const all = [...warnings, ...result.warnings];
    const none = result.trades.length === 0;
    if (none) all.unshift(`no trades because: ${mostlyBecause(result.vetoes)}`);
    const json = {
      ...plan.provenance,
      data: plan.info.name,
      strategy,
      simulated: true,
      simulatedData: plan.info.simulatedData,
      lesions: strategy === 'brain' ? plan.info.lesions : REGIONS,
      tradeHash: createHash('sha256').update(tradesText(result.trades)).digest('hex'),
      trades: result.trades.length,
      metrics: told.metrics,
      perRegime: told.perRegime,
      baseline: told.baseline,
      statement: result.statement,
      trials,
      overfitting,
      warnings: all,
      timing: { eventsPerSecond: result.eventsPerSecond, latencyUs: result.latency },
    };
    const lines = [
      `${strategy} on ${plan.info.name}, ${plan.info.bars} bars (simulated fills), run ${plan.provenance.runId}`,
      '',
      `${''.padEnd(24)}${strategy.padStart(14)}${'buy and hold'.padStart(16)}`,
      ...ROWS.map(
        ([key, label, show]) =>
          `${label.padEnd(24)}${show(told.metrics[key]).padStart(14)}${show(told.baseline[key]).padStart(16)}`,
      ),
      '',
      'per regime              bars      return      Sharpe    trades      profit',
      ...Object.entries(told.perRegime).map(
        ([name, m]) =>
          `  ${name.padEnd(14)}${String(m.bars).padStart(12)}${percent(m.totalReturn).padStart(12)}${ratio(m.sharpe).padStart(12)}${String(m.trades).padStart(10)}${m.profit.toFixed(0).padStart(12)}`,
      ),
      '',
      `trials on this data so far: ${trials}. The more trials, the less a good one says.`,
      '',
      'how much of it may be luck',
      ...statisticsOf(overfitting).map((s) => `  ${s.label.padEnd(28)}${(s.value ?? 'N/A').padStart(22)}  ${s.detail}`),
      ...all.map((w) => `warning: ${w}`),
    ];
    return { json, text: lines.join('\n'), exitCode: none ? 4 : 0 };
  },
};
