/** `janus train list`: what trainings have left: models that a run can see through, and tables of archives; newest first. */
import { ARCHIVE_MODELS, storedArchives, storedBooks, storedModels } from '@janus/server/training';
import type { Skill } from '@janus/server/training';
import type { Command } from '../command.ts';

const day = (time: number): string => new Date(time).toISOString().slice(0, 16).replace('T', ' ');

export const trainListCommand: Command = {
  name: 'train list',
  usage: 'train list',
  summary: 'models that were trained, with what they were found to know, and tables of archives',
  positional: { min: 0, max: 0, names: [] },
  options: {},
  run({ dataFolder }) {
    const models = storedModels(dataFolder);
    const books = storedBooks(dataFolder);
    const archives = storedArchives(dataFolder);
    const against = (skills: readonly Skill[]): string =>
      skills.map(({ against: other, value }) => `${other} ${value.toFixed(3)}`).join(', ');
    const lines = [
      ...models.map(({ artefact, timing, model, task, data, simulatedData, knownAt, skills }) => {
        return `${artefact}  ${day(timing.createdAt)}  ${model}, ${task} of ${data}${simulatedData ? ' (simulated)' : ''}, known at ${day(knownAt)}; skill against ${against(skills)}`;
      }),
      ...books.map(
        ({ artefact, timing, model, task, data, levels, stepMs, skills }) =>
          `${artefact}  ${day(timing.createdAt)}  ${model}, ${task} of the order book ${data}, ${levels} levels every ${stepMs} ms; skill against ${against(skills)}`,
      ),
      ...archives.map(({ runId, timing, sets, seeds, wins }) => {
        const told = ARCHIVE_MODELS.map((kind) => `${kind} ${wins[kind].better}`).join(', ');
        return `${runId}  ${day(timing.createdAt)}  archive of ${sets.length} sets, ${seeds.length} seeds; better than 1-NN on: ${told}`;
      }),
    ];
    return Promise.resolve({
      json: { models, books, archives },
      text: lines.length > 0 ? lines.join('\n') : 'nothing was trained yet: janus train vision --data SYMBOL',
    });
  },
};
