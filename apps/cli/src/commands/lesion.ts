/** `janus lesion`: each region switched off in turn, and what came out otherwise. */
import { lesionLab, prepareRun } from '@janus/backtest';
import { loadGafKernelSync } from '@janus/kernels/node';
import type { Command } from '../command.ts';
import { requestOf, RUN_OPTIONS } from '../request.ts';

const { lesions: _, vision: __, ...OPTIONS } = RUN_OPTIONS;

export const lesionCommand: Command = {
  name: 'lesion',
  usage: 'lesion --data SYMBOL|FILE',
  summary: 'each region switched off in turn: how many decisions came out otherwise',
  positional: { min: 0, max: 0, names: [] },
  options: OPTIONS,
  async run(input) {
    const { plan, warnings } = await requestOf(input);
    const series = [plan.series];
    const { seed } = plan.provenance;
    const prepared = prepareRun(series, plan.config, seed, loadGafKernelSync(), input.progress);
    const lab = lesionLab(series, plan.config, seed, prepared, () => input.signal.aborted, input.progress);
    const show = (x: number | null): string => (x === null ? 'N/A' : x.toFixed(2));
    const line = (
      name: string,
      d: string,
      v: string,
      s: string,
      trades: number,
      sharpe: number | null,
      total: number,
    ): string =>
      `${name.padEnd(16)}${d.padStart(11)}${v.padStart(9)}${s.padStart(8)}${String(trades).padStart(9)}${show(sharpe).padStart(9)}${`${(100 * total).toFixed(2)} %`.padStart(12)}`;
    return {
      json: {
        ...plan.provenance,
        data: plan.info.name,
        simulated: true,
        simulatedData: plan.info.simulatedData,
        intact: lab.intact.metrics,
        lesions: lab.lesions,
        warnings,
      },
      text: [
        `lesions on ${plan.info.name} (simulated fills). Decisions that came out otherwise than with the whole brain:`,
        '',
        `${'without'.padEnd(16)}${'direction'.padStart(11)}${'veto'.padStart(9)}${'size'.padStart(8)}${'trades'.padStart(9)}${'Sharpe'.padStart(9)}${'return'.padStart(12)}`,
        line('(intact)', '', '', '', lab.intact.trades, lab.intact.metrics.sharpe, lab.intact.metrics.totalReturn),
        ...lab.lesions.map((l) =>
          line(
            l.region,
            String(l.directionChanged),
            String(l.vetoChanged),
            String(l.sizeChanged),
            l.trades,
            l.metrics.sharpe,
            l.metrics.totalReturn,
          ),
        ),
        '',
        'Once two runs part, later bars differ for that reason too: the counts are upper bounds.',
        ...warnings.map((w) => `warning: ${w}`),
      ].join('\n'),
    };
  },
};
