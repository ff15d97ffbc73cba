import { describe, expect, it } from 'vitest';
import { at, schemaOf, versionOf } from './consolidation/scenario.ts';
import { doubtedValue, matchLearned, newLearnedMatch, openSchemas } from './learned.ts';

const CONFIG = { doubt: 30, valueLimit: 2 };
const version = versionOf(
  [
    schemaOf(3, at(0), { actionN: [4, 30, 10], actionReward: [9, 2, -100], regime: 2 }),
    schemaOf(8, at(90), { actionN: [0, 0, 10], actionReward: [0, 0, 4] }),
  ],
  { usualReward: 2 },
);

describe('openSchemas', () => {
  it('values by hand, in usual rewards, within the limit; HOLD has none', () => {
    const learned = openSchemas(version, CONFIG);
    // 30·2/(60·2) = ½; 10·(−100)/(40·2) = −12.5, limited; 10·4/(40·2) = ½
    expect([...learned.values]).toEqual([0, 0.5, -2, 0, 0, 0.5]);
    expect([...learned.ids]).toEqual([3, 8]);
    expect([...learned.regimes]).toEqual([2, -1]);
    expect([learned.count, learned.dim, learned.threshold, learned.version, learned.hash]).toEqual([
      2,
      2,
      0.5,
      1,
      'aa',
    ]);
    expect([...openSchemas({ ...version, usualReward: 0 }, CONFIG).values]).toEqual([0, 0, 0, 0, 0, 0]);
  });
  it('a reward is drawn towards 0 by doubt', () => {
    expect(doubtedValue(10, 3, 0, 2, 9)).toBe(1.5);
    expect(doubtedValue(10, 3, 10, 2, 9)).toBe(0.75);
    expect(doubtedValue(0, 3, 10, 2, 9)).toBe(0);
    expect(doubtedValue(10, -30, 0, 2, 9)).toBe(-9);
  });
  it("refuses a version whose centroids are not the encoder's", () => {
    const encoder = { ...version.encoder, cells: 3 };
    expect(() => openSchemas({ ...version, encoder }, CONFIG)).toThrow('schema 3 of version 1 has 2 numbers');
  });
});

describe('matchLearned', () => {
  const learned = openSchemas(version, CONFIG);
  it('[E49] the nearest by cosine, with its similarity and its values, at four angles', () => {
    const out = newLearnedMatch();
    for (const [degrees, place, apart] of [
      [20, 0, 20],
      [44, 0, 44],
      [46, 1, 44],
      [100, 1, 10],
    ] as const) {
      matchLearned(learned, Float32Array.from(at(degrees)), out);
      expect([out.at, out.schema]).toEqual([place, [3, 8][place]]);
      expect(out.similarity).toBeCloseTo(Math.cos((apart * Math.PI) / 180), 6);
      expect([...out.value]).toEqual(place === 0 ? [0, 0.5, -2] : [0, 0, 0.5]);
    }
  });
  it('[E49] like none: the similarity is told, no schema and no value', () => {
    const out = newLearnedMatch();
    matchLearned(learned, Float32Array.from(at(0)), out);
    matchLearned(learned, Float32Array.from(at(170)), out);
    expect([out.at, out.schema, ...out.value]).toEqual([-1, -1, 0, 0, 0]);
    expect(out.similarity).toBeCloseTo(Math.cos((80 * Math.PI) / 180), 6);
    matchLearned(openSchemas(versionOf([]), CONFIG), Float32Array.of(1, 0), out);
    expect([out.at, out.schema, out.similarity, ...out.value]).toEqual([-1, -1, 0, 0, 0, 0]);
  });
  it('[E49] of equals the first', () => {
    const twins = openSchemas(versionOf([schemaOf(1, at(30)), schemaOf(2, at(30))]), CONFIG);
    const out = newLearnedMatch();
    matchLearned(twins, Float32Array.from(at(30)), out);
    expect(out.schema).toBe(1);
  });
});
