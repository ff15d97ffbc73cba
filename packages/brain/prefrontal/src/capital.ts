/**
 * Which strategy's capital is where: signed base quantity a symbol and strategy, moved by fills. An increase belongs to
 * the strategy whose order it was, a decrease takes from all in proportion. Other symbols are valued at their last fill
 * price: the prefrontal cortex sees no quotes but the order's own.
 */
import { STRATEGIES, type Order } from '@janus/domain';

/** One column a strategy and a last one for orders of none. */
const COLUMNS = STRATEGIES.length + 1;
const NONE = STRATEGIES.length;
/** Orders that may be working at once. */
const ORDERS = 256;

export interface Capital {
  symbols: number;
  /** [symbols × (strategies + 1)], base units, signed. */
  quantity: Float64Array;
  /** Last fill price [symbols]. */
  price: Float64Array;
  /** Ring of approved orders and their strategies. */
  readonly orderId: Float64Array;
  readonly orderStrategy: Int8Array;
  next: number;
}

export const newCapital = (symbols: number): Capital => ({
  symbols,
  quantity: new Float64Array(symbols * COLUMNS),
  price: new Float64Array(symbols),
  orderId: new Float64Array(ORDERS).fill(-1),
  orderStrategy: new Int8Array(ORDERS).fill(-1),
  next: 0,
});

export function reserveCapital(c: Capital, symbols: number): void {
  if (symbols <= c.symbols) return;
  const quantity = new Float64Array(symbols * COLUMNS);
  quantity.set(c.quantity);
  const price = new Float64Array(symbols);
  price.set(c.price);
  c.quantity = quantity;
  c.price = price;
  c.symbols = symbols;
}

/** An order was approved: its fills will belong to its strategy. */
export function rememberOrder(c: Capital, id: number, strategy: number): void {
  c.orderId[c.next] = id;
  c.orderStrategy[c.next] = strategy;
  c.next = (c.next + 1) % ORDERS;
}

function columnOf(c: Capital, id: number): number {
  for (let i = 0; i < ORDERS; i++) if (c.orderId[i] === id) return c.orderStrategy[i]! < 0 ? NONE : c.orderStrategy[i]!;
  return NONE;
}

/** A fill in a symbol that is reserved. */
export function absorb(
  c: Capital,
  symbol: number,
  side: number,
  quantity: number,
  price: number,
  orderId: number,
): void {
  const first = symbol * COLUMNS;
  let held = 0;
  for (let k = 0; k < COLUMNS; k++) held += c.quantity[first + k]!;
  c.price[symbol] = price;
  let opening = quantity;
  if (held * side < 0) {
    const left = Math.max(0, 1 - quantity / Math.abs(held));
    for (let k = 0; k < COLUMNS; k++) c.quantity[first + k] = c.quantity[first + k]! * left;
    opening = quantity - Math.abs(held);
  }
  if (opening > 0) {
    const cell = first + columnOf(c, orderId);
    c.quantity[cell] = c.quantity[cell]! + side * opening;
  }
}

/**
 * Market value that the order's strategy would hold in all symbols once the order has filled, quote units.
 * @param position of the order's symbol before it, signed base units
 */
export function capitalAfter(c: Capital, order: Order, position: number): number {
  const { symbol, strategy, side, quantity, arrivalPrice } = order;
  if (strategy < 0) return 0;
  const own = symbol < c.symbols ? Math.abs(c.quantity[symbol * COLUMNS + strategy]!) : 0;
  const held = Math.abs(position);
  let after = own + quantity;
  if (position * side < 0) after = quantity < held ? own * (1 - quantity / held) : quantity - held;
  let value = after * arrivalPrice;
  for (let s = 0; s < c.symbols; s++)
    if (s !== symbol) value += Math.abs(c.quantity[s * COLUMNS + strategy]!) * c.price[s]!;
  return value;
}
