import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { clusterCount, formSchemas, largestFirst } from './form.ts';
import { recallOne } from './recall-gate.ts';
import { at, configOf, livedOf, near, schemaOf, versionOf, type Moment } from './scenario.ts';
import { driftOf, settle } from './settle.ts';
import { initConsolidation } from './state.ts';
import { joined, statisticsOf } from './statistics.ts';

/** `groups` groups on their own axes, in turn; the group's reward is its number. */
const groups = (count: number, each: number, dim = 20): Moment[] => {
  const random = rng(1);
  return Array.from({ length: count * each }, (_, i) => ({
    h: near(i % count, dim, 0.3, random),
    action: i % 3,
    regime: i % count,
    reward: (i % count) + 0.1 * random.normal(),
  }));
};

describe('formSchemas', () => {
  it('[E45] [E64] founds one schema a group from what could not be recalled, by size, and empties the pool', () => {
    const moments = [...groups(3, 30), { h: near(2, 20, 0.3, rng(9)), reward: 2 }];
    const s = initConsolidation(configOf({ schemas: 3, minFound: 10 }), livedOf(moments), null, 10);
    moments.forEach((_, i) => recallOne(s, i, 0.5));
    expect(s.pool.members.size).toBe(91);
    const formation = formSchemas(s, rng(1));
    expect(formation.clusters).toBe(3);
    expect(formation.founded).toEqual([0, 1, 2]);
    expect(formation.objective.at(-1)).toBeLessThan(formation.objective[0]! + 1e-9);
    expect(s.pool.members.size).toBe(0);
    // the largest first: group 2 has 31
    expect(s.schemas[0]!.centroid[2]).toBeGreaterThan(0.9);
    for (const schema of s.schemas) {
      expect(Math.hypot(...schema.centroid)).toBeCloseTo(1, 12);
      const group = schema.centroid.findIndex((x) => x > 0.9);
      expect(schema.prediction[0]).toBeCloseTo(group, 0);
      expect([schema.passed, schema.blocked]).toEqual([0, 0]);
      expect(schema.error).toBeLessThan(0.15);
      expect(schema.error).toBeGreaterThan(0.03);
    }
    expect(s.founded).toEqual([0, 1, 2]);
    expect(s.nextId).toBe(3);
  });
  it('[E45] a founded centroid is the mean of its members, brought to length 1, by hand', () => {
    // 0° and 40°: mean at 20°, whatever its length
    const moments = [{ h: at(0) }, { h: at(40) }];
    const s = initConsolidation(configOf({ schemas: 1, minFound: 2 }), livedOf(moments), null, 10);
    for (const i of [0, 1]) recallOne(s, i, 0.5);
    formSchemas(s, rng(1));
    at(20).forEach((x, d) => expect(s.schemas[0]!.centroid[d]).toBeCloseTo(x, 6));
  });
  it('[E45] [E64] founds nothing from too few, from what is scattered, from what exists, or without room', () => {
    const attempt = (moments: readonly Moment[], config: object, parent = versionOf([])): readonly number[] => {
      const s = initConsolidation(configOf(config), livedOf(moments), parent, 10);
      moments.forEach((_, i) => s.pool.members.add(i));
      const { founded, clusters, objective } = formSchemas(s, rng(1));
      expect(clusters > 0).toBe(objective.length > 0);
      if (clusters === 0) expect(founded).toEqual([]);
      expect(s.pool.members.size).toBe(founded.length > 0 ? 0 : moments.length);
      return founded;
    };
    const twelve = groups(1, 12);
    expect(attempt(twelve, { schemas: 1, minFound: 12 })).toEqual([0]);
    expect(attempt(twelve, { schemas: 1, minFound: 13 })).toEqual([]);
    const scattered = Array.from({ length: 12 }, (_, i) => ({ h: near(i, 12, 0, rng(1)) }));
    expect(attempt(scattered, { schemas: 1, minFound: 2 })).toEqual([]); // cosine with the mean 1/√12
    const axis = Array.from({ length: 20 }, (_, d) => (d === 0 ? 1 : 0));
    expect(attempt(twelve, { schemas: 1, minFound: 2 }, versionOf([schemaOf(5, axis)]))).toEqual([]);
    const other = Array.from({ length: 20 }, (_, d) => (d === 1 ? 1 : 0));
    expect(attempt(twelve, { schemas: 1, minFound: 2 }, versionOf([schemaOf(5, other)]))).toEqual([6]);
    expect(attempt(twelve, { schemas: 1, minFound: 2, maxSchemas: 1 }, versionOf([schemaOf(5, other)]))).toEqual([]);
    expect(attempt(twelve, { schemas: 1, minFound: 2, maxSchemas: 2 }, versionOf([schemaOf(5, other)]))).toEqual([6]);
  });
  it('[E45] a centroid of which half the cluster is not alike is founded by those that are; the others wait', () => {
    const moments = [...Array.from({ length: 10 }, (_, i) => ({ h: at(i) })), { h: at(80) }, { h: at(82) }];
    const s = initConsolidation(configOf({ schemas: 1, minFound: 5 }), livedOf(moments), null, 10);
    moments.forEach((_, i) => s.pool.members.add(i));
    expect(formSchemas(s, rng(1)).founded).toEqual([0]);
    expect([...s.pool.members]).toEqual([10, 11]);
  });
  it('takes the clusters by size, of equals the lower number first', () => {
    expect(largestFirst(Int32Array.of(3, 9, 0, 9, 4))).toEqual([1, 3, 4, 0, 2]);
  });
  it('looks for the cube root of what there is, within its room', () => {
    expect(clusterCount(1000, 0, 24)).toBe(10);
    expect(clusterCount(3, 0, 24)).toBe(2);
    expect(clusterCount(1_000_000, 0, 24)).toBe(24);
    expect(clusterCount(1000, 7, 24)).toBe(7);
    expect(clusterCount(5, 7, 24)).toBe(5);
    expect(clusterCount(1000, 0, 0)).toBe(0);
  });
});

