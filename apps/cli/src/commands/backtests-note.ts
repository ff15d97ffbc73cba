/** `janus backtests note`: what somebody thought of a finished run, read or written. */
import { runNamed, withBacktests } from '../backtests.ts';
import type { Command } from '../command.ts';

export const backtestsNoteCommand: Command = {
  name: 'backtests note',
  usage: 'backtests note RUN [TEXT]',
  summary: 'the note of a finished run; with TEXT in its place',
  positional: { min: 1, max: 2, names: ['RUN', 'TEXT'] },
  options: {},
  async run(input) {
    const [word = '', text] = input.positional;
    const { runId, notes } = await withBacktests(input, async (backtests) => {
      const run = runNamed(await backtests.list(), word);
      if (text !== undefined) await backtests.annotate(run.runId, text);
      return { runId: run.runId, notes: text ?? run.notes };
    });
    return { json: { runId, notes }, text: notes === '' ? `${runId} has no note` : notes };
  },
};
