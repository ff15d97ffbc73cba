/**
 * Seeded random numbers: xoroshiro128+ from pure-rand, with the draws that JANUS needs.
 * The only source of randomness anywhere: it is passed in, never reached for.
 */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

export interface Rng {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform whole number in [0, n). */
  below(n: number): number;
  /** Standard normal (polar Box–Muller). */
  normal(): number;
  /** Exponential with mean 1. */
  exponential(): number;
  /** Serialisable; `restoreRng` continues exactly here. */
  state(): readonly number[];
}

type Generator = ReturnType<typeof xoroshiro128plus>;

function wrap(generator: Generator, spareNormal: number): Rng {
  let spare = spareNormal;
  const next = (): number => uniformFloat64(generator);
  return {
    next,
    below: (n) => Math.floor(next() * n),
    normal: () => {
      if (!Number.isNaN(spare)) {
        const kept = spare;
        spare = Number.NaN;
        return kept;
      }
      for (;;) {
        const u = 2 * next() - 1;
        const v = 2 * next() - 1;
        const s = u * u + v * v;
        if (s > 0 && s < 1) {
          const scale = Math.sqrt((-2 * Math.log(s)) / s);
          spare = v * scale;
          return u * scale;
        }
      }
    },
    exponential: () => -Math.log(1 - next()),
    state: () => [...generator.getState(), spare],
  };
}

/** @throws RangeError unless the seed is a whole number in [0, 2³²) */
export function rng(seed: number): Rng {
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32)
    throw new RangeError(`seed ${seed} is not a whole number in [0, 4294967296)`);
  return wrap(xoroshiro128plus(seed | 0), Number.NaN);
}

/** Continues from `Rng.state()`. */
export function restoreRng(state: readonly number[]): Rng {
  return wrap(xoroshiro128plusFromState(state.slice(0, -1)), state.at(-1) ?? Number.NaN);
}
