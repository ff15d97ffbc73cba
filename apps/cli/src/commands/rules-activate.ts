/** `janus rules activate`: puts a version into force; naming an older one rolls back. */
import { activateRules, readRules } from '@janus/server/rules';
import type { Command } from '../command.ts';
import { versionNamed } from '../rules.ts';

export const rulesActivateCommand: Command = {
  name: 'rules activate',
  usage: 'rules activate VERSION',
  summary: 'runs that name no version take this one from now on; an older one rolls back',
  positional: { min: 1, max: 1, names: ['VERSION'] },
  options: {},
  run({ positional, dataFolder }) {
    const change = activateRules(dataFolder, versionNamed(positional[0]!, dataFolder), Date.now());
    const { name } = readRules(dataFolder, change.version);
    return Promise.resolve({
      json: change,
      text:
        change.before === change.version
          ? `${change.version} (${name}) is in force already`
          : `${change.version} (${name}) is in force; before it ${change.before}`,
    });
  },
};
