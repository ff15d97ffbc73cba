/** Files that are not bars, told by their first line, so that the refusal can say what they are. */
import { badInput } from '@janus/domain';

/** @throws JanusError bad-input for JSON, order-book messages and binary files */
export function refuseNonText(first: string): void {
  if (/^\s*[[{]/.test(first)) throw badInput('this is JSON; bars are imported from CSV with a column each');
  if (/^\d{15,} *[[{]/.test(first)) throw badInput('these are order-book messages, not bars');
  // oxlint-disable-next-line no-control-regex -- a control character is what tells a binary file
  if (/[\u0000-\u0008]/.test(first)) throw badInput('this is a binary file; bars are imported from CSV, plain or .gz');
}

/** What a table without open, high, low and close probably holds. @param keys column names, plain */
export function otherKind(keys: readonly string[]): string {
  const has = (name: string): boolean => keys.includes(name);
  if (keys.some((k) => k.startsWith('fundingrate'))) return 'these are funding rates, not bars';
  if (has('price') && (has('direction') || has('action'))) return 'these are orders of a book, not bars';
  if (has('price') && ['amount', 'qty', 'quantity', 'size', 'side'].some(has)) return 'these are trades, not bars';
  if (has('vix')) return 'this is a volatility index alone, not bars';
  return has('close') || has('adjclose') ? 'these are closes alone, not bars' : 'these are not bars';
}
