/**
 * The books of one symbol that the wash sale rule needs: open lots and loss sales that still wait for a replacement,
 * as columns. Storage only; wash-trade.ts applies the rule. Days are UTC calendar days counted from 1970-01-01.
 * The columns double when full; apart from that nothing is allocated.
 */

/** Open lots in order of acquisition, and loss sales that still wait for a replacement in order of disposal. */
export interface WashLedger {
  /** Side of every open lot: 1 long, −1 short, 0 none. */
  side: number;
  lots: number;
  /** Day acquired. */
  lotDay: Float64Array;
  /** Day from which the holding period counts; earlier than `lotDay` where a loss was moved in. */
  lotSince: Float64Array;
  lotQuantity: Float64Array;
  /** Per unit, quote units: cost of a long lot, proceeds of a short one, with fees and losses moved in. */
  lotBasis: Float64Array;
  /** 1 where the lot may still serve as a replacement. */
  lotFree: Float64Array;
  /** Order that acquired it: its fills are one purchase. */
  lotPurchase: Float64Array;
  sales: number;
  saleDay: Float64Array;
  /** Side of the lot that was sold. */
  saleSide: Float64Array;
  /** Not yet replaced. */
  saleQuantity: Float64Array;
  /** Loss per unit, > 0. */
  saleLoss: Float64Array;
  /** Days that the lot was held. */
  saleHeld: Float64Array;
  /** Rows among the sales that are replaced whole and wait to be dropped. */
  spent: number;
  /** Gains less losses of all that was closed, before disallowance; quote units. */
  realised: number;
  /** Losses disallowed so far, quote units. What may be deducted or is taxed: realised + disallowed. */
  disallowed: number;
}

const FIRST_CAPACITY = 16;
const table = (): Float64Array => new Float64Array(FIRST_CAPACITY);
export const newWashLedger = (): WashLedger => ({
  side: 0,
  lots: 0,
  lotDay: table(),
  lotSince: table(),
  lotQuantity: table(),
  lotBasis: table(),
  lotFree: table(),
  lotPurchase: table(),
  sales: 0,
  saleDay: table(),
  saleSide: table(),
  saleQuantity: table(),
  saleLoss: table(),
  saleHeld: table(),
  spent: 0,
  realised: 0,
  disallowed: 0,
});

function grown(column: Float64Array, length: number): Float64Array {
  const wider = new Float64Array(length);
  wider.set(column);
  return wider;
}
function reserveLots(l: WashLedger, count: number): void {
  if (count <= l.lotDay.length) return;
  const length = Math.max(count, 2 * l.lotDay.length);
  l.lotDay = grown(l.lotDay, length);
  l.lotSince = grown(l.lotSince, length);
  l.lotQuantity = grown(l.lotQuantity, length);
  l.lotBasis = grown(l.lotBasis, length);
  l.lotFree = grown(l.lotFree, length);
  l.lotPurchase = grown(l.lotPurchase, length);
}
export function reserveSales(l: WashLedger, count: number): void {
  if (count <= l.saleDay.length) return;
  const length = Math.max(count, 2 * l.saleDay.length);
  l.saleDay = grown(l.saleDay, length);
  l.saleSide = grown(l.saleSide, length);
  l.saleQuantity = grown(l.saleQuantity, length);
  l.saleLoss = grown(l.saleLoss, length);
  l.saleHeld = grown(l.saleHeld, length);
}

export function moveLot(l: WashLedger, from: number, to: number): void {
  l.lotDay[to] = l.lotDay[from]!;
  l.lotSince[to] = l.lotSince[from]!;
  l.lotQuantity[to] = l.lotQuantity[from]!;
  l.lotBasis[to] = l.lotBasis[from]!;
  l.lotFree[to] = l.lotFree[from]!;
  l.lotPurchase[to] = l.lotPurchase[from]!;
}
export function moveSale(l: WashLedger, from: number, to: number): void {
  l.saleDay[to] = l.saleDay[from]!;
  l.saleSide[to] = l.saleSide[from]!;
  l.saleQuantity[to] = l.saleQuantity[from]!;
  l.saleLoss[to] = l.saleLoss[from]!;
  l.saleHeld[to] = l.saleHeld[from]!;
}

/** Takes the first `count` loss sales out. */
export function dropFirstSales(l: WashLedger, count: number): void {
  l.saleDay.copyWithin(0, count, l.sales);
  l.saleSide.copyWithin(0, count, l.sales);
  l.saleQuantity.copyWithin(0, count, l.sales);
  l.saleLoss.copyWithin(0, count, l.sales);
  l.saleHeld.copyWithin(0, count, l.sales);
  l.sales -= count;
}

/** Lot i becomes two: `quantity` of it at i, the rest at i + 1. */
export function splitLot(l: WashLedger, i: number, quantity: number): void {
  reserveLots(l, l.lots + 1);
  for (let j = l.lots; j > i; j--) moveLot(l, j - 1, j);
  l.lots++;
  l.lotQuantity[i] = quantity;
  l.lotQuantity[i + 1] = l.lotQuantity[i + 1]! - quantity;
}

export function addLot(
  l: WashLedger,
  day: number,
  since: number,
  quantity: number,
  basis: number,
  free: number,
  purchase: number,
): void {
  reserveLots(l, l.lots + 1);
  const i = l.lots++;
  l.lotDay[i] = day;
  l.lotSince[i] = since;
  l.lotQuantity[i] = quantity;
  l.lotBasis[i] = basis;
  l.lotFree[i] = free;
  l.lotPurchase[i] = purchase;
}

/** Overwrites `to` with `from`, so that a trade can be tried without being made. */
export function copyLedger(from: WashLedger, to: WashLedger): void {
  reserveLots(to, from.lots);
  reserveSales(to, from.sales);
  to.side = from.side;
  to.lots = from.lots;
  for (let i = 0; i < from.lots; i++) {
    to.lotDay[i] = from.lotDay[i]!;
    to.lotSince[i] = from.lotSince[i]!;
    to.lotQuantity[i] = from.lotQuantity[i]!;
    to.lotBasis[i] = from.lotBasis[i]!;
    to.lotFree[i] = from.lotFree[i]!;
    to.lotPurchase[i] = from.lotPurchase[i]!;
  }
  to.sales = from.sales;
  to.spent = from.spent;
  for (let i = 0; i < from.sales; i++) {
    to.saleDay[i] = from.saleDay[i]!;
    to.saleSide[i] = from.saleSide[i]!;
    to.saleQuantity[i] = from.saleQuantity[i]!;
    to.saleLoss[i] = from.saleLoss[i]!;
    to.saleHeld[i] = from.saleHeld[i]!;
  }
  to.realised = from.realised;
  to.disallowed = from.disallowed;
}
