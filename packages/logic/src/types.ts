/**
 * What a formula must obey beyond its grammar: its predicates exist and speak of the variables that they were defined
 * over, and a quantifier binds everything in its reach. The groundings of a batch are joint (row i is one market, one
 * portfolio, one action at one moment), so a quantifier cannot vary one variable and hold another.
 */
import { Unreadable } from './fault.ts';
import type { Formula, Vocabulary } from './formula.ts';
import { unknownPredicate } from './grounding.ts';
import { partsOf, variablesIn } from './walk.ts';

export interface Scope {
  /** The only variables that may occur, or null where all may. */
  readonly bound: readonly string[] | null;
  readonly groundings: boolean;
}

function checkPredicate(f: Formula & { kind: 'predicate' }, known: Vocabulary, scope: Scope): void {
  const definition = known.get(f.name);
  if (definition === undefined) throw new Unreadable(f.place, unknownPredicate(f.name, [...known.keys()]));
  const { variables } = definition;
  if (variables.join() !== f.variables.join())
    throw new Unreadable(
      f.place,
      `'${f.name}' speaks of ${variables.join(', ')}: write ${f.name}(${variables.join(', ')})`,
    );
  const free = scope.bound === null ? undefined : variables.find((v) => !scope.bound!.includes(v));
  if (free !== undefined)
    throw new Unreadable(f.place, `nothing here binds ${free}: bound are ${scope.bound!.join(', ')}`);
}

/** @throws Unreadable at the first node that breaks a rule */
export function checkTypes(f: Formula, known: Vocabulary, scope: Scope): void {
  let inner = scope;
  switch (f.kind) {
    case 'predicate':
      checkPredicate(f, known, scope);
      break;
    case 'grounding':
      if (!scope.groundings)
        throw new Unreadable(
          f.place,
          `'${f.form}' belongs in the vocabulary: define a predicate by it and name that here`,
        );
      break;
    case 'forall':
    case 'exists': {
      if (scope.groundings)
        throw new Unreadable(f.place, `a predicate is about one moment: ${f.kind} belongs in a rule`);
      const used = variablesIn(f.of);
      const idle = f.variables.find((v) => !used.has(v));
      if (idle !== undefined) throw new Unreadable(f.place, `${f.kind} binds ${idle}, which nothing speaks of`);
      inner = { ...scope, bound: f.variables };
      break;
    }
    default:
  }
  for (const part of partsOf(f)) checkTypes(part, known, inner);
}
