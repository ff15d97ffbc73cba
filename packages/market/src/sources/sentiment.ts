/**
 * What a text says about a market, as one number in [−1, 1]. Behind a port, so that a model on this machine can take the
 * lexicon's place; where none is installed, asking for one is refused and nothing is made up.
 */
import { refused } from '@janus/domain';
import { INTENSIFIERS, LEXICON, NEGATIONS, stemOf } from './lexicon.ts';

export interface SentimentScorer {
  readonly id: string;
  /** [−1, 1] a text, 0 where it says nothing either way. */
  score(texts: readonly string[]): Promise<Float64Array>;
}

/** Words between a negation and what it turns round. */
const REACH = 3;
/** "Not good" is less bad than "bad" is. */
const NEGATED = -0.5;

/** Lower-case words with their apostrophes and inner hyphens; '.' where a sentence or a clause ends. */
export const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .match(/[a-z]+(?:['-][a-z]+)*|[.!?;:,]/g) ?? [];

/**
 * Σ w / (Σ |w| + 1) over the listed words: negated where a negation stands up to three words before in the same clause,
 * multiplied by an intensifier right before. One strong word is half believed; a text without any is 0.
 */
export function lexiconScore(text: string): number {
  let sum = 0;
  let weight = 0;
  let sinceNegation = Number.POSITIVE_INFINITY;
  let factor = 1;
  for (const word of wordsOf(text)) {
    if (!/[a-z]/.test(word)) {
      sinceNegation = Number.POSITIVE_INFINITY;
      factor = 1;
      continue;
    }
    sinceNegation++;
    if (NEGATIONS.has(word)) {
      sinceNegation = 0;
      continue;
    }
    const intensity = INTENSIFIERS.get(word);
    if (intensity !== undefined) {
      factor = intensity;
      continue;
    }
    const stem = stemOf(word);
    if (stem !== null) {
      const w = factor * LEXICON.get(stem)! * (sinceNegation <= REACH ? NEGATED : 1);
      sum += w;
      weight += Math.abs(w);
    }
    factor = 1;
  }
  return sum / (weight + 1);
}

export const lexicon: SentimentScorer = {
  id: 'lexicon',
  score: (texts) => Promise.resolve(Float64Array.from(texts, lexiconScore)),
};

/** Scorers by name; `local` is a model that the host has loaded, or null. @throws JanusError refused */
export function scorerOf(name: 'lexicon' | 'local', local: SentimentScorer | null): SentimentScorer {
  if (name === 'lexicon') return lexicon;
  if (local === null)
    throw refused('no local sentiment model is installed: use the lexicon, or hand a model over to the server');
  return local;
}
