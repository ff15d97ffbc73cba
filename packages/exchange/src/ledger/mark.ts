/**
 * The books at market prices, for the brain and for statistics. Floats throughout, nothing allocated: this runs on
 * every bar. A loss window is a UTC day; the bar that closes at midnight still belongs to the day that ends.
 */
import type { Account } from '@janus/domain';
import type { Ledger } from './state.ts';

const DAY_MS = 86_400_000;

/** Cash and all positions at their marks, symbol `except` at `price`. A position never marked counts at its cost. */
function equityAt(ledger: Ledger, except: number, price: number): number {
  const { position, mark, averagePrice } = ledger;
  let equity = ledger.cashMirror;
  for (let s = 0; s < position.length; s++) {
    const held = position[s]!;
    if (held === 0) continue;
    const at = s === except ? price : mark[s]!;
    equity += held * (at > 0 ? at : averagePrice[s]!);
  }
  return equity;
}

/** Σ |position|·mark of all symbols, symbol `except` at `price`. */
function grossAt(ledger: Ledger, except: number, price: number): number {
  const { position, mark, averagePrice } = ledger;
  let gross = 0;
  for (let s = 0; s < position.length; s++) {
    const held = position[s]!;
    if (held === 0) continue;
    const at = s === except ? price : mark[s]!;
    gross += Math.abs(held) * (at > 0 ? at : averagePrice[s]!);
  }
  return gross;
}

/**
 * Marks a symbol to a price: equity, its peak and the loss window follow.
 * @param time moment of the price (close of the bar), epoch ms
 * @returns equity, quote units
 */
export function markToMarket(ledger: Ledger, symbol: number, price: number, time: number): number {
  const day = Math.floor((time - 1) / DAY_MS);
  if (day !== ledger.windowDay) {
    ledger.windowDay = day;
    ledger.windowEquity = ledger.equity;
  }
  ledger.mark[symbol] = price;
  ledger.equity = equityAt(ledger, symbol, price);
  if (ledger.equity > ledger.peakEquity) ledger.peakEquity = ledger.equity;
  return ledger.equity;
}

/** part / whole, where a whole that is used up leaves 0 of nothing and infinitely much of something. */
function perEquity(part: number, equity: number): number {
  if (equity > 0) return part / equity;
  return part === 0 ? 0 : Math.sign(part) * Number.POSITIVE_INFINITY;
}

/** The account as the brain may see it in `symbol`'s event, at `price`. Changes nothing in the ledger. */
export function accountInto(ledger: Ledger, symbol: number, price: number, out: Account): void {
  const equity = equityAt(ledger, symbol, price);
  const position = ledger.position[symbol]!;
  const peak = equity > ledger.peakEquity ? equity : ledger.peakEquity;
  out.equity = equity;
  out.cash = ledger.cashMirror;
  out.position = position;
  out.averagePrice = ledger.averagePrice[symbol]!;
  out.exposure = perEquity(grossAt(ledger, symbol, price), equity);
  out.peakEquity = peak;
  out.drawdown = Math.min(1, 1 - equity / peak);
  out.windowLoss = Math.max(0, 1 - equity / ledger.windowEquity);
  out.symbolExposure = perEquity(position * price, equity);
  out.working = ledger.working[symbol] === 1;
  out.heat = perEquity(heatAmount(ledger), equity);
  out.marginUsed = Math.min(1, out.exposure / ledger.leverage);
}

/** Σ of what each symbol's stops leave at risk, quote units. */
function heatAmount(ledger: Ledger): number {
  const { position, atRisk } = ledger;
  let sum = 0;
  for (let s = 0; s < position.length; s++) if (position[s] !== 0) sum += atRisk[s]!;
  return sum;
}

/**
 * Tells the ledger what the protective stops of a symbol leave at risk, for `Account.heat`; whoever holds the stops
 * knows it. Quote units, ≥ 0.
 */
export function setAtRisk(ledger: Ledger, symbol: number, amount: number): void {
  ledger.atRisk[symbol] = amount;
}

/** Tells the ledger whether an order of the symbol is working, for `Account.working`. */
export function setWorking(ledger: Ledger, symbol: number, working: boolean): void {
  ledger.working[symbol] = working ? 1 : 0;
}
