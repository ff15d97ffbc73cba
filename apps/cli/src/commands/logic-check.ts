/** `janus logic check`: do these rules read, and what do they say? */
import { factsAsked, printDefinition, printFormula } from '@janus/logic';
import type { Command } from '../command.ts';
import { RULE_OPTIONS, rulesOf } from '../rule-files.ts';

export const logicCheckCommand: Command = {
  name: 'logic check',
  usage: 'logic check [FILE] [--vocabulary FILE]',
  summary: 'reads rules in text: each rule, or each fault with its line and column',
  positional: { min: 0, max: 1, names: ['FILE'] },
  options: RULE_OPTIONS,
  run(input) {
    const { set, source } = rulesOf(input);
    const rules = set.rules.map(({ name, weight, formula, place }, i) => ({
      name,
      weight,
      formula: printFormula(formula),
      line: place.line,
      version: set.ruleVersions[i]!,
    }));
    const width = Math.max(...rules.map(({ name }) => name.length));
    const facts = factsAsked(set);
    return Promise.resolve({
      json: {
        source,
        version: set.version,
        rules,
        facts,
        vocabulary: [...set.vocabulary.values()].map(printDefinition),
      },
      text: [
        `${source}: ${rules.length} rules, version ${set.version}`,
        '',
        ...rules.map(
          (r) => `  ${r.name.padEnd(width)}  ${r.formula}${r.weight === 1 ? '' : `   (weight ${r.weight})`}`,
        ),
        '',
        `facts asked for: ${facts.join(', ')}`,
      ].join('\n'),
    });
  },
};
