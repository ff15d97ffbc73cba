/**
 * `janus train vision`: on the sets of an archive of time series classification, with their standard tests, beside
 * 1-NN; the table is printed whatever it says.
 */
import { badInput } from '@janus/domain';
import { budgetOf, executeArchive } from '@janus/server/training';
import { archiveText } from '../archive-text.ts';
import type { Command } from '../command.ts';

export const trainVisionCommand: Command = {
  name: 'train vision',
  usage: 'train vision --ucr DIR [--budget 20m] [--seeds 3]',
  summary: 'models of vision trained on labelled series with standard tests, beside 1-NN',
  positional: { min: 0, max: 0, names: [] },
  options: {
    ucr: { type: 'string', meaning: 'folder with NAME_TRAIN and NAME_TEST files (.tsv, .txt or .ts, also .gz)' },
    budget: { type: 'string', meaning: 'wall time of the whole command: 90s, 20m, 1h', default: '20m' },
    seeds: { type: 'integer', meaning: 'trainings of each model on each set', default: 3, min: 1, max: 100 },
    epochs: { type: 'integer', meaning: 'passes over the training series, at most', default: 40, min: 1, max: 10_000 },
  },
  async run(input) {
    const { options, dataFolder, signal } = input;
    if (options['ucr'] === undefined) throw badInput('train vision needs --ucr: the folder that holds the sets');
    const report = await executeArchive(
      {
        folder: String(options['ucr']),
        budgetSeconds: budgetOf(String(options['budget'])),
        seeds: Number(options['seeds']),
        epochs: Number(options['epochs']),
        tensors: process.env['JANUS_TENSORS'],
        now: Date.now(),
      },
      dataFolder,
      {
        say: (line) => input.say?.(line),
        progress: (stage, share) => input.progress(stage, share, 1),
        signal,
        clock: () => performance.now(),
      },
    );
    return { json: report, text: archiveText(report) };
  },
};
