/** Rules in text from files, for the commands that take them; without a file the ten axioms of markets. */
import { readFileSync } from 'node:fs';
import { badInput } from '@janus/domain';
import { compileRules, FAMILY_NAMES, MARKET_AXIOMS, MARKET_VOCABULARY, type RuleSet } from '@janus/logic';
import type { CommandInput, OptionSpec } from './command.ts';

export const RULE_OPTIONS = {
  vocabulary: { type: 'string', meaning: 'file that defines the predicates; without it those of the market axioms' },
} satisfies Record<string, OptionSpec>;

export const FAMILY_OPTION = {
  family: {
    type: 'string',
    meaning: 't-norm family that the rules are read in',
    choices: [...FAMILY_NAMES],
    default: 'lukasiewicz',
  },
} satisfies Record<string, OptionSpec>;

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw badInput(`${file}: ${(error as Error).message}`);
  }
}

/** @throws JanusError bad-input for a file that cannot be read; RuleError with line, column and caret for one that is wrong */
export function rulesOf(input: CommandInput): { readonly set: RuleSet; readonly source: string } {
  const [file] = input.positional;
  const vocabulary = input.options['vocabulary'];
  const set = compileRules(
    file === undefined ? MARKET_AXIOMS : read(file),
    vocabulary === undefined ? MARKET_VOCABULARY : read(String(vocabulary)),
  );
  if (set.rules.length === 0) throw badInput(`${file}: holds no rule; one is written as name: A(m) -> B(a)`);
  return { set, source: file ?? 'the market axioms' };
}
