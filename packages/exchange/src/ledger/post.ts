/**
 * Posting: the one place where the exact balances change. An entry whose postings do not sum to zero is refused, so
 * the books balance by construction; `imbalance` says so again from the balances themselves.
 */
import type { Exact } from '@janus/domain';
import { add, negate, ZERO, type JournalEntry, type Ledger, type Posting } from './state.ts';

/** @throws RangeError where the postings do not sum to zero */
export function post(ledger: Ledger, entry: JournalEntry): void {
  let sum: Exact = ZERO;
  for (const posting of entry.postings) sum = add(sum, posting.amount);
  if (sum !== ZERO) throw new RangeError(`postings of order ${entry.orderId} sum to ${sum} units of 1e-8, not 0`);
  for (const posting of entry.postings) apply(ledger, entry.symbol, posting);
  ledger.journal.push(entry);
}

function apply(ledger: Ledger, symbol: number, { account, amount }: Posting): void {
  switch (account) {
    case 'cash':
      ledger.cash = add(ledger.cash, amount);
      return;
    case 'inventory':
      ledger.cost[symbol] = add(ledger.cost[symbol]!, amount);
      return;
    case 'fees':
      ledger.fees = add(ledger.fees, amount);
      return;
    case 'realised':
      ledger.realised = add(ledger.realised, negate(amount));
      return;
    case 'funding':
      ledger.funding = add(ledger.funding ?? ZERO, amount);
      return;
    case 'capital':
      throw new RangeError('capital is paid in once, when the ledger is made');
  }
}

/** Debits less credits over all accounts: 0 in books that balance. */
export function imbalance(ledger: Ledger): Exact {
  let sum = add(ledger.cash, add(ledger.fees, ledger.funding ?? ZERO));
  for (const cost of ledger.cost) sum = add(sum, cost);
  return add(sum, negate(add(ledger.realised, ledger.capital)));
}
