import { BUY, EPISODE_STATE, HOLD, newExperience, newRecall, parseConfig, SELL } from '@janus/domain';
import { rng, type Rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { hippocampusFields, type HippocampusConfig } from './config.ts';
import { squareDistance } from './distance.ts';
import { episodeAt } from './episodes.ts';
import { nearness, recall, uninformed } from './recall.ts';
import { remap, remember } from './remember.ts';
import { init, type HippocampusState } from './state.ts';
import { whiten } from './whitening.ts';

const config = (over: Partial<HippocampusConfig> = {}): HippocampusConfig =>
  parseConfig(hippocampusFields, over, 'hippocampus');

function keep(state: HippocampusState, s: Float64Array, action: number, reward: number): void {
  const e = newExperience();
  e.state.set(s);
  e.action = action;
  e.reward = reward;
  remember(state, e);
}
const at = (x: number): Float64Array => new Float64Array(EPISODE_STATE).fill(x);

/** Correlated random states. */
function draw(r: Rng, s: Float64Array): Float64Array {
  const common = r.normal();
  for (let i = 0; i < EPISODE_STATE; i++) s[i] = 0.6 * common + 0.5 * r.normal();
  return s;
}
function fill(state: HippocampusState, n: number, seed: number): void {
  const r = rng(seed);
  const s = new Float64Array(EPISODE_STATE);
  for (let i = 0; i < n; i++) keep(state, draw(r, s), r.below(3), 0.01 * r.normal());
}

/** Distances squared of the k nearest, by looking at every episode held, under the rule of places alone. */
function bruteForce(state: HippocampusState, k: number): number[] {
  const { map, query, config: c, episodes } = state;
  const bitsOf = (z: Float64Array): number[] =>
    Array.from({ length: map.bits }, (_, b) => {
      let dot = 0;
      for (let i = 0; i < EPISODE_STATE; i++) dot += map.planes[b * EPISODE_STATE + i]! * z[i]!;
      return dot;
    });
  const own = bitsOf(query);
  const closest = own.map((d, b) => [Math.abs(d), b] as const).sort((a, b) => a[0] - b[0]);
  const crossed = new Set(closest.slice(0, c.nearPlaces).map(([, b]) => b));
  const inPlace = new Map<string, number>();
  const squares: number[] = [];
  const z = new Float64Array(EPISODE_STATE);
  const e = newExperience();
  // Newest first, so that of each place the newest placeCapacity are the ones counted.
  for (let age = 0; age < Math.min(episodes.written, c.capacity); age++) {
    episodeAt(episodes, age, e);
    whiten(state.whitening, e.state, z);
    const theirs = bitsOf(z);
    const name = theirs.map((d) => (d > 0 ? 1 : 0)).join('');
    inPlace.set(name, (inPlace.get(name) ?? 0) + 1);
    if (inPlace.get(name)! > c.placeCapacity) continue;
    const differ = own.map((d, b) => (d > 0 === theirs[b]! > 0 ? -1 : b)).filter((b) => b >= 0);
    if (differ.length > 1 || (differ.length === 1 && !crossed.has(differ[0]!))) continue;
    squares.push(query.reduce((sum, x, i) => sum + (x - z[i]!) ** 2, 0));
  }
  return squares.sort((x, y) => x - y).slice(0, k);
}

describe('recall', () => {
  it('values worked by hand: mean reward per action, shrunk by count, in units of the usual reward', () => {
    const state = init(config({ placeCapacity: 60_000, neighbours: 6, doubt: 2, rewardSpan: 1_000_000 }), 1);
    for (let i = 0; i < 58; i++) keep(state, at(i % 2 === 0 ? 1 : -1), HOLD, 0);
    for (let i = 0; i < 4; i++) keep(state, at(0), BUY, 0.02);
    for (let i = 0; i < 2; i++) keep(state, at(0), SELL, -0.01);
    const out = newRecall();
    recall(state, at(0), out);
    // The six lie at distance 0, so each weighs 1. Usual reward √((4·0.0004 + 2·0.0001)/6) = √0.0003.
    const usual = Math.sqrt(0.0003);
    expect(out.count).toBe(6);
    expect(out.meanDistance).toBeCloseTo(0, 9);
    expect(out.value[BUY]).toBeCloseTo((4 * 0.02) / (4 + 2) / usual, 4);
    expect(out.value[SELL]).toBeCloseTo((2 * -0.01) / (2 + 2) / usual, 4);
    expect(out.value[HOLD]).toBe(0);
  });
  it('an episode at one bandwidth counts for e^−½, at two for e^−2', () => {
    expect(nearness(0, 2)).toBe(1);
    expect(nearness(4, 2)).toBeCloseTo(0.6065306597126334, 14);
    expect(nearness(36, 3)).toBeCloseTo(0.1353352832366127, 14);
  });
  it('finds exactly the nearest that its rule of places allows, also after the ring has wrapped', () => {
    const state = init(config({ capacity: 512, neighbours: 8, minEpisodes: 1 }), 3);
    const r = rng(4);
    const s = new Float64Array(EPISODE_STATE);
    const out = newRecall();
    for (let round = 0; round < 8; round++) {
      fill(state, 100, 100 + round);
      for (let q = 0; q < 5; q++) {
        recall(state, draw(r, s), out);
        const expected = bruteForce(state, 8);
        expect(out.count).toBe(expected.length);
        expected.forEach((d, i) => expect(state.nearSquare[i]).toBeCloseTo(d, 10));
      }
    }
  });
  it('mostly finds the nearest of all: the places keep what is near together', () => {
    const state = init(config({ capacity: 2048, neighbours: 1, minEpisodes: 1 }), 3);
    fill(state, 2048, 5);
    const r = rng(6);
    const s = new Float64Array(EPISODE_STATE);
    const out = newRecall();
    let ratio = 0;
    const z = new Float64Array(EPISODE_STATE);
    const e = newExperience();
    const n = 40;
    for (let q = 0; q < n; q++) {
      recall(state, draw(r, s), out);
      let best = Number.POSITIVE_INFINITY;
      for (let age = 0; age < 2048; age++) {
        episodeAt(state.episodes, age, e);
        whiten(state.whitening, e.state, z);
        best = Math.min(best, squareDistance(state.query, z, 0));
      }
      ratio += out.meanDistance / Math.sqrt(best) / n;
    }
    expect(ratio).toBeLessThan(1.3);
  });
  it('a place keeps its newest episodes only, and what has left the ring is not recalled', () => {
    const crowded = init(config({ placeCapacity: 4, nearPlaces: 0, minEpisodes: 1, neighbours: 16 }), 3);
    for (let i = 0; i < 300; i++) keep(crowded, at(1), i < 290 ? SELL : BUY, i < 290 ? -1 : 1);
    const out = newRecall();
    recall(crowded, at(1), out);
    expect(out.count).toBe(4);
    expect(out.value[BUY]).toBeGreaterThan(0);
    expect(out.value[SELL]).toBe(0);
    const small = init(config({ capacity: 64, minEpisodes: 1 }), 3);
    for (let i = 0; i < 64; i++) keep(small, at(1), SELL, -1);
    for (let i = 0; i < 63; i++) keep(small, at(-1), BUY, 1);
    recall(small, at(1), out);
    expect(out.value[SELL]).toBeLessThan(0);
    keep(small, at(-1), BUY, 1);
    recall(small, at(1), out);
    expect(out.value[SELL]).toBe(0);
  });
  it('learns which action pays in which state', () => {
    const state = init(config(), 9);
    const r = rng(10);
    const s = new Float64Array(EPISODE_STATE);
    for (let i = 0; i < 4000; i++) {
      draw(r, s);
      const side = s[0]! > 0 ? 1 : -1;
      const action = r.below(3);
      const position = action === BUY ? 1 : action === SELL ? -1 : 0;
      keep(state, s, action, position * side * 0.01 + (position === 0 ? 0 : 0.01 * r.normal()));
    }
    const out = newRecall();
    let right = 0;
    let margin = 0;
    const n = 1000;
    for (let i = 0; i < n; i++) {
      draw(r, s);
      recall(state, s, out);
      const said = (out.value[BUY]! - out.value[SELL]!) * (s[0]! > 0 ? 1 : -1);
      if (said > 0) right++;
      margin += said / n;
      expect(out.value[HOLD]).toBe(0);
    }
    expect(right / n).toBeGreaterThan(0.75);
    expect(margin).toBeGreaterThan(0.2);
  });
  it('says nothing before 64 episodes, nor with fewer than minEpisodes near', () => {
    const state = init(config(), 1);
    fill(state, 63, 2);
    const out = newRecall();
    recall(state, at(0), out);
    expect(out).toEqual(newRecall());
    fill(state, 1, 3);
    recall(state, state.episodes.state.slice(0, EPISODE_STATE), out);
    expect(out.count).toBeGreaterThan(0);
    const strict = init(config({ minEpisodes: 100, neighbours: 16 }), 1);
    fill(strict, 200, 2);
    recall(strict, at(0), out);
    expect(out).toEqual(newRecall());
  });
  it('values stay within their limit whatever the rewards', () => {
    const state = init(config({ doubt: 0, valueLimit: 1.5 }), 1);
    for (let i = 0; i < 100; i++) keep(state, at(Math.sin(i)), BUY, i === 99 ? 1e6 : 1e-6);
    const out = newRecall();
    for (let i = 0; i < 100; i++) {
      recall(state, at(Math.sin(i)), out);
      for (const v of out.value) expect(Math.abs(v)).toBeLessThanOrEqual(1.5);
    }
  });
  it('is reproducible from its seed, causal, and survives serialisation', () => {
    const out = newRecall();
    const run = (state: HippocampusState): number[] => {
      const r = rng(12);
      const s = new Float64Array(EPISODE_STATE);
      return Array.from({ length: 50 }, () => {
        recall(state, draw(r, s), out);
        keep(state, s, 1, 0.01);
        return out.value[BUY]!;
      });
    };
    const a = init(config({ capacity: 256 }), 7);
    fill(a, 700, 8);
    const copy = structuredClone(a);
    const b = init(config({ capacity: 256 }), 7);
    fill(b, 700, 8);
    const expected = run(a);
    expect(run(copy)).toEqual(expected);
    expect(run(b)).toEqual(expected);
  });
  it('the night may redraw the map at any time, and nothing is lost', () => {
    const state = init(config({ capacity: 128 }), 7);
    fill(state, 200, 8);
    remap(state);
    expect(state.map.entered.reduce((a, b) => a + b, 0)).toBe(128);
  });
  it('a refused experience leaves the memory as it was', () => {
    const state = init(config(), 1);
    fill(state, 70, 2);
    const before = structuredClone(state);
    const e = newExperience();
    e.action = 9;
    expect(() => remember(state, e)).toThrow('action: 9');
    expect(state).toEqual(before);
  });
  it('uninformed: nothing comes to mind', () => {
    const out = newRecall();
    out.count = 3;
    out.meanDistance = 1;
    out.value.fill(2);
    uninformed(out);
    expect(out).toEqual(newRecall());
  });
  it('an option that is not known is refused', () => {
    expect(() => parseConfig(hippocampusFields, { k: 5 }, 'hippocampus')).toThrow('hippocampus.k: unknown option');
  });
});
