import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addToPool, initPool } from './pool.ts';
import { drawTowards, recallOne, recalls } from './recall-gate.ts';
import { at, configOf, livedOf, schemaOf, versionOf, type Moment } from './scenario.ts';
import { nearestSchema, openSchema, predictionOf } from './schema-set.ts';
import { initConsolidation, type Consolidation } from './state.ts';

const MEAN_ABSOLUTE = Math.sqrt(2 / Math.PI);
/** A schema on the first axis that says 1 of everything, as of now wrong by 0.798. */
const state = (moments: readonly Moment[], config = {}): Consolidation =>
  initConsolidation(
    configOf({ recallRate: 0.5, errorSpan: 3, ...config }),
    livedOf(moments),
    versionOf([schemaOf(4, at(0), { meanReward: 1, sigma: 1, actionN: [10, 0, 0], actionReward: [1, 0, 0] })]),
    100,
  );

describe('recalls', () => {
  it('[E46] both like enough and foretold as well as usual', () => {
    expect(recalls(0.7, 0.6, 1, 2)).toBe(true);
    expect(recalls(0.6, 0.6, 2, 2)).toBe(true);
    expect(recalls(0.59, 0.6, 1, 2)).toBe(false);
    expect(recalls(0.7, 0.6, 2.01, 2)).toBe(false);
    expect(recalls(0.59, 0.6, 2.01, 2)).toBe(false);
  });
});

describe('drawTowards', () => {
  it('[E46] by hand, brought back to length 1', () => {
    // (1, 0) and (0, 1), η ½: (½, ½) → 45°; from 45° again towards 90°: 67.5°; η 1 is there; η 0 stays
    const up = Float32Array.of(9, 9, 0, 1);
    const z = Float64Array.from(at(0));
    drawTowards(z, up, 1, 0.5);
    at(45).forEach((x, d) => expect(z[d]).toBeCloseTo(x, 12));
    drawTowards(z, up, 1, 0.5);
    at(67.5).forEach((x, d) => expect(z[d]).toBeCloseTo(x, 12));
    drawTowards(z, up, 1, 0);
    at(67.5).forEach((x, d) => expect(z[d]).toBeCloseTo(x, 12));
    // η ¼ of (0, 1) from (1, 0): (¾, ¼)/√(10/16)
    const w = Float64Array.of(1, 0);
    drawTowards(w, up, 1, 0.25);
    expect(w[0]).toBeCloseTo(3 / Math.sqrt(10), 12);
    expect(w[1]).toBeCloseTo(1 / Math.sqrt(10), 12);
    drawTowards(w, up, 1, 1);
    expect([...w]).toEqual([0, 1]);
  });
  it('[E46] always ends at length 1 and never further from h', () => {
    const angle = fc.double({ min: 0, max: 179, noNaN: true });
    fc.assert(
      fc.property(angle, fc.double({ min: 0, max: 1, noNaN: true }), (degrees, rate) => {
        const h = at(degrees);
        const z = Float64Array.of(1, 0);
        drawTowards(z, Float32Array.from(h), 0, rate);
        expect(Math.hypot(...z)).toBeCloseTo(1, 9);
        expect(z[0]! * h[0] + z[1]! * h[1]).toBeGreaterThanOrEqual(h[0] - 1e-6);
      }),
    );
  });
});

