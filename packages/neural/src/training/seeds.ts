/**
 * Randomness by counting: every epoch and step has a generator of its own, made from the seed and the number. So the
 * whole state of chance is the seed and where one is, and a run that was stopped goes on exactly.
 */
import { rng, type Rng } from '@janus/numerics';

/** What is drawn; each has a stream of its own. */
export const STREAMS = { shuffle: 1, step: 2, evaluation: 3, heads: 4 } as const;

/** Mixes by the finaliser of MurmurHash3. */
function mix(x: number): number {
  let h = x >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

export function streamOf(seed: number, stream: keyof typeof STREAMS, count: number): Rng {
  return rng(mix(mix(mix(seed) ^ STREAMS[stream]) ^ count));
}

/** A new order of these, by Fisher and Yates. */
export function shuffled(items: Int32Array, random: Rng): Int32Array {
  const out = items.slice();
  for (let i = out.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}
