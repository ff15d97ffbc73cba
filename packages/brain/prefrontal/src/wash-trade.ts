/**
 * What one trade does to the lots of its symbol under the wash sale rule (26 U.S.C. § 1091; 26 CFR 1.1091-1). First
 * in, first out. The loss on a lot is disallowed as far as a replacement is acquired within 30 days before or after,
 * and moves into the replacement's basis together with the holding period. Matching goes by the order of disposal and
 * of acquisition; a replacement serves once; a purchase never replaces itself.
 *
 * Short sales mirror it (§ 1091(e)(2)): the loss on covering is disallowed as far as another short sale was opened
 * within the window. Covering acquires nothing, and a short sale does not replace a long lot.
 */
import { addLot, dropFirstSales, moveLot, moveSale, reserveSales, splitLot, type WashLedger } from './wash-ledger.ts';

/** Days before and after the sale that count; with the day itself the window has 61. */
export const WASH_WINDOW_DAYS = 30;
const DAY_MS = 86_400_000;
/** Quantities below this share of a trade are rounding. */
const DUST = 1e-9;

/** Calendar day of a moment, UTC, counted from 1970-01-01. */
export const utcDay = (time: number): number => Math.floor(time / DAY_MS);

/** What one trade did. */
export interface WashEffect {
  /** Units whose loss is disallowed because of this trade. */
  washed: number;
  disallowed: number;
  realised: number;
  /** Days between the first loss sale and replacement matched. */
  daysApart: number;
}
export const newWashEffect = (): WashEffect => ({ washed: 0, disallowed: 0, realised: 0, daysApart: 0 });

/** Takes the quantity off the oldest lots. Returns how many rows it used up; the last may have been split. */
function consume(l: WashLedger, quantity: number, dust: number): number {
  let rest = quantity;
  let used = 0;
  while (rest > dust && used < l.lots) {
    if (l.lotQuantity[used]! > rest + dust) splitLot(l, used, rest);
    rest -= l.lotQuantity[used]!;
    used++;
  }
  return used;
}

/** Loss of the used-up row `sold` against lots that are still held and were acquired within the window. */
function matchHeld(
  l: WashLedger,
  sold: number,
  used: number,
  day: number,
  loss: number,
  dust: number,
  out: WashEffect,
): void {
  const held = day - l.lotSince[sold]!;
  let unmatched = l.lotQuantity[sold]!;
  for (let i = used; i < l.lots && unmatched > dust; i++) {
    const apart = day - l.lotDay[i]!;
    if (l.lotFree[i] === 0 || l.lotPurchase[i] === l.lotPurchase[sold] || apart > WASH_WINDOW_DAYS) continue;
    if (l.lotQuantity[i]! > unmatched + dust) splitLot(l, i, unmatched);
    const matched = l.lotQuantity[i]!;
    if (out.washed === 0) out.daysApart = apart;
    l.lotBasis[i] = l.lotBasis[i]! + l.side * loss;
    l.lotSince[i] = l.lotDay[i]! - held;
    l.lotFree[i] = 0;
    out.washed += matched;
    out.disallowed += matched * loss;
    unmatched -= matched;
  }
  if (unmatched <= dust) return;
  reserveSales(l, l.sales + 1);
  const i = l.sales++;
  l.saleDay[i] = day;
  l.saleSide[i] = l.side;
  l.saleQuantity[i] = unmatched;
  l.saleLoss[i] = loss;
  l.saleHeld[i] = held;
}

/** Sells from the oldest lots at `price` net of fees. */
function close(l: WashLedger, day: number, quantity: number, price: number, dust: number, out: WashEffect): void {
  const used = consume(l, quantity, dust);
  for (let j = 0; j < used; j++) {
    const loss = l.side * (l.lotBasis[j]! - price);
    out.realised -= loss * l.lotQuantity[j]!;
    if (loss > 0) matchHeld(l, j, used, day, loss, dust, out);
  }
  for (let j = used; j < l.lots; j++) moveLot(l, j, j - used);
  l.lots -= used;
}

