/** `janus rules list`: the versions of the rules, which is in force, and what was put into force when. */
import { activeRules, listRules, rulesHistory } from '@janus/server/rules';
import type { Command } from '../command.ts';
import { headLine } from '../rules.ts';

export const rulesListCommand: Command = {
  name: 'rules list',
  usage: 'rules list',
  summary: 'versions of the rules in text, the one in force (*), and what was put into force when',
  positional: { min: 0, max: 0, names: [] },
  options: {},
  run({ dataFolder }) {
    const active = activeRules(dataFolder);
    const versions = listRules(dataFolder);
    const history = rulesHistory(dataFolder);
    const changes = history.map(({ at, version, before }) => `  ${new Date(at).toISOString()}  ${before} → ${version}`);
    return Promise.resolve({
      json: { active, versions, history },
      text: [
        ...versions.map((head) => headLine(head, active)),
        ...(changes.length > 0 ? ['', 'put into force', ...changes] : []),
      ].join('\n'),
    });
  },
};
