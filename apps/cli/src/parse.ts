/** The words after a command, checked against what the command declares. Every fault names the value and the cure. */
import { parseArgs } from 'node:util';
import { badInput } from '@janus/domain';
import type { Command, OptionSpec, OptionValue } from './command.ts';
import { hint } from './nearest.ts';

export interface Parsed {
  readonly positional: readonly string[];
  readonly options: Readonly<Record<string, OptionValue>>;
  readonly json: boolean;
  readonly help: boolean;
}

/** Options that every command has. */
const COMMON = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

function numberOf(name: string, text: string, { type, min, max }: OptionSpec): number {
  const value = Number(text);
  const whole = type === 'integer';
  const ok =
    text.trim() !== '' &&
    Number.isFinite(value) &&
    (!whole || Number.isSafeInteger(value)) &&
    value >= (min ?? Number.NEGATIVE_INFINITY) &&
    value <= (max ?? Number.POSITIVE_INFINITY);
  if (ok) return value;
  const range =
    min !== undefined && max !== undefined
      ? ` from ${min} to ${max}`
      : min !== undefined
        ? ` of at least ${min}`
        : max !== undefined
          ? ` of at most ${max}`
          : '';
  throw badInput(`--${name} ${text} is not a ${whole ? 'whole ' : ''}number${range}`);
}

function valueOf(name: string, text: string, spec: OptionSpec): OptionValue {
  if (spec.type === 'number' || spec.type === 'integer') return numberOf(name, text, spec);
  if (spec.choices && !spec.choices.includes(text))
    throw badInput(`--${name} ${text} is not one of ${spec.choices.join(', ')}${hint(text, spec.choices)}`);
  return text;
}

function checkPositional(command: Command, words: readonly string[]): void {
  const { min, max, names } = command.positional;
  if (words.length < min)
    throw badInput(`${command.name} needs ${names.slice(words.length, min).join(' and ')}: janus ${command.usage}`);
  if (words.length > max) throw badInput(`${command.name} does not take '${words[max]}': janus ${command.usage}`);
}

/** @throws JanusError bad-input for the first fault */
export function parseOptions(command: Command, args: readonly string[]): Parsed {
  const specs = command.options;
  const known = [...Object.keys(specs), ...Object.keys(COMMON)];
  const declared = Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [name, { type: spec.type === 'flag' ? 'boolean' : 'string' } as const]),
  );
  const { tokens } = parseArgs({
    args: [...args],
    options: { ...declared, ...COMMON },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const options: Record<string, OptionValue> = {};
  const positional: string[] = [];
  const common = { json: false, help: false };
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      positional.push(token.value);
      continue;
    }
    const { name, rawName, value } = token;
    if (!known.includes(name)) throw badInput(`${command.name} has no option ${rawName}${hint(name, known)}`);
    const spec = specs[name];
    if (!spec || spec.type === 'flag') {
      if (value !== undefined) throw badInput(`${rawName} takes no value, and was given '${value}'`);
      if (spec) options[name] = true;
      else common[name as keyof typeof common] = true;
      continue;
    }
    if (value === undefined || (!token.inlineValue && value.startsWith('--')))
      throw badInput(`${rawName} needs a value: ${spec.meaning}`);
    if (name in options) throw badInput(`${rawName} is given twice`);
    options[name] = valueOf(name, value, spec);
  }
  if (common.help) return { positional, options, ...common };
  for (const [name, spec] of Object.entries(specs)) {
    if (name in options) continue;
    if (spec.required) throw badInput(`${command.name} needs --${name}: ${spec.meaning}`);
    options[name] = spec.type === 'flag' ? false : spec.default;
  }
  checkPositional(command, positional);
  return { positional, options, ...common };
}
