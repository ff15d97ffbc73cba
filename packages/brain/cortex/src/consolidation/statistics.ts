/** What a schema knows of its members [Algorithm 3]: how many, what they earned, how much that varied, when it was. */
import { ACTIONS, REGIMES, type NightSchema } from '@janus/domain';
import type { Lived } from './state.ts';

export type SchemaStatistics = Pick<
  NightSchema,
  'n' | 'meanReward' | 'sigma' | 'actionN' | 'actionReward' | 'regimeN' | 'regime'
>;

const most = (counts: readonly number[]): number => {
  const largest = Math.max(...counts);
  return largest > 0 ? counts.indexOf(largest) : -1;
};

/**
 * n_k = |C_k|, r̄_k = Σr/n_k, σ_k = √(Σ(r − r̄_k)²/n_k), and the same counts by action and regime (the metadata of specification §4.2).
 * No members: zeros.
 */
export function statisticsOf(lived: Lived, members: readonly number[]): SchemaStatistics {
  const actionN = ACTIONS.map(() => 0);
  const actionReward = ACTIONS.map(() => 0);
  const regimeN = REGIMES.map(() => 0);
  let mean = 0;
  let square = 0;
  members.forEach((i, at) => {
    const r = lived.reward[i]!;
    const d = r - mean;
    mean += d / (at + 1);
    square += d * (r - mean);
    const a = lived.action[i]!;
    actionN[a] = actionN[a]! + 1;
    actionReward[a] = actionReward[a]! + (r - actionReward[a]!) / actionN[a];
    const regime = lived.regime[i]!;
    if (regime >= 0) regimeN[regime] = regimeN[regime]! + 1;
  });
  const n = members.length;
  const sigma = n > 0 ? Math.sqrt(square / n) : 0;
  return { n, meanReward: mean, sigma, actionN, actionReward, regimeN, regime: most(regimeN) };
}

/** Statistics of two groups that share no member, as of both together (Chan, Golub & LeVeque 1979). */
export function joined(a: SchemaStatistics, b: SchemaStatistics): SchemaStatistics {
  const n = a.n + b.n;
  if (n === 0) return a;
  const gap = b.meanReward - a.meanReward;
  const square = a.n * a.sigma ** 2 + b.n * b.sigma ** 2 + (gap * gap * a.n * b.n) / n;
  const actionN = a.actionN.map((x, i) => x + b.actionN[i]!);
  const regimeN = a.regimeN.map((x, i) => x + b.regimeN[i]!);
  return {
    n,
    meanReward: a.meanReward + (gap * b.n) / n,
    sigma: Math.sqrt(square / n),
    actionN,
    actionReward: actionN.map((m, i) =>
      m > 0 ? (a.actionN[i]! * a.actionReward[i]! + b.actionN[i]! * b.actionReward[i]!) / m : 0,
    ),
    regimeN,
    regime: most(regimeN),
  };
}
