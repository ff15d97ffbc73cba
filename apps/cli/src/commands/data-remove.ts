/** `janus data remove`: takes a data set out of the catalogue; its files stay for a month. */
import { removeSet } from '@janus/server/data';
import type { Command } from '../command.ts';

export const dataRemoveCommand: Command = {
  name: 'data remove',
  usage: 'data remove NAME',
  summary: 'takes an imported data set out of the catalogue; `data restore` brings it back within a month',
  positional: { min: 1, max: 1, names: ['NAME'] },
  options: {},
  async run({ positional, dataFolder }) {
    const [name = ''] = positional;
    const ticket = removeSet(dataFolder, name, Date.now());
    return {
      json: { removed: name, ticket },
      text: `${name} removed; janus data restore ${name} brings it back within a month`,
    };
  },
};
