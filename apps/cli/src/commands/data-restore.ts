/** `janus data restore`: brings a removed data set back; without a name it tells which there are. */
import { noData } from '@janus/domain';
import { removedSets, restoreSet } from '@janus/server/data';
import type { Command } from '../command.ts';

export const dataRestoreCommand: Command = {
  name: 'data restore',
  usage: 'data restore [NAME]',
  summary: 'brings a removed data set back, the newest of its name; without NAME: those that can be',
  positional: { min: 0, max: 1, names: ['NAME'] },
  options: {},
  async run({ positional, dataFolder }) {
    const removed = removedSets(dataFolder);
    const [wanted] = positional;
    if (wanted === undefined) {
      const lines = removed.map(
        ({ name, rows, keptUntil }) =>
          `${name.padEnd(20)} ${String(rows).padStart(9)} bars, kept until ${new Date(keptUntil).toISOString().slice(0, 10)}`,
      );
      return { json: { removed }, text: lines.join('\n') || 'nothing removed' };
    }
    const found = removed.find((set) => set.name === wanted || set.ticket === wanted);
    if (!found) throw noData(`no data set '${wanted}' was removed; \`janus data restore\` names those that were`);
    const name = restoreSet(dataFolder, found.ticket);
    return { json: { restored: name }, text: `${name} is in the catalogue again` };
  },
};
