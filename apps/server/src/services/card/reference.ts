/** What double precision says of the same rules: the truths that go to the card, and the rules' own. */
import { FACT_COUNT, parseConfig } from '@janus/domain';
import { initRules, judgeRules, rulesFields, type FamilyName, type RuleSet } from '@janus/logic';
import type { CardRules } from './ltn.ts';

export interface Grounded {
  /** Of the card's inputs. [rows, inputs] */
  readonly truths: Float64Array;
  /** Of the rules. [rows, rules] */
  readonly wanted: Float64Array;
}

/** @param facts FACTS in order, a row a moment; NaN where unknown */
export function grounded(
  set: RuleSet,
  family: FamilyName,
  { inputs, rules }: CardRules,
  facts: readonly Float64Array[],
): Grounded {
  const state = initRules(set, parseConfig(rulesFields, { family }, 'rules'));
  const truths = new Float64Array(facts.length * inputs.length);
  const wanted = new Float64Array(facts.length * rules.length);
  facts.forEach((moment, row) => {
    if (moment.length !== FACT_COUNT) throw new RangeError(`a moment has ${FACT_COUNT} facts, not ${moment.length}`);
    judgeRules(state, moment);
    inputs.forEach((slot, k) => (truths[row * inputs.length + k] = state.slots[slot]!));
    wanted.set(state.truth, row * rules.length);
  });
  return { truths, wanted };
}
