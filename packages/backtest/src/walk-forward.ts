/**
 * Walk-forward: on each training stretch the candidate with the best Sharpe ratio is chosen, and the stretch after it
 * shows what the choice was worth. Candidates run once over the whole series: each is causal and learns as it goes,
 * so a stretch of its equity is what it would have earned there. The gap between training and test keeps a trade that
 * is open at the border out of both.
 */
import { sharpe } from './metrics/sharpe.ts';
import { simpleReturns } from './metrics/returns.ts';
import { totalReturn } from './metrics/total-return.ts';

export interface Candidate {
  readonly name: string;
  readonly equity: Float64Array;
}
export interface Fold {
  readonly trainFrom: number;
  readonly trainTo: number;
  readonly testFrom: number;
  readonly testTo: number;
  readonly chosen: string | null;
  readonly trainSharpe: number | null;
  readonly testSharpe: number | null;
  readonly testReturn: number;
}
export interface WalkForward {
  readonly folds: readonly Fold[];
  /** Compounded over the test stretches. */
  readonly totalReturn: number;
  readonly sharpe: number | null;
  /** Mean training Sharpe minus mean test Sharpe, over the folds that have both. */
  readonly degradation: number | null;
}

/**
 * @param from first event that may be used (after the warm-up)
 * @param folds number of test stretches, ≥ 1; @param gap events between training and test
 * @throws RangeError when a stretch would hold fewer than 20 events
 */
export function walkForward(
  candidates: readonly Candidate[],
  perYear: number,
  from: number,
  folds: number,
  gap: number,
): WalkForward {
  const n = candidates[0]?.equity.length ?? 0;
  const stretch = Math.floor((n - from) / (folds + 1));
  if (stretch - gap < 20)
    throw new RangeError(
      `${n - from} events after the warm-up make ${folds + 1} stretches of ${stretch}: too short; ask for fewer folds`,
    );
  const out: Fold[] = [];
  const tested: number[] = [];
  for (let k = 0; k < folds; k++) {
    const trainFrom = from;
    const trainTo = from + (k + 1) * stretch - gap;
    const testFrom = trainTo + gap;
    const testTo = k === folds - 1 ? n : testFrom + stretch;
    let best: Candidate | null = null;
    let bestSharpe: number | null = null;
    for (const candidate of candidates) {
      const value = sharpe(simpleReturns(candidate.equity.subarray(trainFrom, trainTo)), perYear);
      if (value !== null && (bestSharpe === null || value > bestSharpe)) {
        best = candidate;
        bestSharpe = value;
      }
    }
    const test = best?.equity.subarray(testFrom - 1, testTo) ?? null;
    const returns = test === null ? new Float64Array(testTo - testFrom) : simpleReturns(test);
    tested.push(...returns);
    out.push({
      trainFrom,
      trainTo,
      testFrom,
      testTo,
      chosen: best?.name ?? null,
      trainSharpe: bestSharpe,
      testSharpe: sharpe(returns, perYear),
      testReturn: test === null ? 0 : totalReturn(test),
    });
  }
  const both = out.filter((f) => f.trainSharpe !== null && f.testSharpe !== null);
  return {
    folds: out,
    totalReturn: tested.reduce((w, r) => w * (1 + r), 1) - 1,
    sharpe: sharpe(Float64Array.from(tested), perYear),
    degradation:
      both.length === 0 ? null : both.reduce((s, f) => s + (f.trainSharpe! - f.testSharpe!), 0) / both.length,
  };
}
