/** Macro-F1 of labels against the truth, with a block-bootstrap interval: labels of neighbouring bars are not independent. */
import type { Rng } from '@janus/numerics';

/**
 * Mean over the classes that occur in the truth of F1 = 2·TP / (2·TP + FP + FN).
 * @param truth class indices; @param guess the same length, −1 = no answer (counts as wrong)
 */
export function macroF1(truth: Int8Array, guess: Int8Array, classes: number): number {
  const hit = new Float64Array(classes);
  const actual = new Float64Array(classes);
  const named = new Float64Array(classes);
  for (let i = 0; i < truth.length; i++) {
    actual[truth[i]!]!++;
    if (guess[i]! < 0) continue;
    named[guess[i]!]!++;
    if (guess[i] === truth[i]) hit[truth[i]!]!++;
  }
  let sum = 0;
  let present = 0;
  for (let c = 0; c < classes; c++) {
    if (actual[c] === 0) continue;
    present++;
    sum += (2 * hit[c]!) / (actual[c]! + named[c]!);
  }
  return present > 0 ? sum / present : Number.NaN;
}

export interface Scored {
  readonly score: number;
  readonly low: number;
  readonly high: number;
}

/** Macro-F1 with its 95 % interval from resampling whole blocks of bars. */
export function macroF1WithInterval(
  truth: Int8Array,
  guess: Int8Array,
  classes: number,
  random: Rng,
  block = 500,
  rounds = 200,
): Scored {
  const n = truth.length;
  const blocks = Math.max(1, Math.ceil(n / block));
  const t = new Int8Array(n);
  const g = new Int8Array(n);
  const scores = new Float64Array(rounds);
  for (let round = 0; round < rounds; round++) {
    for (let b = 0; b < blocks; b++) {
      const from = random.below(Math.max(1, n - block));
      const length = Math.min(block, n - b * block);
      t.set(truth.subarray(from, from + length), b * block);
      g.set(guess.subarray(from, from + length), b * block);
    }
    scores[round] = macroF1(t, g, classes);
  }
  scores.sort();
  return {
    score: macroF1(truth, guess, classes),
    low: scores[Math.floor(0.025 * rounds)]!,
    high: scores[Math.min(rounds - 1, Math.floor(0.975 * rounds))]!,
  };
}
