/**
 * The rules in text at work in the day [E26]: a proposal is weighed by them before the prefrontal cortex judges it, and
 * every event past the warm-up is counted with what was decided, HOLD too. A set is replaced whole, between two events.
 */
import { BUY, FACT, HOLD, PREFRONTAL, SELL, type Account } from '@janus/domain';
import { judgeRules, stepRules, swapRules, type RuleSet } from '@janus/logic';
import { isLesioned, type Brain, type SymbolBrain } from './brain.ts';

/** Writes the facts of an action. @param size notional over equity; `slippage` NaN where it was not forecast */
export function fillAction(facts: Float64Array, action: number, size: number, slippage: number, stop: number): void {
  facts[FACT.long] = action === BUY ? 1 : 0;
  facts[FACT.short] = action === SELL ? 1 : 0;
  facts[FACT.neutral] = action === HOLD ? 1 : 0;
  facts[FACT.size] = size;
  facts[FACT.slippage] = slippage;
  facts[FACT.hasStop] = Number.isFinite(stop) ? 1 : 0;
}

/** The order of brain.order as the facts of the action `action`. */
function fillOrder(brain: Brain, account: Account, action: number): void {
  const { order } = brain;
  const size = account.equity > 0 ? (order.quantity * order.arrivalPrice) / account.equity : Number.NaN;
  fillAction(brain.facts, action, size, brain.forecast.slippage, order.stop);
}

/** How far the order of brain.order satisfies the rules in text; NaN where none of them is known. Counts nothing. */
export function judgeAxioms(brain: Brain, own: SymbolBrain, account: Account, action: number): number {
  fillOrder(brain, account, action);
  return judgeRules(own.rules, brain.facts);
}

/** The event as it was decided. brain.facts hold the moment. */
export function stepAxioms(brain: Brain, own: SymbolBrain, account: Account): void {
  if (isLesioned(brain, PREFRONTAL)) return;
  const { outcome } = brain;
  if (outcome.action === HOLD) fillAction(brain.facts, HOLD, 0, Number.NaN, Number.NaN);
  else fillOrder(brain, account, outcome.action);
  stepRules(own.rules, brain.facts);
  outcome.axioms = true;
}

/**
 * Another set of rules, from the next event of every symbol on. What both sets hold keeps its counts. The records say
 * from which event on it was in force (`rulesOrdinal`).
 */
export function onRules(brain: Brain, set: RuleSet): void {
  brain.rulesOrdinal++;
  for (const own of brain.symbols) own.rules = swapRules(own.rules, set);
}
