/** Slots of THREATS by name, what each is answered with, and what a vote of outliers counts. */
import { reasonCode, THREATS, type ReasonCode, type Threat } from '@janus/domain';

export const THREAT = Object.fromEntries(THREATS.map((name, i) => [name, i])) as { readonly [K in Threat]: number };

/** The four that vote: none of them vetoes alone, `outlierVotes` of them do. */
export const VOTERS: readonly number[] = [
  THREAT['z-score'],
  THREAT['isolation-forest'],
  THREAT['moving-average'],
  THREAT.percentile,
];

/** Those that veto alone, gravest first, with the reason that each is told by. */
const ANSWERS: readonly (readonly [Threat, string])[] = [
  ['loss', 'loss-limit'],
  ['flash-crash', 'flash-crash'],
  ['black-swan', 'black-swan'],
  ['anomaly', 'anomaly'],
  ['volatility', 'volatility-spike'],
  ['liquidity', 'liquidity'],
  ['toxicity', 'toxicity'],
  ['regime-shift', 'regime-shift'],
  ['correlation-breakdown', 'correlation-breakdown'],
];
export const ORDER: readonly number[] = ANSWERS.map(([threat]) => THREAT[threat]);
export const CODES: readonly ReasonCode[] = ANSWERS.map(([, reason]) => reasonCode(reason));
/** 1 for those of ORDER that are alarms of price: they go on vetoing for a few bars. */
export const PRICE_ALARMS: readonly number[] = ANSWERS.map(([threat]) =>
  threat === 'flash-crash' || threat === 'black-swan' || threat === 'anomaly' ? 1 : 0,
);

/**
 * The ratio that `votes` of the voters reach, the votes-th largest of theirs: above 1 where so many are beyond their
 * limits. 0 where fewer than that can say.
 */
export function voteOf(ratio: Float64Array, votes: number): number {
  if (votes > VOTERS.length) return 0;
  let best = 0;
  for (let i = 0; i < VOTERS.length; i++) {
    const r = ratio[VOTERS[i]!]!;
    let atLeast = 0;
    for (let j = 0; j < VOTERS.length; j++) if (ratio[VOTERS[j]!]! >= r) atLeast++;
    if (atLeast >= votes && r > best) best = r;
  }
  return best;
}

/** measure / limit, ≥ 0: 1 is the limit. NaN where the measure is not known; ∞ above a limit of 0. */
export function ratioOf(measure: number, limit: number): number {
  if (!(limit > 0)) return measure > 0 ? Number.POSITIVE_INFINITY : measure === measure ? 0 : Number.NaN;
  return Math.max(0, measure) / limit;
}
