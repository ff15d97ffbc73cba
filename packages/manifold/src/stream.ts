/**
 * Xorshift (Marsaglia 2003), 32 bits: the draws of the inner loops, where a generator object would cost more than the
 * work itself. Seeded once from the Rng that is passed in; the state is one number in an array, so a map in the making
 * can be copied or sent.
 */
import type { Rng } from '@janus/numerics';

export type Stream = Uint32Array;

export function streamFrom(random: Rng): Stream {
  // Zero is the one state that xorshift never leaves.
  return Uint32Array.of(1 + random.below(0xffff_fffe));
}

/** Uniform whole number in [0, n), n ≤ 2³². */
export function below(stream: Stream, n: number): number {
  let s = stream[0]!;
  s ^= s << 13;
  s ^= s >>> 17;
  s ^= s << 5;
  stream[0] = s;
  return Math.floor((s >>> 0) * 2.328_306_436_538_696_3e-10 * n);
}

/** Uniform in (−1, 1). */
export const signed = (stream: Stream): number => below(stream, 2 ** 32) / 2 ** 31 - 1 + 2 ** -32;
