/**
 * The compliance sheriff: what an account's rules say of opening anything now. It watches the equity bar by bar and
 * knows where the account began, where the UTC day began and how far each limit is. It sends nothing and closes
 * nothing; what is open is the amygdala's to guard.
 */
import type { Account } from '@janus/domain';
import type { AccountRules } from './profiles.ts';

const DAY_MS = 86_400_000;

export interface Sheriff {
  /** Equity at the first observation, NaN before it. */
  start: number;
  /** UTC day of the last observation, −1 before the first. A bar that closes at midnight belongs to the day that ends. */
  day: number;
  /** Equity that the day began with. */
  dayStart: number;
  equity: number;
}
export const newSheriff = (): Sheriff => ({ start: Number.NaN, day: -1, dayStart: Number.NaN, equity: Number.NaN });

/** The account at the close of a bar. `time` epoch ms, not before an earlier one's. */
export function watch(s: Sheriff, account: Account, time: number): void {
  const { equity } = account;
  const day = Math.floor((time - 1) / DAY_MS);
  if (s.day < 0) {
    s.start = equity;
    s.equity = equity;
  }
  if (day !== s.day) {
    s.day = day;
    s.dayStart = s.equity;
  }
  s.equity = equity;
}

/** Loss since the account began, of what it began with; below 0 for a profit. */
export const lossSinceStart = (equity: number, start: number): number => (start - equity) / start;

/**
 * Fall from the peak, of the starting equity. Where the trailing floor locks, the peak counts only up to
 * start·(1 + limit): the floor, peak − start·limit, then stays at the starting equity.
 */
export function trailingFall(equity: number, peak: number, start: number, limit: number, locks: boolean): number {
  const counted = locks ? Math.min(peak, start * (1 + limit)) : peak;
  return (counted - equity) / start;
}

/**
 * Profit of the day over the profit that it may be a share of: all of it since the start, or the target where that is
 * more. Without the target the first profitable day would always be all of the profit. 0 for a day without profit.
 */
export function dayShare(equity: number, dayStart: number, start: number, profitTarget: number): number {
  const today = equity - dayStart;
  return today > 0 ? today / Math.max(equity - start, profitTarget * start) : 0;
}

/** 1 where the stop lies on the losing side of the price, else 0. `side` 1 buy, −1 sell; NaN = no stop. */
export const stopTruth = (side: number, price: number, stop: number): number => (side * (price - stop) > 0 ? 1 : 0);

/** How far each of the account's rules is used up: value and limit in the rule's own unit; a limit of 0 = no rule. */
export interface SheriffReading {
  readonly rule: 'daily-loss' | 'maximum-loss' | 'trailing-drawdown' | 'consistency';
  readonly value: number;
  readonly limit: number;
}

/** For people: called when they ask, not on the hot path. */
export function sheriffReadings(s: Sheriff, rules: AccountRules, account: Account): SheriffReading[] {
  const { equity, peakEquity, windowLoss } = account;
  return [
    { rule: 'daily-loss', value: windowLoss, limit: rules.dailyLoss },
    { rule: 'maximum-loss', value: lossSinceStart(equity, s.start), limit: rules.maximumLoss },
    {
      rule: 'trailing-drawdown',
      value: trailingFall(equity, peakEquity, s.start, rules.trailingDrawdown, rules.trailingLocks),
      limit: rules.trailingDrawdown,
    },
    {
      rule: 'consistency',
      value: dayShare(equity, s.dayStart, s.start, rules.profitTarget),
      limit: rules.consistency,
    },
  ];
}
