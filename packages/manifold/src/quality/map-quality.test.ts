import { rng } from '@janus/numerics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradeOf, mapQuality } from './map-quality.ts';
import { keyOf, nearest, ranksOf, SELF } from './ranks.ts';

/** Points on a line, as a map. */
const flat = (...x: number[]): Float32Array => Float32Array.from(x.flatMap((v) => [v, 0]));
/** All fifteen distances of these six are different, so no rank depends on a rule for equals. */
const LINE = Float32Array.of(0, 1, 3, 7, 15, 31);

/** Straight from the definition, by sorting; as trustworthiness, and as continuity with the spaces exchanged. */
function byDefinition(
  from: Float32Array,
  dimFrom: number,
  to: Float32Array,
  dimTo: number,
  n: number,
  k: number,
): number {
  const order = (x: Float32Array, dim: number, i: number): number[] => {
    const d = (j: number): number => {
      let sum = 0;
      for (let c = 0; c < dim; c++) sum += (x[i * dim + c]! - x[j * dim + c]!) ** 2;
      return Math.fround(sum);
    };
    return Array.from({ length: n }, (_, j) => j)
      .filter((j) => j !== i)
      .sort((a, b) => d(a) - d(b) || a - b);
  };
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const rank = order(from, dimFrom, i);
    for (const j of order(to, dimTo, i).slice(0, k)) sum += Math.max(0, rank.indexOf(j) + 1 - k);
  }
  return 1 - (2 / (n * k * (2 * n - 3 * k - 1))) * sum;
}

