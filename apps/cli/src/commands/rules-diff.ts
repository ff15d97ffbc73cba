/** `janus rules diff`: what two versions say differently. */
import { activeRules, diffRules, readRules, type RulesChange } from '@janus/server/rules';
import type { Command } from '../command.ts';
import { versionNamed } from '../rules.ts';

function lines({ what, change, before, after, under }: RulesChange): string[] {
  const mark = { added: '+', removed: '−', changed: '±', same: ' ' }[change];
  if (under.length > 0) return [`${mark} ${what} ${after!}`, `    by ${under.join(', ')}, which mean something else`];
  if (change === 'changed') return [`− ${what} ${before!}`, `+ ${what} ${after!}`];
  return [`${mark} ${what} ${(after ?? before)!}`];
}

export const rulesDiffCommand: Command = {
  name: 'rules diff',
  usage: 'rules diff VERSION [VERSION]',
  summary: 'rules and predicates that differ from a version, in the one in force or in a second',
  positional: { min: 1, max: 2, names: ['VERSION', 'VERSION'] },
  options: {},
  run({ positional, dataFolder }) {
    const before = versionNamed(positional[0]!, dataFolder);
    const after = positional[1] === undefined ? activeRules(dataFolder) : versionNamed(positional[1], dataFolder);
    const { changes, counts } = diffRules(readRules(dataFolder, before).set, readRules(dataFolder, after).set);
    const told = changes.filter(({ change }) => change !== 'same');
    return Promise.resolve({
      json: { before, after, counts, changes: told },
      text: [
        `from ${before} to ${after}: ${counts.added} added, ${counts.removed} removed, ${counts.changed} changed, ${counts.same} the same`,
        ...told.flatMap(lines),
      ].join('\n'),
    });
  },
};
