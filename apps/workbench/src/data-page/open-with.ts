/** The ways from a data set to the pages that work on it. */
import { goTo } from '../shell/navigate.ts';

export const exploreRegimes = (name: string): void => goTo('regimes', { set: name });

/** Everything about the test can be said there; the bars are chosen already. */
export const backtest = (name: string): void => goTo('backtests', { set: name });
