/**
 * Runs a program on the numbers of one moment: the hot path. Each instruction calls the formula of its operator, the
 * same function that the tests of its equation hold; nothing is allocated.
 */
import { lukasiewiczAnd, productAnd, godelAnd } from './conjunction.ts';
import { godelOr, lukasiewiczOr, productOr } from './disjunction.ts';
import { godelIff, lukasiewiczIff, productIff } from './equivalence.ts';
import { extremely, slightly, somewhat, very } from './hedges.ts';
import { godelImplies, lukasiewiczImplies, reichenbachImplies } from './implication.ts';
import { not } from './negation.ts';
import { STRIDE } from './opcodes.ts';
import { above, asTruth, crisplyAbove, likeness, logistic, squareFrom } from './predicate.ts';
import type { Program } from './program.ts';

/**
 * Grounding G: C → R^d [E12]: the names that the rules use become the numbers of this moment.
 * @param facts indices into FACTS
 * @param values FACTS in order
 * @param slots the first facts.length are written
 */
export function ground(facts: Int32Array, values: Float64Array, slots: Float64Array): void {
  for (let i = 0; i < facts.length; i++) slots[i] = values[facts[i]!]!;
}

/**
 * @param values FACTS in order, NaN where unknown
 * @param slots [program.slots], overwritten; the truth of rule k is slots[program.rules[k]], NaN where a fact is unknown
 */
export function run(program: Program, values: Float64Array, slots: Float64Array): void {
  const { facts, code, constants: k } = program;
  const first = facts.length;
  ground(facts, values, slots);
  for (let at = 0, out = first; at < code.length; at += STRIDE, out++) {
    const a = slots[code[at + 1]!]!;
    const b = slots[code[at + 2]!]!;
    const c = code[at + 3]!;
    slots[out] = apply(code[at]!, a, b, k, c);
  }
}

/**
 * One instruction. The cases are plain numbers, those of OP, because the engine makes a jump table only of those; the
 * test holds the two lists together.
 */
function apply(op: number, a: number, b: number, k: Float64Array, c: number): number {
  switch (op) {
    case 0: // constant
      return k[c]!;
    case 1: // above
      return above(a, k[c]!, k[c + 1]!);
    case 2: // crisp
      return crisplyAbove(a, k[c]!);
    case 3: // truth
      return asTruth(a);
    case 4: // square
      return squareFrom(b, a, k[c]!, k[c + 1]!);
    case 5: // likeness
      return likeness(a);
    case 6: // weigh
      return b + k[c]! * a;
    case 7: // logistic
      return logistic(a);
    case 8: // tanh
      return Math.tanh(a);
    case 9: // lesser
      return Math.min(a, b);
    case 10: // not
      return not(a);
    case 11: // very
      return very(a);
    case 12: // somewhat
      return somewhat(a);
    case 13: // slightly
      return slightly(a);
    case 14: // extremely
      return extremely(a);
    case 15: // forall
    case 16: // exists
      return a;
    case 20: // lukasiewicz and
      return lukasiewiczAnd(a, b);
    case 21: // lukasiewicz or
      return lukasiewiczOr(a, b);
    case 22: // lukasiewicz implies
      return lukasiewiczImplies(a, b);
    case 23: // lukasiewicz iff
      return lukasiewiczIff(a, b);
    case 24: // product and
      return productAnd(a, b);
    case 25: // product or
      return productOr(a, b);
    case 26: // product implies
      return reichenbachImplies(a, b);
    case 27: // product iff
      return productIff(a, b);
    case 28: // godel and
      return godelAnd(a, b);
    case 29: // godel or
      return godelOr(a, b);
    case 30: // godel implies
      return godelImplies(a, b);
    case 31: // godel iff
      return godelIff(a, b);
    default:
      return Number.NaN;
  }
}