describe('the gate', () => {
  it('[E46] lets through what is alike and foretold, and the schema moves', () => {
    const s = state([{ h: at(60), reward: 1.5 }]);
    expect(recallOne(s, 0, 0.4)).toBe(true);
    at(30).forEach((x, d) => expect(s.schemas[0]!.centroid[d]).toBeCloseTo(x, 6));
    // running error 0.798 → halfway (span 3) to 0.5
    expect(s.schemas[0]!.error).toBeCloseTo((MEAN_ABSOLUTE + 0.5) / 2, 12);
    expect([s.schemas[0]!.passed, s.schemas[0]!.blocked, s.pool.members.size]).toEqual([1, 0, 0]);
  });
  it('[E46] what is alike but badly foretold stays outside: no move, but the error has learned', () => {
    const s = state([{ h: at(10), reward: 3 }]);
    expect(recallOne(s, 0, 0.5)).toBe(false);
    expect([...s.schemas[0]!.centroid]).toEqual(at(0));
    expect(s.schemas[0]!.error).toBeCloseTo((MEAN_ABSOLUTE + 2) / 2, 12);
    expect([s.schemas[0]!.passed, s.schemas[0]!.blocked, [...s.pool.members]]).toEqual([0, 1, [0]]);
  });
  it('[E46] what is unlike stays outside and says nothing of the error', () => {
    const s = state([{ h: at(70), reward: 1 }]);
    expect(recallOne(s, 0, 0.5)).toBe(false);
    expect([...s.schemas[0]!.centroid]).toEqual(at(0));
    expect(s.schemas[0]!.error).toBe(MEAN_ABSOLUTE);
    expect([...s.pool.members]).toEqual([0]);
  });
  it('[E46] an experience leaves the pool when it is recalled after all; the log keeps every attempt', () => {
    const s = state([{ h: at(70), reward: 1, action: 2 }]);
    recallOne(s, 0, 0.5);
    expect(recallOne(s, 0, 0.3)).toBe(true);
    expect(s.pool.members.size).toBe(0);
    const { log } = s;
    expect(log.count).toBe(2);
    expect([...log.passed.subarray(0, 2)]).toEqual([0, 1]);
    expect([...log.schema.subarray(0, 2)]).toEqual([4, 4]);
    expect(log.similarity[0]).toBeCloseTo(Math.cos((70 * Math.PI) / 180), 6);
    expect(log.threshold[1]).toBeCloseTo(0.3, 6);
  });
  it('without schemas everything goes to the pool', () => {
    const s = initConsolidation(configOf(), livedOf([{ h: at(0) }, { h: at(90) }]), null, 10);
    expect([recallOne(s, 1, 0.1), recallOne(s, 0, 0.1), recallOne(s, 1, 0.1)]).toEqual([false, false, false]);
    expect([...s.pool.members]).toEqual([1, 0]);
    expect(s.log.count).toBe(0);
  });
  it('a full log keeps what it has', () => {
    const lived = livedOf([{ h: at(0) }]);
    const s = initConsolidation(configOf(), lived, versionOf([schemaOf(0, at(0))]), 1);
    recallOne(s, 0, 0.5);
    recallOne(s, 0, 0.5);
    expect(s.log.count).toBe(1);
  });
  it('refuses a version whose centroids do not fit the embeddings', () => {
    expect(() =>
      initConsolidation(configOf(), livedOf([{ h: at(0) }]), versionOf([schemaOf(7, [1, 0, 0])]), 1),
    ).toThrow('schema 7 has a centroid of 3 numbers, the embeddings have 2');
  });
});

describe('nearestSchema', () => {
  const schemas = [at(0), at(50), at(50), at(180)].map((c, k) => openSchema(schemaOf(k, c)));
  it('[E49] argmax of the cosine, of equals the first', () => {
    const { embedding } = livedOf([{ h: at(20) }, { h: at(30) }, { h: at(170) }, { h: at(-60) }]);
    const out = { at: 9, similarity: 9 };
    const look = (i: number): readonly [number, number] => {
      nearestSchema(schemas, embedding, i, out);
      return [out.at, out.similarity];
    };
    [
      [0, 20],
      [1, 20],
      [3, 10],
      [0, 60],
    ].forEach(([k, apart], i) => {
      const [found, similarity] = look(i);
      expect(found).toBe(k);
      expect(similarity).toBeCloseTo(Math.cos((apart! * Math.PI) / 180), 6);
    });
    nearestSchema([], embedding, 0, out);
    expect(out).toEqual({ at: -1, similarity: Number.NEGATIVE_INFINITY });
  });
  it('predicts by action, and by all where an action is unknown', () => {
    expect([...predictionOf([2, 0, 1], [0.5, 0, -1], 0.2)]).toEqual([0.5, 0.2, -1]);
  });
});

describe('pool', () => {
  it('keeps each once, and the newest where it is full', () => {
    const pool = initPool(3);
    for (const i of [5, 1, 5, 2, 9]) addToPool(pool, i);
    expect([...pool.members]).toEqual([1, 2, 9]);
  });
});
