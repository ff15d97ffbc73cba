/**
 * What can be switched off for a run: a region, a rule of the prefrontal cortex, or a tier of memory. Each has one key
 * by which requests, runs and pages name it. What stands in for it is documented where it acts: a region gives its
 * uninformed output, a rule takes no part, a tier goes on remembering but is not asked.
 */
import { badInput } from './errors.ts';
import { REGIONS } from './closed.ts';
import { RULES } from './flow.ts';

/** Episodes of the hippocampus; schemas of the cortex: the seven, and what the night taught. */
export const MEMORY_TIERS = ['episodes', 'schemas'] as const;
export type MemoryTier = (typeof MEMORY_TIERS)[number];
export const EPISODES = 0;
export const SCHEMA_TIER = 1;

export const LESION_KINDS = ['region', 'rule', 'tier'] as const;
export type LesionKind = (typeof LESION_KINDS)[number];

export interface Lesion {
  /** 'amygdala' · 'rule:wash-sale' · 'tier:episodes' */
  readonly key: string;
  readonly kind: LesionKind;
  readonly name: string;
  /** Index into REGIONS, RULES or MEMORY_TIERS: its bit in the mask of its kind. */
  readonly index: number;
}

const listed = (kind: LesionKind, names: readonly string[]): Lesion[] =>
  names.map((name, index) => ({ key: kind === 'region' ? name : `${kind}:${name}`, kind, name, index }));

/** Everything that can be switched off, in the order of its lists. */
export const LESIONS: readonly Lesion[] = [
  ...listed('region', REGIONS),
  ...listed('rule', RULES),
  ...listed('tier', MEMORY_TIERS),
];

/** Bit i of each mask switches REGIONS[i], RULES[i], MEMORY_TIERS[i] off. */
export interface Off {
  readonly regions: number;
  readonly rules: number;
  readonly tiers: number;
}
export const NOTHING_OFF: Off = { regions: 0, rules: 0, tiers: 0 };

/** By its key, or by its name alone. @throws JanusError bad-input naming the word and what there is */
export function lesionNamed(word: string): Lesion {
  const found = LESIONS.find(({ key, name }) => key === word || name === word);
  if (found) return found;
  const names = (kind: LesionKind): string =>
    LESIONS.filter((lesion) => lesion.kind === kind)
      .map((lesion) => lesion.key)
      .join(', ');
  throw badInput(
    `lesion '${word}' is not a region, rule or tier of memory; the regions are ${names('region')}; ` +
      `the rules are ${names('rule')}; the tiers are ${names('tier')}`,
  );
}

/** `off` and one more. */
export function without(off: Off, { kind, index }: Lesion): Off {
  const bit = 1 << index;
  if (kind === 'region') return { ...off, regions: off.regions | bit };
  return kind === 'rule' ? { ...off, rules: off.rules | bit } : { ...off, tiers: off.tiers | bit };
}

/** True where it is among what is off. */
export function isOff(off: Off, { kind, index }: Lesion): boolean {
  const mask = kind === 'region' ? off.regions : kind === 'rule' ? off.rules : off.tiers;
  return ((mask >> index) & 1) === 1;
}

/** @throws JanusError bad-input for a word that names nothing */
export const offOf = (words: readonly string[]): Off =>
  words.reduce((off, word) => without(off, lesionNamed(word)), NOTHING_OFF);

/** Keys of what is off, in the order of LESIONS. */
export const keysOff = (off: Off): string[] =>
  LESIONS.filter((lesion) => isOff(off, lesion)).map((lesion) => lesion.key);
