/** What a formula is made of: its parts, and the variables, predicates and facts in it. */
import { FACT } from '@janus/domain';
import type { Definition, Formula, Vocabulary } from './formula.ts';

/** The formulas directly under a formula. */
export function partsOf(f: Formula): readonly Formula[] {
  switch (f.kind) {
    case 'predicate':
    case 'grounding':
      return [];
    case 'and-n':
    case 'or-n':
      return f.of;
    case 'and':
    case 'or':
    case 'implies':
    case 'iff':
      return [f.left, f.right];
    default:
      return [f.of];
  }
}

/** Variables that the predicates of a formula speak of. */
export function variablesIn(f: Formula, into: Set<string> = new Set()): ReadonlySet<string> {
  if (f.kind === 'predicate') for (const v of f.variables) into.add(v);
  for (const part of partsOf(f)) variablesIn(part, into);
  return into;
}

function collectPredicates(f: Formula, vocabulary: Vocabulary, into: Set<string>): void {
  if (f.kind === 'predicate' && !into.has(f.name)) {
    into.add(f.name);
    collectPredicates(vocabulary.get(f.name)!.formula, vocabulary, into);
  }
  for (const part of partsOf(f)) collectPredicates(part, vocabulary, into);
}

/** Definitions that formulas rest on, through other definitions too, in the order of the vocabulary. */
export function definitionsUsed(formulas: readonly Formula[], vocabulary: Vocabulary): Definition[] {
  const names = new Set<string>();
  for (const f of formulas) collectPredicates(f, vocabulary, names);
  return [...vocabulary.values()].filter((definition) => names.has(definition.name));
}

function collectFacts(f: Formula, into: Set<number>): void {
  if (f.kind === 'grounding') for (const fact of f.facts) into.add(FACT[fact]);
  for (const part of partsOf(f)) collectFacts(part, into);
}

/** Indices into FACTS that formulas rest on, rising. */
export function factsUsed(formulas: readonly Formula[], vocabulary: Vocabulary): number[] {
  const into = new Set<number>();
  for (const f of [...formulas, ...definitionsUsed(formulas, vocabulary).map((d) => d.formula)]) collectFacts(f, into);
  return [...into].sort((a, b) => a - b);
}
