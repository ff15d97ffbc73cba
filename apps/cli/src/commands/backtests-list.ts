/** `janus backtests list`: the finished runs, newest first. */
import { backtestLine, withBacktests } from '../backtests.ts';
import type { Command } from '../command.ts';

export const backtestsListCommand: Command = {
  name: 'backtests list',
  usage: 'backtests list [--removed]',
  summary: 'finished runs with their figures and notes, the pinned baseline (*); or those that were removed',
  positional: { min: 0, max: 0, names: [] },
  options: { removed: { type: 'flag', meaning: 'those that can be brought back' } },
  async run(input) {
    const removed = input.options['removed'] === true;
    const runs = await withBacktests(input, (backtests) => backtests.list({ removed }));
    const text = runs.length > 0 ? runs.map(backtestLine).join('\n') : removed ? 'nothing removed' : 'no backtests';
    return { json: { runs }, text };
  },
};
