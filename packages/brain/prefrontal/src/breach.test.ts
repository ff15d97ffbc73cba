import { newAccount, parseConfig, PASS, reasonCode, RULES, type Account } from '@janus/domain';
import { expect, it } from 'vitest';
import { breachOf } from './breach.ts';
import { prefrontalFields } from './config.ts';
import { watch } from './sheriff.ts';
import { init } from './state.ts';

/** An account that began with 100 000, as it stands now. */
function breach(config: object, now: Partial<Account>, rulesOff = 0): number {
  const state = init(parseConfig(prefrontalFields, config, 'prefrontal'), ['crypto'], rulesOff);
  watch(state.sheriff, newAccount(100_000), 1);
  return breachOf(state, { ...newAccount(100_000), ...now });
}
const code = reasonCode;

it('is the first limit that is passed, and none at the limit itself', () => {
  const daily = { dailyLoss: 0.02 };
  expect(breach(daily, { windowLoss: 0.02 })).toBe(PASS);
  expect(breach(daily, { windowLoss: 0.020001 })).toBe(code('daily-loss'));
  const most = { maximumLoss: 0.1 };
  expect(breach(most, { equity: 90_000 })).toBe(PASS);
  expect(breach(most, { equity: 89_999 })).toBe(code('maximum-loss'));
  const trailing = { trailingDrawdown: 0.1 };
  expect(breach(trailing, { peakEquity: 120_000, equity: 110_000 })).toBe(PASS);
  expect(breach(trailing, { peakEquity: 120_000, equity: 109_999 })).toBe(code('trailing-drawdown'));
  expect(breach({ ...daily, ...most }, { windowLoss: 0.5, equity: 50_000 })).toBe(code('daily-loss'));
});
it('a floor that locks stays at the starting equity', () => {
  const funded = { profile: 'prop-funded' };
  expect(breach(funded, { peakEquity: 150_000, equity: 100_001 })).toBe(PASS);
  expect(breach(funded, { peakEquity: 150_000, equity: 99_999 })).toBe(code('trailing-drawdown'));
});
it('is none of a rule that is off, switched off, or without a number', () => {
  expect(breach({}, { windowLoss: 0.9, equity: 1, peakEquity: 1e6 })).toBe(PASS);
  const off = 1 << RULES.indexOf('daily-loss');
  expect(breach({ dailyLoss: 0.02 }, { windowLoss: 0.5 }, off)).toBe(PASS);
  expect(breach({ dailyLoss: 0.02 }, { windowLoss: Number.NaN })).toBe(PASS);
});
