/** `janus walkforward`: choose on the past, be judged on what follows. Candidates: the brain and each strategy alone. */
import { barsPerYear, parseRunConfig, prepareRun, replay, walkForward, type Candidate } from '@janus/backtest';
import { badInput, REGIONS, STRATEGIES } from '@janus/domain';
import { loadGafKernelSync } from '@janus/kernels/node';
import type { Command } from '../command.ts';
import { aloneConfig, readConfig, requestOf, RUN_OPTIONS } from '../request.ts';

const { lesions: _, ...OPTIONS } = RUN_OPTIONS;

export const walkforwardCommand: Command = {
  name: 'walkforward',
  usage: 'walkforward --data SYMBOL|FILE [--folds N]',
  summary: 'choose on the past, be judged on what follows',
  positional: { min: 0, max: 0, names: [] },
  options: {
    ...OPTIONS,
    folds: { type: 'integer', meaning: 'test stretches', default: 5, min: 1, max: 100 },
    gap: { type: 'integer', meaning: 'bars left out between training and test', default: 20, min: 0, max: 10_000 },
  },
  async run(input) {
    const { plan, warnings } = await requestOf(input);
    const series = [plan.series];
    const { seed } = plan.provenance;
    const blind = input.options['vision'] === 'none';
    const prepared = prepareRun(series, plan.config, seed, blind ? null : loadGafKernelSync(), input.progress);
    const given = readConfig(input.options['config'] as string | undefined);
    let warmUp = 0;
    const candidates = ['brain' as const, ...STRATEGIES].map((name, i): Candidate => {
      input.progress(`running ${name}`, i, STRATEGIES.length + 1);
      const alone = name !== 'brain';
      const result = replay({
        series,
        config: alone ? parseRunConfig(aloneConfig(given, name)) : plan.config,
        seed,
        lesions: alone ? (1 << REGIONS.length) - 1 : plan.lesionMask,
        ...prepared,
        clock: null,
        stageTimes: false,
        shouldStop: () => input.signal.aborted,
        onSegment: null,
      });
      warmUp = Math.max(warmUp, result.warmUp);
      return { name, equity: result.equity };
    });
    const perYear = barsPerYear(plan.series.timeframeMs, plan.series.assetClass);
    let outcome: ReturnType<typeof walkForward>;
    try {
      outcome = walkForward(candidates, perYear, warmUp, Number(input.options['folds']), Number(input.options['gap']));
    } catch (error) {
      if (error instanceof RangeError) throw badInput(`--folds ${input.options['folds']}: ${error.message}`);
      throw error;
    }
    const day = (bar: number): string =>
      new Date(plan.series.time[Math.min(bar, plan.series.length - 1)]!).toISOString().slice(0, 10);
    const show = (x: number | null): string => (x === null ? 'N/A' : x.toFixed(2));
    return {
      json: {
        ...plan.provenance,
        data: plan.info.name,
        simulated: true,
        simulatedData: plan.info.simulatedData,
        ...outcome,
        warnings,
      },
      text: [
        `walk-forward on ${plan.info.name} (simulated fills): the best of ${candidates.length} candidates in training, judged on the stretch after it`,
        '',
        'test from    to          chosen                       in training   in test      return',
        ...outcome.folds.map(
          (f) =>
            `${day(f.testFrom)}   ${day(f.testTo - 1)}  ${(f.chosen ?? 'none').padEnd(28)}${show(f.trainSharpe).padStart(12)}${show(f.testSharpe).padStart(10)}${`${(100 * f.testReturn).toFixed(2)} %`.padStart(12)}`,
        ),
        '',
        `all tests together: Sharpe ${show(outcome.sharpe)}, return ${(100 * outcome.totalReturn).toFixed(2)} %; training was better by ${show(outcome.degradation)} on average`,
        ...warnings.map((w) => `warning: ${w}`),
      ].join('\n'),
    };
  },
};
