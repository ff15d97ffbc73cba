/** `janus walkforward`: choose on the past, be judged on what follows. Candidates: the brain and each strategy alone. */
import { runWalkForward } from '@janus/server/execute';
import type { Command } from '../command.ts';
import { runHooks } from '../hooks.ts';
import { ARTEFACT_OPTION, readConfig, requestOf, RUN_OPTIONS } from '../request.ts';

const { lesions: _, ...OPTIONS } = RUN_OPTIONS;

export const walkforwardCommand: Command = {
  name: 'walkforward',
  usage: 'walkforward --data SYMBOL|FILE [--folds N]',
  summary: 'choose on the past, be judged on what follows',
  positional: { min: 0, max: 0, names: [] },
  options: {
    ...OPTIONS,
    ...ARTEFACT_OPTION,
    folds: { type: 'integer', meaning: 'test stretches', default: 5, min: 1, max: 100 },
    gap: { type: 'integer', meaning: 'bars left out between training and test', default: 20, min: 0, max: 10_000 },
  },
  async run(input) {
    const { plan, warnings } = await requestOf(input);
    const given = readConfig(input.options['config'] as string | undefined);
    const { candidates, ...outcome } = runWalkForward(
      { plan, given, folds: Number(input.options['folds']), gap: Number(input.options['gap']) },
      runHooks(input),
    );
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
        `walk-forward on ${plan.info.name} (simulated fills): the best of ${candidates} candidates in training, judged on the stretch after it`,
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
