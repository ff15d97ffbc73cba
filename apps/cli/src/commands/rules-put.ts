/** `janus rules put`: keeps a file of rules as a version; with --activate, puts it into force. */
import { readFileSync } from 'node:fs';
import { badInput } from '@janus/domain';
import { activateRules, activeRules, headOf, putRules, readRules } from '@janus/server/rules';
import type { Command } from '../command.ts';
import { headLine } from '../rules.ts';

function fileText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw badInput(`${file}: ${(error as Error).message}`);
  }
}

export const rulesPutCommand: Command = {
  name: 'rules put',
  usage: 'rules put FILE [--vocabulary FILE] [--name N] [--note T] [--activate]',
  summary: 'keeps a file of rules as a version that never changes; --activate puts it into force',
  positional: { min: 1, max: 1, names: ['FILE'] },
  options: {
    vocabulary: {
      type: 'string',
      meaning: 'file that defines the predicates; without it those of the version in force',
    },
    name: { type: 'string', meaning: 'what people call it', default: '' },
    note: { type: 'string', meaning: 'why it was made', default: '' },
    activate: { type: 'flag', meaning: 'runs that name no version take it from now on' },
  },
  run({ positional, options, dataFolder }) {
    const parent = activeRules(dataFolder);
    const own = options['vocabulary'];
    const kept = putRules(
      dataFolder,
      {
        name: String(options['name']),
        note: String(options['note']),
        text: fileText(positional[0]!),
        vocabulary: own === undefined ? readRules(dataFolder, parent).vocabulary : fileText(String(own)),
        parent,
      },
      Date.now(),
    );
    if (options['activate'] === true) activateRules(dataFolder, kept.version, Date.now());
    const active = activeRules(dataFolder);
    return Promise.resolve({
      json: { ...headOf(kept), active: kept.version === active },
      text: headLine(kept, active),
    });
  },
};
