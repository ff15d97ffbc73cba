/**
 * Adverse selection: whether the price goes on against us after our fills, as it does where who trades with us knows
 * more. Each fill is marked a few bars later; the mean of the marks counts as far as it stands out of its own error.
 * Sources: Glosten and Milgrom, Bid, Ask and Transaction Prices, Journal of Financial Economics 14, 1985 (why);
 * James and Stein 1961, positive part (how far).
 */
import { initEw, pushEw, type Ew } from '@janus/numerics';

/** Fills that may wait for their mark at a time; the oldest gives way. */
export const WAITING = 16;

export interface AdverseState {
  readonly marks: Ew;
  readonly span: number;
  readonly price: Float64Array;
  readonly side: Float64Array;
  readonly due: Float64Array;
  /** Fills ever, and fills marked or given up. */
  noted: number;
  marked: number;
}
export const initAdverse = (span: number): AdverseState => ({
  marks: initEw(span),
  span,
  price: new Float64Array(WAITING),
  side: new Float64Array(WAITING),
  due: new Float64Array(WAITING),
  noted: 0,
  marked: 0,
});

/** Move against a fill, fraction of its price: −side·(later/price − 1); > 0 is adverse. @param side 1 buy, −1 sell */
export function markOf(side: number, price: number, later: number): number {
  return -side * (later / price - 1);
}

/** A mean as far as it stands out of its error: mean·max(0, 1 − error²/mean²). @param error its standard error */
export function shrunkMean(mean: number, error: number): number {
  const square = mean * mean;
  return square > 0 ? mean * Math.max(0, 1 - (error * error) / square) : 0;
}

/** A fill waits for its mark. @param due bar at whose close it is marked */
export function noteFill(s: AdverseState, side: number, price: number, due: number): void {
  const slot = s.noted % WAITING;
  if (s.noted - s.marked === WAITING) s.marked++;
  s.price[slot] = price;
  s.side[slot] = side;
  s.due[slot] = due;
  s.noted++;
}

/** One bar has closed: what is due is marked, in the order in which it was filled. */
export function stepAdverse(s: AdverseState, bar: number, close: number): void {
  while (s.marked < s.noted) {
    const slot = s.marked % WAITING;
    if (bar < s.due[slot]!) return;
    pushEw(s.marks, markOf(s.side[slot]!, s.price[slot]!, close));
    s.marked++;
  }
}

/** Expected adverse move after a fill, fraction of the price, ≥ 0; 0 before `least` fills were marked. */
export function adverseMove(s: AdverseState, least: number): number {
  const { count, mean, variance } = s.marks;
  if (count < least) return 0;
  const seen = Math.min(count, s.span);
  return Math.max(0, shrunkMean(mean, Math.sqrt(variance / seen)));
}
