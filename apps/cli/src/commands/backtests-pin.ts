/** `janus backtests pin`: the baseline that the others are shown beside. */
import { runNamed, withBacktests } from '../backtests.ts';
import type { Command } from '../command.ts';

export const backtestsPinCommand: Command = {
  name: 'backtests pin',
  usage: 'backtests pin RUN|none',
  summary: 'makes a finished run the baseline that the others are shown beside, or takes the pin away',
  positional: { min: 1, max: 1, names: ['RUN|none'] },
  options: {},
  async run(input) {
    const [word = ''] = input.positional;
    const runId = await withBacktests(input, async (backtests) => {
      const wanted = word === 'none' ? null : runNamed(await backtests.list(), word).runId;
      await backtests.pin(wanted);
      return wanted;
    });
    return { json: { pinned: runId }, text: runId === null ? 'no baseline is pinned' : `${runId} is the baseline` };
  },
};
