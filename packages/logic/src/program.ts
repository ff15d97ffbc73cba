/**
 * Rules to a program: predicates are replaced by what the vocabulary says of them, and what occurs twice is computed
 * once. The same program runs on numbers (run.ts), on columns (columns.ts) and on anything that has Ops (train.ts).
 */
import { FACT } from '@janus/domain';
import { FAMILY_NAMES, type FamilyName } from './families.ts';
import { CONNECTIVES, type Formula, type Rule, type Vocabulary } from './formula.ts';
import { hiddenOf } from './grounding.ts';
import { AND, connectiveOp, OP, OR, STRIDE } from './opcodes.ts';
import { factsUsed } from './walk.ts';

export interface Program {
  readonly family: FamilyName;
  /** [instructions · STRIDE] */
  readonly code: Int32Array;
  readonly constants: Float64Array;
  /** Places among the constants that training may change. */
  readonly learnable: Int32Array;
  /** Slot i holds fact facts[i] (index into FACTS). */
  readonly facts: Int32Array;
  /** Slot that holds the truth of each rule. */
  readonly rules: Int32Array;
  readonly slots: number;
}

/** Instructions as they are found; slots of facts are fixed before the first one. */
class Builder {
  readonly code: number[] = [];
  readonly constants: number[] = [];
  readonly learnable: number[] = [];
  private readonly found = new Map<string, number>();
  private readonly factSlot: ReadonlyMap<number, number>;

  constructor(facts: readonly number[]) {
    this.factSlot = new Map(facts.map((fact, slot) => [fact, slot]));
  }
  slotOf(fact: number): number {
    return this.factSlot.get(fact)!;
  }
  /** Slot of the result. The same instruction over the same slots and numbers is emitted once. */
  emit(op: number, a: number, b = 0, numbers: readonly number[] = [], learnable = false): number {
    const key = [op, a, b, ...numbers].join(' ');
    const known = learnable ? undefined : this.found.get(key);
    if (known !== undefined) return known;
    const slot = this.factSlot.size + this.code.length / STRIDE;
    numbers.forEach((x) => {
      if (learnable) this.learnable.push(this.constants.length);
      this.constants.push(x);
    });
    this.code.push(op, a, b, this.constants.length - numbers.length);
    if (!learnable) this.found.set(key, slot);
    return slot;
  }
}

type Grounding = Formula & { readonly kind: 'grounding' };

function threshold(to: Builder, x: number, limit: number, width: number): number {
  return width > 0 ? to.emit(OP.above, x, 0, [limit, 1 / (2 * width)]) : to.emit(OP.crisp, x, 0, [limit]);
}

/** bias + Σ weight_i · x_i */
function weighted(to: Builder, bias: number, weights: readonly number[], inputs: readonly number[]): number {
  let sum = to.emit(OP.constant, 0, 0, [bias], true);
  weights.forEach((w, i) => (sum = to.emit(OP.weigh, inputs[i]!, sum, [w], true)));
  return sum;
}

function lowerGrounding(to: Builder, f: Grounding): number {
  const inputs = f.facts.map((name) => to.slotOf(FACT[name]));
  const [x] = inputs as [number];
  const [first = 0, second = 0, third = 0] = f.numbers;
  switch (f.form) {
    case 'is':
      return to.emit(OP.truth, x);
    case 'above':
      return threshold(to, x, first, second);
    case 'below':
      return to.emit(OP.not, threshold(to, x, first, second));
    case 'between':
      return to.emit(OP.lesser, threshold(to, x, first, third), to.emit(OP.not, threshold(to, x, second, third)));
    case 'similar': {
      let sum = to.emit(OP.constant, 0, 0, [0]);
      inputs.forEach((slot, i) => (sum = to.emit(OP.square, slot, sum, [f.numbers[i + 1]!, 1 / first])));
      return to.emit(OP.likeness, sum);
    }
    case 'logistic':
      return to.emit(OP.logistic, weighted(to, first, f.numbers.slice(1), inputs));
    case 'network': {
      const n = inputs.length;
      const hidden = hiddenOf(n, f.numbers.length);
      const neurons: number[] = [];
      const out: number[] = [];
      for (let h = 0; h < hidden; h++) {
        const [bias, ...rest] = f.numbers.slice(h * (n + 2), (h + 1) * (n + 2)) as [number, ...number[]];
        neurons.push(to.emit(OP.tanh, weighted(to, bias, rest.slice(0, n), inputs)));
        out.push(rest[n]!);
      }
      return to.emit(OP.logistic, weighted(to, f.numbers.at(-1)!, out, neurons));
    }
  }
}

/** Lowers formulas of one rule set; a predicate is lowered once. */
class Lowering {
  private readonly to: Builder;
  private readonly vocabulary: Vocabulary;
  private readonly family: number;
  private readonly predicates = new Map<string, number>();

  constructor(to: Builder, vocabulary: Vocabulary, family: FamilyName) {
    this.to = to;
    this.vocabulary = vocabulary;
    this.family = FAMILY_NAMES.indexOf(family);
  }
  private fold(parts: readonly Formula[], connective: number): number {
    return parts
      .map((part) => this.lower(part))
      .reduce((a, b) => this.to.emit(connectiveOp(this.family, connective), a, b));
  }
  lower(f: Formula): number {
    switch (f.kind) {
      case 'predicate': {
        let slot = this.predicates.get(f.name);
        if (slot === undefined) {
          slot = this.lower(this.vocabulary.get(f.name)!.formula);
          this.predicates.set(f.name, slot);
        }
        return slot;
      }
      case 'grounding':
        return lowerGrounding(this.to, f);
      case 'not':
        return this.to.emit(OP.not, this.lower(f.of));
      case 'and-n':
        return this.fold(f.of, AND);
      case 'or-n':
        return this.fold(f.of, OR);
      case 'hedge':
        return this.to.emit(f.hedge === 'more_or_less' ? OP.somewhat : OP[f.hedge], this.lower(f.of));
      case 'forall':
      case 'exists':
        return this.to.emit(OP[f.kind], this.lower(f.of));
      default: {
        const left = this.lower(f.left);
        return this.to.emit(connectiveOp(this.family, CONNECTIVES.indexOf(f.kind)), left, this.lower(f.right));
      }
    }
  }
}

/** @param rules and vocabulary as parsed: their types are sound */
export function compile(rules: readonly Rule[], vocabulary: Vocabulary, family: FamilyName): Program {
  const facts = factsUsed(
    rules.map((rule) => rule.formula),
    vocabulary,
  );
  const to = new Builder(facts);
  const lowering = new Lowering(to, vocabulary, family);
  const slots = rules.map((rule) => lowering.lower(rule.formula));
  // Frozen: shared by whoever uses the rule set, and never copied.
  return Object.freeze({
    family,
    code: Int32Array.from(to.code),
    constants: Float64Array.from(to.constants),
    learnable: Int32Array.from(to.learnable),
    facts: Int32Array.from(facts),
    rules: Int32Array.from(slots),
    slots: facts.length + to.code.length / STRIDE,
  });
}
