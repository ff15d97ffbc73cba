/**
 * A fill enters the books: what closes is taken out at its share of the cost and realises profit or loss, what opens
 * is put in at its price, the fee is an expense. Shares are rounded to 1e-8 and the last share takes what is left, so
 * that nothing is ever lost to rounding.
 */
import { badInput, exact, exactProduct, inexact, type Exact } from '@janus/domain';
import type { VenueFill } from '../venue.ts';
import { closeTrade, type ClosedTrade } from './closed-trade.ts';
import { post } from './post.ts';
import { add, negate, ZERO, type Ledger, type OpenTrade, type Posting } from './state.ts';

const magnitude = (x: Exact): Exact => (x < 0n ? 0n - x : x) as Exact;
const smaller = (a: Exact, b: Exact): Exact => (a < b ? a : b);

/** amount·part/whole, rounded half away from zero; exactly `amount` where part is the whole. */
export function share(amount: Exact, part: Exact, whole: Exact): Exact {
  if (part === whole) return amount;
  const product = amount * part;
  const half = whole / 2n;
  return ((product < 0n ? product - half : product + half) / whole) as Exact;
}

function newTrade(fill: VenueFill): OpenTrade {
  return {
    side: fill.side,
    strategy: fill.strategy,
    entryTime: fill.time,
    entryBar: fill.barIndex,
    entryQuantity: ZERO,
    entryValue: ZERO,
    exitQuantity: ZERO,
    exitValue: ZERO,
    fees: ZERO,
  };
}

function checkFill(ledger: Ledger, fill: VenueFill): void {
  if (ledger.quantity[fill.symbol] === undefined)
    throw badInput(`fill of symbol ${fill.symbol}: the ledger has ${ledger.quantity.length}`);
  if (fill.side !== 1 && fill.side !== -1) throw badInput(`fill of order ${fill.orderId}: side ${fill.side} is not ±1`);
  if (!(fill.quantity > 0) || !(fill.price > 0))
    throw badInput(`fill of order ${fill.orderId}: quantity ${fill.quantity} and price ${fill.price} must be above 0`);
}

function refreshMirror(ledger: Ledger, symbol: number): void {
  const quantity = ledger.quantity[symbol]!;
  ledger.cashMirror = inexact(ledger.cash);
  ledger.position[symbol] = inexact(quantity);
  ledger.averagePrice[symbol] = quantity === ZERO ? Number.NaN : inexact(ledger.cost[symbol]!) / inexact(quantity);
}

/**
 * Posts a fill. A trade that it ends is appended to `closed`.
 * @throws JanusError bad-input for a fill that is not one
 */
export function applyFill(ledger: Ledger, fill: VenueFill, closed: ClosedTrade[]): void {
  checkFill(ledger, fill);
  const { symbol, side } = fill;
  const held = ledger.quantity[symbol]!;
  const quantity = exact(fill.quantity);
  const value = exactProduct(exact(fill.price), quantity);
  const fee = exact(fill.fee);
  const opposite = held !== ZERO && (held > 0n ? side < 0 : side > 0);
  const closing = opposite ? smaller(quantity, magnitude(held)) : ZERO;
  const opening = add(quantity, negate(closing));
  const closingValue = share(value, closing, quantity);
  const closingFee = share(fee, closing, quantity);
  const postings: Posting[] = [];
  let trade = ledger.open[symbol] ?? null;

  if (closing !== ZERO && trade !== null) {
    const basis = share(ledger.cost[symbol]!, closing, magnitude(held));
    const received = side < 0 ? closingValue : negate(closingValue);
    postings.push(
      { account: 'cash', amount: received },
      { account: 'inventory', amount: negate(basis) },
      { account: 'realised', amount: add(basis, negate(received)) },
    );
    trade.exitQuantity = add(trade.exitQuantity, closing);
    trade.exitValue = add(trade.exitValue, closingValue);
    trade.fees = add(trade.fees, closingFee);
    if (closing === magnitude(held)) {
      closed.push(closeTrade(trade, symbol, fill.time, fill.barIndex, fill.kind));
      trade = null;
    }
  }
  if (opening !== ZERO) {
    const openingValue = add(value, negate(closingValue));
    const paid = side > 0 ? openingValue : negate(openingValue);
    postings.push({ account: 'cash', amount: negate(paid) }, { account: 'inventory', amount: paid });
    trade ??= newTrade(fill);
    trade.entryQuantity = add(trade.entryQuantity, opening);
    trade.entryValue = add(trade.entryValue, openingValue);
    trade.fees = add(trade.fees, add(fee, negate(closingFee)));
  }
  if (fee !== ZERO) postings.push({ account: 'cash', amount: negate(fee) }, { account: 'fees', amount: fee });

  post(ledger, { time: fill.time, orderId: fill.orderId, symbol, postings });
  ledger.quantity[symbol] = add(held, side > 0 ? quantity : negate(quantity));
  ledger.open[symbol] = trade;
  refreshMirror(ledger, symbol);
}

/** Funding paid (positive) or received on a position. Until the first, funding is unknown and shown as such. */
export function applyFunding(ledger: Ledger, symbol: number, time: number, paid: number): void {
  const amount = exact(paid);
  post(ledger, {
    time,
    orderId: -1,
    symbol,
    postings: [
      { account: 'cash', amount: negate(amount) },
      { account: 'funding', amount },
    ],
  });
  ledger.cashMirror = inexact(ledger.cash);
}
