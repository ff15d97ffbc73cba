/**
 * The stream of words: what was said about a market, each saying a number in [−1, 1] with the time it became known.
 * A word fades by half in a half-life. Few or old words leave the evidence near 0, and in the end absent.
 */
import { badInput } from '@janus/domain';

export interface SentimentFusion {
  readonly halfLife: number;
  time: number;
  /** Σ score·fading and Σ fading, as of `time`. */
  sum: number;
  mass: number;
}
export const initSentiment = (halfLife: number): SentimentFusion => ({ halfLife, time: Number.NaN, sum: 0, mass: 0 });

/** Less than this much left of all words is silence. */
const SILENCE = 0.05;

const fading = (s: SentimentFusion, time: number): number =>
  Number.isNaN(s.time) ? 0 : 2 ** (-(time - s.time) / s.halfLife);

/**
 * @param score [−1, 1]
 * @param time epoch ms, not before the word that came last
 * @throws JanusError bad-input for a score or a time out of range
 */
export function pushSentiment(s: SentimentFusion, score: number, time: number): void {
  if (!(score >= -1 && score <= 1)) throw badInput(`sentiment ${score} is not in [−1, 1]`);
  if (!Number.isFinite(time) || time < s.time)
    throw badInput(`sentiment as of ${time} comes after one as of ${s.time}: hand words over in order of time`);
  const kept = fading(s, time);
  s.sum = kept * s.sum + score;
  s.mass = kept * s.mass + 1;
  s.time = time;
}

/** Σ score·fading / (1 + Σ fading) at `time`, in (−1, 1): one word alone is half believed. NaN in silence. */
export function sentimentEvidence(s: SentimentFusion, time: number): number {
  const kept = fading(s, time);
  return kept * s.mass < SILENCE ? Number.NaN : (kept * s.sum) / (1 + kept * s.mass);
}
