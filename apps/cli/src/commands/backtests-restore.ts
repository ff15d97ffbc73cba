/** `janus backtests restore`: brings a removed run back into the lists. */
import { runNamed, withBacktests } from '../backtests.ts';
import type { Command } from '../command.ts';

export const backtestsRestoreCommand: Command = {
  name: 'backtests restore',
  usage: 'backtests restore RUN',
  summary: 'brings a run back that was removed',
  positional: { min: 1, max: 1, names: ['RUN'] },
  options: {},
  async run(input) {
    const runId = await withBacktests(input, async (backtests) => {
      const run = runNamed(await backtests.list({ removed: true }), input.positional[0] ?? '');
      await backtests.restore(run.runId);
      return run.runId;
    });
    return { json: { restored: runId }, text: `${runId} is in the lists again` };
  },
};
