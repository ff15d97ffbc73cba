/** What the account shows: floats of the exact balances. Funding that is unknown is null, never 0. */
import { inexact } from '@janus/domain';
import type { Ledger } from './state.ts';

export interface Statement {
  readonly capital: number;
  readonly cash: number;
  /** Of prices alone, before fees. */
  readonly realised: number;
  readonly fees: number;
  /** Paid positive; null = unknown. */
  readonly funding: number | null;
  readonly equity: number;
  /** Of prices alone, of what is held, at the last marks. */
  readonly unrealised: number;
}

export function statement(ledger: Ledger): Statement {
  const capital = inexact(ledger.capital);
  const realised = inexact(ledger.realised);
  const fees = inexact(ledger.fees);
  const funding = ledger.funding === null ? null : inexact(ledger.funding);
  return {
    capital,
    cash: inexact(ledger.cash),
    realised,
    fees,
    funding,
    equity: ledger.equity,
    unrealised: ledger.equity - (capital + realised - fees - (funding ?? 0)),
  };
}
