/**
 * Configuration by declaration: each field states its meaning, unit, default and range once; parsing, help and
 * documentation come from that. All faults are reported at once and an unknown option is a fault.
 */
export interface NumberField {
  readonly kind: 'number';
  readonly meaning: string;
  readonly unit: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly integer?: boolean;
}
export interface ChoiceField<T extends string = string> {
  readonly kind: 'choice';
  readonly meaning: string;
  readonly default: T;
  readonly choices: readonly T[];
}
export interface FlagField {
  readonly kind: 'flag';
  readonly meaning: string;
  readonly default: boolean;
}
export type Field = NumberField | ChoiceField | FlagField;
export type Fields = Readonly<Record<string, Field>>;
type ValueOf<X extends Field> = X extends NumberField ? number : X extends ChoiceField<infer T> ? T : boolean;
export type ConfigOf<X extends Fields> = { readonly [K in keyof X]: ValueOf<X[K]> };

export const number = (meaning: string, unit: string, fallback: number, min: number, max: number): NumberField => ({
  kind: 'number',
  meaning,
  unit,
  default: fallback,
  min,
  max,
});
export const integer = (meaning: string, unit: string, fallback: number, min: number, max: number): NumberField => ({
  ...number(meaning, unit, fallback, min, max),
  integer: true,
});
export const choice = <const T extends string>(
  meaning: string,
  fallback: T,
  choices: readonly T[],
): ChoiceField<T> => ({
  kind: 'choice',
  meaning,
  default: fallback,
  choices,
});
export const flag = (meaning: string, fallback: boolean): FlagField => ({ kind: 'flag', meaning, default: fallback });

export class ConfigError extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`configuration refused:\n${faults.map((x) => `  ${x}`).join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

function fault(name: string, field: Field, value: unknown): string | null {
  switch (field.kind) {
    case 'number': {
      const ok =
        typeof value === 'number' &&
        value >= field.min &&
        value <= field.max &&
        (!field.integer || Number.isInteger(value));
      return ok
        ? null
        : `${name}: ${JSON.stringify(value)} is not a ${field.integer ? 'whole ' : ''}number in [${field.min}, ${field.max}] ${field.unit}`;
    }
    case 'choice':
      return typeof value === 'string' && field.choices.includes(value)
        ? null
        : `${name}: ${JSON.stringify(value)} is not one of ${field.choices.join(', ')}`;
    case 'flag':
      return typeof value === 'boolean' ? null : `${name}: ${JSON.stringify(value)} is not true or false`;
  }
}

/**
 * Defaults where `input` is silent; every fault collected into `faults` (each prefixed by `path`).
 * Used by a caller that gathers the faults of several tables before it throws.
 */
export function collect<X extends Fields>(fields: X, input: unknown, path: string, faults: string[]): ConfigOf<X> {
  const given = input === undefined ? {} : input;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    faults.push(`${path}: ${JSON.stringify(input)} is not a table`);
    return collect(fields, {}, path, faults);
  }
  const out: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = name in given ? (given as Record<string, unknown>)[name] : field.default;
    const problem = fault(`${path}.${name}`, field, value);
    if (problem) faults.push(problem);
    out[name] = value;
  }
  for (const name of Object.keys(given))
    if (!(name in fields)) faults.push(`${path}.${name}: unknown option; known are ${Object.keys(fields).join(', ')}`);
  // The spread gives the engine a plain shape: a table filled key by key would be looked up by hash on the hot path.
  return { ...out } as ConfigOf<X>;
}

/** @throws ConfigError with all faults at once */
export function parseConfig<X extends Fields>(fields: X, input: unknown, path: string): ConfigOf<X> {
  const faults: string[] = [];
  const config = collect(fields, input, path, faults);
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}