/** Opens lots at `price` with fees; those that replace a waiting loss sale carry its loss and holding period. */
function open(
  l: WashLedger,
  day: number,
  side: number,
  quantity: number,
  price: number,
  purchase: number,
  dust: number,
  out: WashEffect,
): void {
  let rest = quantity;
  for (let i = 0; i < l.sales && rest > dust; i++) {
    if (l.saleSide[i] !== side) continue;
    const matched = Math.min(l.saleQuantity[i]!, rest);
    const loss = l.saleLoss[i]!;
    if (out.washed === 0) out.daysApart = day - l.saleDay[i]!;
    addLot(l, day, day - l.saleHeld[i]!, matched, price + side * loss, 0, purchase);
    const left = l.saleQuantity[i]! - matched;
    l.saleQuantity[i] = left > dust ? left : 0;
    if (!(left > dust)) l.spent++;
    out.washed += matched;
    out.disallowed += matched * loss;
    rest -= matched;
  }
  if (rest > dust) addLot(l, day, day, rest, price, 1, purchase);
  l.side = side;
}

/** True for a loss sale that is replaced or too old to be. */
const isDone = (l: WashLedger, i: number, day: number): boolean =>
  l.saleQuantity[i] === 0 || day - l.saleDay[i]! > WASH_WINDOW_DAYS;

/**
 * Drops loss sales that are done. Most lie at the front, and go in one block move. Sales lie in order of their day, so
 * behind one that is not too old none is: what is left to look for are those that were replaced out of turn.
 */
function forget(l: WashLedger, day: number): void {
  let done = 0;
  while (done < l.sales && isDone(l, done, day)) {
    if (l.saleQuantity[done] === 0) l.spent--;
    done++;
  }
  if (done > 0) dropFirstSales(l, done);
  if (l.spent === 0) return;
  let kept = 0;
  for (let i = 0; i < l.sales; i++) {
    if (isDone(l, i, day)) continue;
    if (kept !== i) moveSale(l, i, kept);
    kept++;
  }
  l.sales = kept;
  l.spent = 0;
}

/**
 * What opening `quantity` would replace, without trying it: the loss sales of its side in order of disposal, as `open`
 * takes them. For a trade that closes nothing.
 */
export function replaced(l: WashLedger, day: number, side: number, quantity: number, out: WashEffect): void {
  out.washed = 0;
  out.disallowed = 0;
  out.realised = 0;
  out.daysApart = 0;
  const dust = DUST * quantity;
  let rest = quantity;
  for (let i = 0; i < l.sales && rest > dust; i++) {
    if (l.saleSide[i] !== side || isDone(l, i, day)) continue;
    const matched = Math.min(l.saleQuantity[i]!, rest);
    if (out.washed === 0) out.daysApart = day - l.saleDay[i]!;
    out.washed += matched;
    out.disallowed += matched * l.saleLoss[i]!;
    rest -= matched;
  }
}

/**
 * One trade: closes what lies on the other side, oldest first, and opens the rest.
 * @param day UTC calendar day, not before any earlier trade's
 * @param side 1 buy, −1 sell
 * @param quantity > 0
 * @param fee of the whole trade, quote units
 * @param purchase id that joins the fills of one order
 */
export function applyTrade(
  l: WashLedger,
  day: number,
  side: number,
  quantity: number,
  price: number,
  fee: number,
  purchase: number,
  out: WashEffect,
): void {
  out.washed = 0;
  out.disallowed = 0;
  out.realised = 0;
  out.daysApart = 0;
  const dust = DUST * quantity;
  const net = price + (side * fee) / quantity;
  forget(l, day);
  let rest = quantity;
  if (l.lots > 0 && l.side === -side) {
    let held = 0;
    for (let i = 0; i < l.lots; i++) held += l.lotQuantity[i]!;
    close(l, day, Math.min(held, rest), net, dust, out);
    rest -= held;
  }
  if (rest > dust) open(l, day, side, rest, net, purchase, dust, out);
  if (l.lots === 0) l.side = 0;
  forget(l, day);
  l.realised += out.realised;
  l.disallowed += out.disallowed;
}
