/**
 * The books of an account. Money and quantities are exact (integers of 1e-8 units) and kept by double entry: every
 * fill is a set of postings that sum to zero. Beside them lies a mirror in float64, refreshed at each fill, from
 * which equity and drawdown are computed on every bar; the mirror is for statistics and never posted back.
 */
import { badInput, exact, inexact, type Exact } from '@janus/domain';

export const ACCOUNTS = ['cash', 'inventory', 'fees', 'realised', 'funding', 'capital'] as const;
export type AccountName = (typeof ACCOUNTS)[number];

export interface Posting {
  readonly account: AccountName;
  /** Debit positive: assets and expenses rise with +, capital and income with −. */
  readonly amount: Exact;
}
export interface JournalEntry {
  readonly time: number;
  /** −1 where no order is behind it. */
  readonly orderId: number;
  readonly symbol: number;
  readonly postings: readonly Posting[];
}

/** What is known of the position that is open, for the record of the trade once it is closed. */
export interface OpenTrade {
  side: number;
  strategy: number;
  entryTime: number;
  entryBar: number;
  entryQuantity: Exact;
  entryValue: Exact;
  exitQuantity: Exact;
  exitValue: Exact;
  fees: Exact;
}

export interface Ledger {
  readonly capital: Exact;
  cash: Exact;
  fees: Exact;
  /** Of prices alone, before fees; profit positive. */
  realised: Exact;
  /** Null: unknown, which is not zero. Paid positive. */
  funding: Exact | null;
  /** Signed, a slot a symbol. */
  readonly quantity: Exact[];
  /** Signed cost of what is held: negative where short. */
  readonly cost: Exact[];
  readonly open: (OpenTrade | null)[];
  readonly journal: JournalEntry[];
  // The mirror
  cashMirror: number;
  readonly position: Float64Array;
  readonly averagePrice: Float64Array;
  /** Last price that each symbol was marked at, NaN before the first. */
  readonly mark: Float64Array;
  readonly working: Uint8Array;
  /** Loss if every protective stop of the symbol were hit, as last told; quote units. */
  readonly atRisk: Float64Array;
  /** Buying power, in multiples of equity. */
  readonly leverage: number;
  equity: number;
  peakEquity: number;
  /** UTC day of the last mark, −1 before the first, and the equity that it began with. */
  windowDay: number;
  windowEquity: number;
}

export const ZERO = 0n as Exact;
/** Sums and differences of exact amounts are exact. */
export const add = (a: Exact, b: Exact): Exact => (a + b) as Exact;
export const negate = (a: Exact): Exact => (0n - a) as Exact;

/**
 * @param capital quote units, > 0
 * @param symbols how many are traded, ≥ 1
 * @param leverage gross market value that a unit of equity may carry, > 0
 */
export function initLedger(capital: number, symbols: number, leverage = 1): Ledger {
  if (!(capital > 0) || !Number.isFinite(capital)) throw badInput(`capital ${capital} is not a finite number above 0`);
  if (!Number.isInteger(symbols) || symbols < 1) throw badInput(`${symbols} symbols: there must be at least one`);
  if (!(leverage > 0) || !Number.isFinite(leverage))
    throw badInput(`leverage ${leverage} is not a finite number above 0: pass 1 for an account that cannot borrow`);
  const amount = exact(capital);
  return {
    capital: amount,
    cash: amount,
    fees: ZERO,
    realised: ZERO,
    funding: null,
    quantity: Array.from({ length: symbols }, () => ZERO),
    cost: Array.from({ length: symbols }, () => ZERO),
    open: Array.from({ length: symbols }, () => null),
    journal: [],
    cashMirror: inexact(amount),
    position: new Float64Array(symbols),
    averagePrice: new Float64Array(symbols).fill(Number.NaN),
    mark: new Float64Array(symbols).fill(Number.NaN),
    working: new Uint8Array(symbols),
    atRisk: new Float64Array(symbols),
    leverage,
    equity: inexact(amount),
    peakEquity: inexact(amount),
    windowDay: -1,
    windowEquity: inexact(amount),
  };
}
