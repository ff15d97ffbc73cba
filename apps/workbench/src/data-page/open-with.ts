/** The ways from a data set to the pages that work on it. */
import { startRun } from '../data/run.ts';
import { goTo } from '../shell/navigate.ts';

export const exploreRegimes = (name: string): void => goTo('regimes', { set: name });

/** The brain decides on every bar of it; Market shows the run as soon as it is done. */
export function backtest(name: string): void {
  void startRun(name);
  goTo('market');
}
