/**
 * Every order is held against the rules: each rule's truth, all of them together, and the smallest size that trades.
 * An order that opens something is refused by the first rule below its own floor, else by satisfaction, else by size.
 * An order that only closes is never refused: its truths are 1.
 */
import { badInput, PASS, reasonCode, RULES } from '@janus/domain';
import type { Account, Forecast, Order, ReasonCode, RuleVerdict } from '@janus/domain';
import type { CorrelationState } from '@janus/market';
import { pass, withdraw } from './approval.ts';
import { judge, WASH } from './judge.ts';
import { satisfactionOf } from './satisfied.ts';
import type { PrefrontalState } from './state.ts';

const CODE = RULES.map(reasonCode);
const UNSATISFIED = reasonCode('satisfaction-too-low');
const TOO_SMALL = reasonCode('size-below-minimum');
/** Truths this close to a floor stand on it. */
const ROUNDING = 1e-9;

function refuseMalformed(order: Order): void {
  const { side, quantity, arrivalPrice } = order;
  if (side !== 1 && side !== -1) throw badInput(`order ${order.id}: side ${side} is not 1 (buy) or -1 (sell)`);
  if (!(quantity >= 0) || !Number.isFinite(quantity))
    throw badInput(`order ${order.id}: quantity ${quantity} is not a finite number of at least 0`);
  if (!(arrivalPrice > 0) || !Number.isFinite(arrivalPrice))
    throw badInput(`order ${order.id}: arrival price ${arrivalPrice} is not a finite number above 0`);
}

/** A rule that is switched off has nothing to say. */
function leaveOut(rulesOff: number, truth: Float64Array): void {
  for (let i = 0; i < truth.length; i++) if (((rulesOff >> i) & 1) === 1) truth[i] = Number.NaN;
}

/**
 * @param account with `position` in the order's symbol
 * @param correlations of the symbols' returns; null where one is traded alone
 * @param axioms satisfaction of the rules in text by the order [E26], [0, 1]; NaN where none is in force or known
 * @param out truth a rule (NaN: off, or nothing to say of it), satisfaction of those that apply and its threshold. A
 *   wash sale that is only reported shows its truth and takes no part in satisfaction
 * @returns 0; 801–805, 808–817 the rule that is below its floor; 806 satisfaction too low; 807 size below minimum
 * @throws JanusError bad-input for a side, quantity or price that is not one
 */
export function check(
  state: PrefrontalState,
  order: Order,
  account: Account,
  forecast: Forecast,
  correlations: CorrelationState | null,
  axioms: number,
  out: RuleVerdict,
): ReasonCode {
  withdraw(state);
  refuseMalformed(order);
  const { config, counted, floors, rulesOff } = state;
  const { truth } = out;
  const blocks = judge(state, order, account, forecast, correlations, axioms, truth);
  if (rulesOff !== 0) leaveOut(rulesOff, truth);
  counted.set(truth);
  if (!blocks) counted[WASH] = Number.NaN;
  out.satisfaction = satisfactionOf(counted, config.satisfactionExponent);
  out.threshold = config.satisfactionThreshold;
  if (order.quantity === 0) return TOO_SMALL;
  if (!order.reduceOnly) {
    // A truth that is NaN is below no floor.
    for (let i = 0; i < RULES.length; i++) if (counted[i]! < floors[i]! - ROUNDING) return CODE[i]!;
    if (out.satisfaction < config.satisfactionThreshold - ROUNDING) return UNSATISFIED;
    if (order.quantity * order.arrivalPrice < config.minimumNotional) return TOO_SMALL;
  }
  pass(state, order);
  return PASS;
}

/** The documented uninformed output: every rule true, nothing asked. */
export function uninformed(out: RuleVerdict): void {
  out.truth.fill(1);
  out.satisfaction = 1;
  out.threshold = 0;
}

/** The region switched off: writes the uninformed output and lets the order pass unchecked. Returns 0. */
export function passUnchecked(state: PrefrontalState, order: Order, out: RuleVerdict): ReasonCode {
  uninformed(out);
  pass(state, order);
  return PASS;
}
