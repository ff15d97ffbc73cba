/**
 * How far a map can be believed: trustworthiness and continuity for neighbourhoods of several sizes, the distortion of
 * each point, and a grade. Every point is examined up to 4,000 of them, above that a seeded sample; the result says so.
 */
import { badInput, cancelled } from '@janus/domain';
import type { Rng } from '@janus/numerics';
import { checkPoints, squaredDistance } from '../points.ts';
import { intrusion, worstIntrusion } from './intrusion.ts';
import { keyOf, MOST_POINTS, nearest, ranksOf, SELF } from './ranks.ts';

export type MapGrade = 'good' | 'fair' | 'unreliable';

/** ≥ 0.8 good, ≥ 0.6 fair, below that the map is not to be relied on. */
export const gradeOf = (value: number): MapGrade => (value >= 0.8 ? 'good' : value >= 0.6 ? 'fair' : 'unreliable');

export interface QualityAt {
  readonly k: number;
  /** Null where k is not below n / 2: the measure is not defined. */
  readonly trustworthiness: number | null;
  readonly continuity: number | null;
  readonly grade: MapGrade | null;
}
export interface MapQuality {
  readonly at: readonly QualityAt[];
  /** By the lowest trustworthiness or continuity of all k; null where none is defined. */
  readonly grade: MapGrade | null;
  /** Points examined, and whether that is all of them. */
  readonly examined: number;
  readonly exact: boolean;
  /** Neighbourhood of the distortion: the first k that is defined; null without one. */
  readonly distortionK: number | null;
  /** 1 − the lower of a point's own trustworthiness and continuity, [0, 1]; NaN where it was not examined. [n] */
  readonly distortion: Float32Array;
}

export interface QualityHooks {
  readonly onProgress?: (examined: number, of: number) => void;
  /** Asked every few points. */
  readonly shouldStop?: () => boolean;
}

export const QUALITY_K: readonly number[] = [5, 10, 20, 50];
const ALL_UP_TO = 4000;
const SAMPLE = 1000;

/** `count` different points, ascending (Knuth's algorithm S). */
function sample(n: number, count: number, random: Rng): Int32Array {
  const out = new Int32Array(count);
  let taken = 0;
  for (let i = 0; taken < count; i++) if (random.next() * (n - i) < count - taken) out[taken++] = i;
  return out;
}

/**
 * @param data what was mapped [n, dim]; @param embedding the map [n, 2]; @param random draws the sample
 * @param all sizes of neighbourhood, ascending
 * @throws JanusError bad-input for a wrong shape or numbers that are not finite; cancelled where `shouldStop` said so
 */
export function mapQuality(
  data: Float32Array,
  n: number,
  dim: number,
  embedding: Float32Array,
  random: Rng,
  hooks: QualityHooks = {},
  all: readonly number[] = QUALITY_K,
): MapQuality {
  checkPoints(data, n, dim);
  checkPoints(embedding, n, 2);
  if (n > MOST_POINTS) throw badInput(`${n} points: the quality of a map is measured up to ${MOST_POINTS}`);
  const sizes = all.filter((k) => k < n / 2);
  const exact = n <= ALL_UP_TO;
  const everyone = Int32Array.from({ length: sizes.length > 0 ? n : 0 }, (_, i) => i);
  const probes = exact ? everyone : sample(n, SAMPLE, random);
  const most = sizes.at(-1) ?? 0;
  const space = () => ({ keys: new Float64Array(n), near: new Int32Array(most), ranks: new Int32Array(most) });
  const there = space();
  const here = space();
  const held = new Float64Array(most);
  // Sums of whole numbers, divided once at the end: a perfect map scores exactly 1.
  const intruders = new Float64Array(sizes.length);
  const absentees = new Float64Array(sizes.length);
  const distortion = new Float32Array(n).fill(Number.NaN);
  for (let p = 0; p < probes.length; p++) {
    if (p % 64 === 0) {
      if (hooks.shouldStop?.()) throw cancelled('measuring the map was stopped before it was finished');
      hooks.onProgress?.(p, probes.length);
    }
    const i = probes[p]!;
    for (let j = 0; j < n; j++) {
      there.keys[j] = keyOf(squaredDistance(data, dim, i, j, Number.POSITIVE_INFINITY), j);
      here.keys[j] = keyOf(squaredDistance(embedding, 2, i, j, Number.POSITIVE_INFINITY), j);
    }
    there.keys[i] = here.keys[i] = SELF;
    nearest(there.keys, held, there.near);
    nearest(here.keys, held, here.near);
    ranksOf(there.keys, here.near, here.ranks);
    ranksOf(here.keys, there.near, there.ranks);
    sizes.forEach((k, at) => {
      const worst = worstIntrusion(n, k);
      const came = intrusion(here.ranks, k);
      const left = intrusion(there.ranks, k);
      intruders[at]! += came;
      absentees[at]! += left;
      if (at === 0) distortion[i] = Math.max(came, left) / worst;
    });
  }
  const at = all.map((k): QualityAt => {
    const slot = sizes.indexOf(k);
    if (slot < 0) return { k, trustworthiness: null, continuity: null, grade: null };
    const worst = probes.length * worstIntrusion(n, k);
    const [t, c] = [1 - intruders[slot]! / worst, 1 - absentees[slot]! / worst];
    return { k, trustworthiness: t, continuity: c, grade: gradeOf(Math.min(t, c)) };
  });
  const scores = at.flatMap((x) => [x.trustworthiness ?? 1, x.continuity ?? 1]);
  return {
    at,
    grade: sizes.length > 0 ? gradeOf(Math.min(...scores)) : null,
    examined: probes.length,
    exact,
    distortionK: sizes[0] ?? null,
    distortion,
  };
}
