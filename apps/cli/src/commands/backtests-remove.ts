/** `janus backtests remove`: takes a finished run out of the lists; its files stay. */
import { runNamed, withBacktests } from '../backtests.ts';
import type { Command } from '../command.ts';

export const backtestsRemoveCommand: Command = {
  name: 'backtests remove',
  usage: 'backtests remove RUN',
  summary: 'takes a finished run out of the lists; `backtests restore` brings it back until it is rotated away',
  positional: { min: 1, max: 1, names: ['RUN'] },
  options: {},
  async run(input) {
    const runId = await withBacktests(input, async (backtests) => {
      const run = runNamed(await backtests.list(), input.positional[0] ?? '');
      await backtests.remove(run.runId);
      return run.runId;
    });
    return { json: { removed: runId }, text: `${runId} removed; janus backtests restore ${runId} brings it back` };
  },
};
