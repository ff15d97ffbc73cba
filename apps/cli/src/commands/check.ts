/** `janus check`: does anything look ahead, and is the declared warm-up enough? */
import { lookAheadCheck, warmUpCheck } from '@janus/backtest';
import { badInput } from '@janus/domain';
import { loadGafKernelSync } from '@janus/kernels/node';
import { rng } from '@janus/numerics';
import type { Command } from '../command.ts';
import { requestOf, RUN_OPTIONS } from '../request.ts';

const { lesions: _, ...OPTIONS } = RUN_OPTIONS;
/** Standard deviations of a feature that different beginnings may make after the warm-up. */
const TOLERANCE = 0.05;

export const checkCommand: Command = {
  name: 'check',
  usage: 'check --data SYMBOL|FILE [--cuts N]',
  summary: 'look-ahead and warm-up: nothing may see the future, nothing may depend on where the data began',
  positional: { min: 0, max: 0, names: [] },
  options: {
    ...OPTIONS,
    cuts: {
      type: 'integer',
      meaning: 'random points at which the future is taken away',
      default: 50,
      min: 1,
      max: 10_000,
    },
  },
  async run(input) {
    const { plan } = await requestOf(input);
    const kernel = input.options['vision'] === 'none' ? null : loadGafKernelSync();
    const cuts = Number(input.options['cuts']);
    const { seed } = plan.provenance;
    const ahead = lookAheadCheck(plan.series, plan.config, seed, kernel, cuts, rng(seed), (done, total) =>
      input.progress('taking the future away', done, total),
    );
    let warm: ReturnType<typeof warmUpCheck>;
    try {
      warm = warmUpCheck(plan.series, TOLERANCE);
    } catch (error) {
      if (error instanceof RangeError) throw badInput(error.message);
      throw error;
    }
    const clean = ahead.leaks.length === 0 && warm.drifting.length === 0;
    return {
      json: { ...plan.provenance, data: plan.info.name, lookAhead: ahead, warmUp: { ...warm, tolerance: TOLERANCE } },
      text: [
        `look-ahead: the future cut off or replaced by noise at ${ahead.cuts} points; ${ahead.leaks.length === 0 ? 'nothing before the cut changed' : `${ahead.leaks.length} leaks`}`,
        ...ahead.leaks.map(
          (l) => `  bar ${l.bar}, ${l.field}: changed when the future after bar ${l.cut} was ${l.kind}`,
        ),
        `warm-up: ${warm.declared} bars declared; ${warm.drifting.length === 0 ? 'no feature depends on what came before' : `${warm.drifting.length} features do not settle`}`,
        ...warm.drifting.map((d) => `  ${d.feature}: ${d.difference.toFixed(3)} σ`),
      ].join('\n'),
      exitCode: clean ? 0 : 1,
    };
  },
};