describe('statistics', () => {
  const lived = livedOf([
    { h: at(0), action: 1, regime: 0, reward: 1 },
    { h: at(0), action: 1, regime: 2, reward: 3 },
    { h: at(0), action: 0, regime: 2, reward: 8 },
    { h: at(0), action: 2, regime: -1, reward: 0 },
  ]);
  it('n, r̄, σ and the counts, by hand', () => {
    const s = statisticsOf(lived, [0, 1, 2]);
    expect(s.n).toBe(3);
    expect(s.meanReward).toBeCloseTo(4, 12);
    expect(s.sigma).toBeCloseTo(Math.sqrt(26 / 3), 12); // (9 + 1 + 16)/3
    expect(s.actionN).toEqual([1, 2, 0]);
    expect(s.actionReward).toEqual([8, 2, 0]);
    expect(s.regimeN).toEqual([1, 0, 2, 0, 0, 0, 0]);
    expect(s.regime).toBe(2);
    expect(statisticsOf(lived, [3]).regime).toBe(-1);
    expect(statisticsOf(lived, [1]).sigma).toBe(0);
    expect(statisticsOf(lived, []).n).toBe(0);
  });
  it('of two groups together are those of their union', () => {
    const both = joined(statisticsOf(lived, [0, 3]), statisticsOf(lived, [1, 2]));
    const union = statisticsOf(lived, [0, 1, 2, 3]);
    expect(both.meanReward).toBeCloseTo(union.meanReward, 12);
    expect(both.sigma).toBeCloseTo(union.sigma, 12);
    expect({ ...both, meanReward: 0, sigma: 0 }).toEqual({ ...union, meanReward: 0, sigma: 0 });
    expect(joined(union, statisticsOf(lived, []))).toEqual(union);
    const none = statisticsOf(lived, []);
    expect(joined(none, none).n).toBe(0);
  });
});

describe('settle', () => {
  const moments = [
    { h: at(0), reward: 1 },
    { h: at(10), reward: 3 },
    { h: at(100), reward: 5 },
    { h: at(200), reward: 7 },
  ];
  const parent = versionOf([
    schemaOf(3, at(0), { n: 2, meanReward: 8, sigma: 0, actionN: [2, 0, 0], actionReward: [8, 0, 0] }),
    schemaOf(5, at(90)),
    schemaOf(6, at(-45)),
  ]);
  it('[E49] gives each experience to the schema that recalls it, and retires a schema without any', () => {
    const s = settle(initConsolidation(configOf(), livedOf(moments), parent, 1), false);
    expect([...s.schemaOf]).toEqual([3, 3, 5, -1]);
    expect(s.similarity[2]).toBeCloseTo(Math.cos(Math.PI / 18), 6);
    expect(s.schemas.map((x) => [x.id, x.n, x.meanReward])).toEqual([
      [3, 2, 2],
      [5, 1, 5],
    ]);
    expect(s.retired).toEqual([6]);
  });
  it('a night that continues the one before adds to what that one counted, and keeps what it did not meet again', () => {
    const s = settle(initConsolidation(configOf(), livedOf(moments), parent, 1), true);
    expect(s.schemas.map((x) => [x.id, x.n, x.meanReward])).toEqual([
      [3, 4, 5], // (2·8 + 1 + 3)/4
      [5, 11, 5 / 11],
      [6, 10, 0],
    ]);
    expect(s.retired).toEqual([]);
  });
  it('without schemas no experience has one', () => {
    const s = settle(initConsolidation(configOf(), livedOf(moments), null, 1), false);
    expect([...s.schemaOf]).toEqual([-1, -1, -1, -1]);
    expect([...s.similarity]).toEqual([-1, -1, -1, -1]);
    expect(s.schemas).toEqual([]);
  });
  it('drift is 1 − cosine with the centroid of the version before', () => {
    expect(driftOf(Float64Array.from(at(60)), at(0))).toBeCloseTo(0.5, 12);
    expect(driftOf(Float64Array.from(at(180)), at(0))).toBe(2);
    expect(driftOf(Float64Array.from(at(0)), at(0))).toBe(0);
    const state = initConsolidation(configOf(), livedOf(moments), parent, 1);
    state.schemas[0]!.centroid.set(at(5));
    expect(settle(state, false).schemas[0]!.drift).toBeCloseTo(1 - Math.cos(Math.PI / 36), 12);
  });
});
