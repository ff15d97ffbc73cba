/**
 * Which of the account's hard limits has been passed: loss of the day, loss of the account, fall from the peak. While it
 * is, nothing may be opened, whatever is proposed; with `flattenOnBreach` the loop also closes what is open.
 */
import { PASS, reasonCode, RULES, type Account, type ReasonCode } from '@janus/domain';
import { lossSinceStart, trailingFall } from './sheriff.ts';
import type { PrefrontalState } from './state.ts';

const DAILY_LOSS = reasonCode('daily-loss');
const MAXIMUM_LOSS = reasonCode('maximum-loss');
const TRAILING = reasonCode('trailing-drawdown');
const BIT_OF = (rule: (typeof RULES)[number]): number => 1 << RULES.indexOf(rule);
const DAILY_BIT = BIT_OF('daily-loss');
const MAXIMUM_BIT = BIT_OF('maximum-loss');
const TRAILING_BIT = BIT_OF('trailing-drawdown');

/**
 * 812, 813 or 814, the first that is passed, else 0. A rule that is off, or switched off for the run, is never passed;
 * neither is one whose measure is not a number: that refuses entries, and is no reason to sell.
 */
export function breachOf({ rules, sheriff, rulesOff }: PrefrontalState, account: Account): ReasonCode {
  const { dailyLoss, maximumLoss, trailingDrawdown, trailingLocks } = rules;
  if (dailyLoss > 0 && (rulesOff & DAILY_BIT) === 0 && account.windowLoss > dailyLoss) return DAILY_LOSS;
  const { equity, peakEquity } = account;
  if (maximumLoss > 0 && (rulesOff & MAXIMUM_BIT) === 0 && lossSinceStart(equity, sheriff.start) > maximumLoss)
    return MAXIMUM_LOSS;
  if (trailingDrawdown > 0 && (rulesOff & TRAILING_BIT) === 0) {
    if (trailingFall(equity, peakEquity, sheriff.start, trailingDrawdown, trailingLocks) > trailingDrawdown)
      return TRAILING;
  }
  return PASS;
}