describe('map quality', () => {
  it('two of six points exchanged, by hand', () => {
    // A 0, B 1, C 3, D 7, E 15, F 31; in the map B and E have changed places. Order by nearness:
    //   data  A: BCDEF  B: ACDEF  C: BADEF  D: CBAEF  E: DCBAF  F: EDCBA
    //   map   A: ECDBF  B: DCEAF  C: EADBF  D: CEABF  E: ACDBF  F: BDCEA
    // k = 1, data rank of the map's nearest − 1:     A 3, B 2, C 3, D 0, E 3, F 3 = 14; T = 1 − 2·14 / (6·1·8)
    // k = 2, data ranks of the map's two nearest − 2: A 2, B 1, C 2, D 2, E 2, F 2 = 11; T = 1 − 2·11 / (6·2·5)
    // The exchange is its own inverse, so continuity is the same.
    const { at, grade, exact } = mapQuality(LINE, 6, 1, flat(0, 15, 3, 7, 1, 31), rng(1), {}, [1, 2]);
    expect(at[0]!.trustworthiness).toBeCloseTo(1 - 14 / 24, 12);
    expect(at[0]!.continuity).toBeCloseTo(1 - 14 / 24, 12);
    expect(at[1]!.trustworthiness).toBeCloseTo(1 - 11 / 30, 12);
    expect(at[1]!.continuity).toBeCloseTo(1 - 11 / 30, 12);
    expect(at.map((x) => x.grade)).toEqual(['unreliable', 'fair']);
    expect(grade).toBe('unreliable');
    expect(exact).toBe(true);
  });
  it('one point torn away, by hand: continuity falls further than trustworthiness', () => {
    // A moves from 0 to 63. Map: A: FEDCB  B: CDEFA  C: BDEFA  D: CBEFA  E: DCBFA  F: EDCBA
    // k = 1: T: A's nearest F has data rank 5: 4; B's nearest C has 2: 1; together 5.
    //        C: A's data neighbour B has map rank 5: 4; B's data neighbour A has 5: 4; together 8.
    const quality = mapQuality(LINE, 6, 1, flat(63, 1, 3, 7, 15, 31), rng(1), {}, [1]);
    expect(quality.at[0]!.trustworthiness).toBeCloseTo(1 - 5 / 24, 12);
    expect(quality.at[0]!.continuity).toBeCloseTo(1 - 8 / 24, 12);
    // A point's own worst sum is k·(2n − 3k − 1) / 2 = 4: A 1 − 4/4, B 1 − max(1, 4)/4.
    expect([...quality.distortion]).toEqual([1, 1, 0, 0, 0, 0]);
    expect(quality.distortionK).toBe(1);
  });
  it('a map that is the data scores 1, however it is turned and scaled', () => {
    const random = rng(2);
    const data = Float32Array.from({ length: 400 }, () => random.normal());
    const turned = Float32Array.from(data, (_, i) => 3 * (i % 2 === 0 ? -data[i + 1]! : data[i - 1]!));
    for (const { trustworthiness, continuity } of mapQuality(data, 200, 2, turned, rng(1)).at) {
      expect(trustworthiness).toBeCloseTo(1, 9);
      expect(continuity).toBeCloseTo(1, 9);
    }
  });
  it('as the definition has it, for random maps with equal distances among them', () => {
    const cell = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell, cell, cell), { minLength: 11, maxLength: 25 }), (rows) => {
        const n = rows.length;
        const data = Float32Array.from(rows.flatMap((r) => r.slice(0, 3)));
        const map = Float32Array.from(rows.flatMap((r) => r.slice(3)));
        const { at } = mapQuality(data, n, 3, map, rng(1), {}, [1, 5]);
        for (const { k, trustworthiness, continuity } of at) {
          expect(trustworthiness).toBeCloseTo(byDefinition(data, 3, map, 2, n, k), 9);
          expect(continuity).toBeCloseTo(byDefinition(map, 2, data, 3, n, k), 9);
        }
      }),
      { numRuns: 60 },
    );
  });
  it('above 4,000 points a sample is examined, says so, and is near the whole', () => {
    const random = rng(3);
    const n = 4100;
    const data = Float32Array.from({ length: n * 2 }, () => random.normal());
    const map = data.map((v) => v + 0.3 * random.normal());
    const sampled = mapQuality(data, n, 2, map, rng(5));
    expect(sampled.exact).toBe(false);
    expect(sampled.examined).toBe(1000);
    expect(sampled.distortion.filter((d) => !Number.isNaN(d))).toHaveLength(1000);
    const whole = mapQuality(data.subarray(0, 2 * 4000), 4000, 2, map.subarray(0, 2 * 4000), rng(5));
    expect(whole.exact).toBe(true);
    sampled.at.forEach((a, i) =>
      expect(Math.abs(a.trustworthiness! - whole.at[i]!.trustworthiness!)).toBeLessThan(0.01),
    );
  });
  it('sizes that the set is too small for are null, not a number', () => {
    const small = mapQuality(LINE, 6, 1, flat(0, 1, 3, 7, 15, 31), rng(1));
    expect(small.at).toEqual([5, 10, 20, 50].map((k) => ({ k, trustworthiness: null, continuity: null, grade: null })));
    expect(small).toMatchObject({ grade: null, examined: 0, distortionK: null });
    expect(mapQuality(new Float32Array(0), 0, 3, new Float32Array(0), rng(1)).grade).toBeNull();
    const eleven = mapQuality(
      new Float32Array(11).map((_, i) => i ** 2),
      11,
      1,
      flat(...Array.from({ length: 11 }, (_, i) => i ** 2)),
      rng(1),
    );
    expect(eleven.at.map((x) => x.trustworthiness)).toEqual([1, null, null, null]);
  });
  it('grades at their borders', () => {
    expect([0.8, 0.7999, 0.6, 0.5999].map(gradeOf)).toEqual(['good', 'fair', 'fair', 'unreliable']);
  });
  it('stops when asked, and refuses a map that is not a number', () => {
    const stop = { shouldStop: () => true };
    expect(() => mapQuality(new Float32Array(40), 20, 2, new Float32Array(40), rng(1), stop)).toThrow(/stopped/);
    expect(() => mapQuality(LINE, 6, 1, flat(0, 1, Number.NaN, 7, 15, 31), rng(1))).toThrow(/row 2, column 0 is NaN/);
  });
  it('ranks of a few are those that a whole sort gives', () => {
    const random = rng(9);
    const keys = Float64Array.from({ length: 300 }, (_, j) => keyOf(random.below(40), j));
    keys[17] = SELF;
    const order = [...keys.keys()].filter((j) => j !== 17).sort((a, b) => keys[a]! - keys[b]!);
    const near = new Int32Array(20);
    nearest(keys, new Float64Array(20), near);
    expect([...near]).toEqual(order.slice(0, 20));
    const chosen = Int32Array.of(5, 299, 0, 120, 16);
    const ranks = new Int32Array(5);
    ranksOf(keys, chosen, ranks);
    expect([...ranks]).toEqual([...chosen].map((j) => order.indexOf(j) + 1));
  });
});
