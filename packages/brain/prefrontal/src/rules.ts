/**
 * The rules as formulas: each is Execute ⇒ condition under the Łukasiewicz implication [E18], where "execute" is the
 * truth that the order would open something. For an exit it is 0 and every rule holds: leaving is never forbidden by a
 * limit on entering. Conditions on limits are soft (`atMost`). All truths are in [0, 1].
 */
import { atMost, lukasiewiczAnd, lukasiewiczImplies, not } from '@janus/logic';
import { WASH_WINDOW_DAYS } from './wash-trade.ts';

/**
 * Execute ⇒ exposure within its limit: for the position, a strategy's capital and the drawdown alike.
 * @param execute truth, [0, 1]
 * @param value in units of the limit's
 * @param margin half width of the slope as a share of the limit
 */
export const limitTruth = (execute: number, value: number, limit: number, margin: number): number =>
  lukasiewiczImplies(execute, atMost(value, limit, margin));

/**
 * Wash sale rule [E24]: Sell(t) ∧ Buy(t′) ∧ |t − t′| ≤ 30 days ⇒ ¬TaxLoss(t).
 * @param sold truth that a lot is sold at a loss
 * @param replaced share of it that is replaced, [0, 1]
 * @param daysApart UTC calendar days between sale and replacement
 * @param claimed truth that the loss is claimed
 */
export function washSaleTruth(sold: number, replaced: number, daysApart: number, claimed: number): number {
  const near = Math.abs(daysApart) <= WASH_WINDOW_DAYS ? 1 : 0;
  return lukasiewiczImplies(lukasiewiczAnd(lukasiewiczAnd(sold, replaced), near), not(claimed));
}

/**
 * Slippage rule [E25]: Execute ⇒ Slippage < λ·Volatility.
 * @param slippage forecast, fraction of the arrival price over the order's horizon; `volatility` alike
 * @param multiple λ of this rule
 */
export function slippageTruth(
  execute: number,
  slippage: number,
  volatility: number,
  multiple: number,
  margin: number,
): number {
  return lukasiewiczImplies(execute, atMost(slippage, multiple * volatility, margin));
}
