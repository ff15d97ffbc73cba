/** `janus rules show`: the text of a version, as it was kept. */
import { activeRules, contentOf, readRules } from '@janus/server/rules';
import type { Command } from '../command.ts';
import { versionNamed } from '../rules.ts';

export const rulesShowCommand: Command = {
  name: 'rules show',
  usage: 'rules show [VERSION] [--vocabulary]',
  summary: 'the text of a version, the one in force without a name; a file that `rules put` takes',
  positional: { min: 0, max: 1, names: ['VERSION'] },
  options: { vocabulary: { type: 'flag', meaning: 'what its predicates mean, in place of its rules' } },
  run({ positional, options, dataFolder }) {
    const [given] = positional;
    const version = given === undefined ? activeRules(dataFolder) : versionNamed(given, dataFolder);
    const content = contentOf(readRules(dataFolder, version));
    const text = options['vocabulary'] === true ? content.vocabulary : content.text;
    return Promise.resolve({ json: content, text: text.replace(/\n+$/, '') });
  },
};
