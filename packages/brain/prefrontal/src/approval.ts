/**
 * The only place where an Approved<Order> comes from. `check` notes the order that passed; `approveIfPassed` hands out
 * the approval for that very order, once, and only if nothing but its quantity has changed since, and that downwards.
 */
import type { Approved, Order } from '@janus/domain';
import { rememberOrder } from './capital.ts';
import type { PrefrontalState } from './state.ts';

/** Forgets what passed before. Called by `check` alone. */
export function withdraw(state: PrefrontalState): void {
  state.passed.id = -1;
}

/** Notes that the order passed. Called by `check` and `passUnchecked` alone. */
export function pass(state: PrefrontalState, order: Order): void {
  const { passed } = state;
  passed.id = order.id;
  passed.symbol = order.symbol;
  passed.side = order.side;
  passed.quantity = order.quantity;
  passed.arrivalPrice = order.arrivalPrice;
  passed.reduceOnly = order.reduceOnly;
}

const approve = (order: Order): Approved<Order> => order as Approved<Order>;

/**
 * @returns the same order, approved; null where it did not pass the last check, was approved already, has grown, or is
 *   not the order that was checked
 */
export function approveIfPassed(state: PrefrontalState, order: Order): Approved<Order> | null {
  const { passed } = state;
  const same =
    order.id === passed.id &&
    passed.id !== -1 &&
    order.symbol === passed.symbol &&
    order.side === passed.side &&
    order.arrivalPrice === passed.arrivalPrice &&
    order.reduceOnly === passed.reduceOnly &&
    order.quantity > 0 &&
    order.quantity <= passed.quantity;
  if (!same) return null;
  withdraw(state);
  rememberOrder(state.capital, order.id, order.strategy);
  return approve(order);
}
