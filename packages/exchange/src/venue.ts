/**
 * The venue port: what every market, simulated or live, looks like from inside. Not an adapter: formats, keys and
 * sockets live with whoever implements it. It takes approved orders and nothing else, so an order that did not pass
 * the prefrontal stage does not compile.
 */
import type { Approved, Fill, Order } from '@janus/domain';
import type { OrderState } from './order-state.ts';

export interface Venue {
  /** Index into REFUSALS: 0 accepted. The order is copied; its struct may be reused at once. */
  submit(order: Approved<Order>): number;
  /** False where the order is unknown or no longer live. */
  cancel(orderId: number): boolean;
  /** Cancels every live order, of one symbol or of all. Returns how many. */
  cancelAll(symbol?: number): number;
  /** Null where the order is unknown. */
  stateOf(orderId: number): OrderState | null;
  /** Live orders of a symbol. */
  workingCount(symbol: number): number;
}

/** A fill with the strategy that opened what it opens or closes; −1 none. */
export interface VenueFill extends Fill {
  strategy: number;
}

/** Rows that a venue overwrites: the first `count` are valid until the next call that fills the buffer. */
export interface FillBuffer {
  count: number;
  readonly rows: VenueFill[];
}

const newFill = (): VenueFill => ({
  orderId: 0,
  symbol: 0,
  time: 0,
  barIndex: -1,
  side: 0,
  quantity: 0,
  price: Number.NaN,
  fee: 0,
  kind: 0,
  slippage: 0,
  partial: false,
  strategy: -1,
});

/** @param capacity rows made ahead; the buffer grows where one bar fills more */
export const newFillBuffer = (capacity = 16): FillBuffer => ({
  count: 0,
  rows: Array.from({ length: capacity }, newFill),
});

/** The next row to write; it counts at once. */
export function nextFill(buffer: FillBuffer): VenueFill {
  if (buffer.count === buffer.rows.length) buffer.rows.push(newFill());
  const row = buffer.rows[buffer.count]!;
  buffer.count++;
  return row;
}
