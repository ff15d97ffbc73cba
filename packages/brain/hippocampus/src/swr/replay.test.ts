import { parseConfig, SLEEP_PHASES, RIPPLE_TYPES } from '@janus/domain';
import { rng, weightOf } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { replayFields, type ReplayConfig } from './config.ts';
import { encoderOf, openEncoder } from './encoder.ts';
import { replayHistogram, topTenth } from './histogram.ts';
import { nightMemory, usualReward } from './memory.ts';
import { enterPhase, initReplay, refreshDeltas, replayBatch, replayProbability, type ReplayState } from './replay.ts';
import { rippleTypes } from './ripple.ts';
import { feltSalience, standardScale } from './salience.ts';
import { randomRows, rowsOf, type Sketch } from './scenario.ts';

const configOf = (input?: unknown): ReplayConfig => parseConfig(replayFields, input, 'replay');
const memoryOf = (rows: Float64Array): ReturnType<typeof nightMemory> =>
  nightMemory(rows, openEncoder(encoderOf(rows, configOf(), 1)));
function stateOf(rows: Float64Array, input?: unknown): ReplayState {
  const config = configOf(input);
  const memory = memoryOf(rows);
  return initReplay(config, memory, rippleTypes(memory, config, null, 0.5));
}

describe('nightMemory', () => {
  it('links the decisions of a symbol; a chain ends where the symbol does, or where another run begins', () => {
    const rows = rowsOf([
      { symbol: 0, time: 10 },
      { symbol: 1, time: 10 },
      { symbol: 0, time: 20 },
      { symbol: 0, time: 20 }, // not later: another run
      { symbol: 1, time: 30 },
    ]);
    const m = memoryOf(rows);
    expect([...m.before]).toEqual([-1, -1, 0, -1, 1]);
    expect([...m.after]).toEqual([2, 4, -1, -1, -1]);
    expect([...m.done]).toEqual([0, 0, 1, 1, 1]);
  });
  it('usual reward: standard deviation of those that are not 0', () => {
    expect(usualReward(Float64Array.of(0, 3, 0, 1, 0))).toBe(1);
    expect(usualReward(Float64Array.of(0, 0))).toBe(0);
    expect([...memoryOf(rowsOf([{ reward: 3e-4 }, { reward: 1e-4 }])).scaledReward][0]).toBeCloseTo(3, 9);
    expect([...memoryOf(rowsOf([{}, {}])).scaledReward]).toEqual([0, 0]);
  });
  it('refuses rows that are no experiences, naming row, field and value', () => {
    const refused =
      (sketch: Sketch): (() => void) =>
      () =>
        memoryOf(rowsOf([{}, sketch]));
    expect(refused({ reward: Number.NaN })).toThrow('experience 1: reward NaN is not a finite number');
    expect(refused({ action: 3 })).toThrow('experience 1: action 3 is no action');
    expect(refused({ regime: 7 })).toThrow('regime 7 is no regime');
    expect(refused({ 'next.4': Number.POSITIVE_INFINITY })).toThrow('next.4 Infinity');
    expect(refused({ volume: Number.NaN })).not.toThrow();
    expect(() => memoryOf(new Float64Array(41))).toThrow('41 numbers are not rows of 40');
  });
});

describe('salience', () => {
  it('parts are divided by their size before they are added, so that a unit does not weigh', () => {
    expect(standardScale(Float64Array.of(3, 4))).toBeCloseTo(1 / Math.sqrt(12.5), 14);
    expect(standardScale(Float64Array.of(0, 0))).toBe(0);
    const felt = (unit: number): Float64Array =>
      feltSalience(memoryOf(rowsOf([{ fear: 0.1 * unit }, { surprise: 0.5, fear: 0.3 * unit }])), configOf());
    expect(felt(2)[1]).toBeCloseTo(felt(1)[1]!, 12);
    // fear 1 and 3 of root mean square √5, surprise 0 and 1 of √½; weights ½
    expect(felt(1)[0]).toBeCloseTo(0.5 / Math.sqrt(5), 12);
    expect(felt(1)[1]).toBeCloseTo(1.5 / Math.sqrt(5) + 0.5 * Math.SQRT2, 12);
  });
  it('[E39] every part raises the priority of its own experience, as far as its weight says', () => {
    const rows = rowsOf([{ surprise: 1 }, { fear: 1 }, { violation: 1 }, {}]);
    const state = stateOf(rows, { surpriseWeight: 1, emotionWeight: 2, violationWeight: 3, exponent: 1 });
    enterPhase(state, 'awake');
    // each part is 1 in one of four: size ½
    [2, 4, 6, 0].forEach((p, i) => expect(weightOf(state.tree, i)).toBeCloseTo(p + 1e-6, 12));
  });
});

/** Two decisions in opposite states: buy for 3 usual rewards, then sell for 1, and nothing after. */
const PAIR = rowsOf([
  { 'state.0': 1, 'next.0': -1, action: 1, reward: 3e-4 },
  { 'state.0': -1, 'next.0': -1, action: 2, reward: 1e-4 },
]);
const BARE = {
  sequence: 1,
  ripplesPerBatch: 2,
  exponent: 1,
  learningRate: 0.1,
  deltaLimit: 100,
  replaysPerExperience: 4,
};

describe('replayBatch', () => {
  it('[E39] [E40] priorities at nightfall, by hand', () => {
    const state = stateOf(PAIR, BARE);
    enterPhase(state, 'awake');
    // δ = 3 and 1, their size √5
    expect(weightOf(state.tree, 0)).toBeCloseTo(3 / Math.sqrt(5) + 1e-6, 9);
    expect(weightOf(state.tree, 1)).toBeCloseTo(1 / Math.sqrt(5) + 1e-6, 9);
    expect(replayProbability(state, 0)).toBeCloseTo(0.75, 6);
  });
  it('[E39] [E41] one batch by hand: draws, weights, corrections, new priorities', () => {
    const state = stateOf(PAIR, BARE);
    enterPhase(state, 'awake');
    // First ripple from the lower half of the total: experience 0. Second: 0 below ¾ of it, 1 above; this draw is above.
    let draws = 0;
    replayBatch(state, { ...rng(1), next: () => [0.3, 0.9][draws++]! });
    expect([...state.batch.subarray(0, state.count)]).toEqual([0, 1]);
    expect(state.beta).toBe(0.4);
    // w = (1/(2·0.75))^0.4 and (1/(2·0.25))^0.4, over the larger: (1/3)^0.4 and 1
    const small = (1 / 3) ** 0.4;
    expect(state.weights[0]).toBeCloseTo(small, 5);
    expect(state.weights[1]).toBe(1);
    expect(state.deltas[0]).toBeCloseTo(3 * (1 - 0.1 * small), 5);
    expect(state.deltas[1]).toBeCloseTo(0.9, 9);
    expect(weightOf(state.tree, 0)).toBeCloseTo((3 * (1 - 0.1 * small)) / Math.sqrt(5), 5);
    expect(weightOf(state.tree, 1)).toBeCloseTo(0.9 / Math.sqrt(5) + 1e-6, 9);
    expect([...state.times]).toEqual([1, 1]);
    expect([state.replayed, state.total, state.batches]).toEqual([2, 8, 1]);
  });
  it('[E39] the target net is brought up to date every so many batches, not before', () => {
    const state = stateOf(PAIR, { ...BARE, targetPeriod: 3 });
    enterPhase(state, 'awake');
    const random = rng(1);
    const known: boolean[] = [];
    for (let k = 0; k < 6; k++) {
      const before = state.net.target.slice();
      replayBatch(state, random);
      known.push(state.net.target.some((w, i) => w !== before[i]));
    }
    expect(known).toEqual([false, false, true, false, false, true]);
  });
  it('[E41] β is 0.4 at the first batch, 1 at the last, in a straight line between', () => {
    const state = stateOf(randomRows(50, 1), { ...BARE, ripplesPerBatch: 10 });
    const random = rng(1);
    enterPhase(state, 'awake');
    const betas: number[] = [];
    while (state.replayed < state.total) {
      replayBatch(state, random);
      betas.push(state.beta);
    }
    expect(betas).toHaveLength(20);
    betas.forEach((b, k) => expect(b).toBeCloseTo(0.4 + (0.6 * k) / 19, 12));
  });
  it('[E40] draws as often as the priorities say, and a replay of a sequence in strides as often as that implies', () => {
    for (const [sequence, stride] of [
      [1, 1],
      [3, 2],
    ] as const) {
      const state = stateOf(randomRows(40, 2), { ...BARE, sequence, ripplesPerBatch: 8, learningRate: 0.0001 });
      enterPhase(state, 'awake');
      state.stride = stride;
      const p = Float64Array.from({ length: 40 }, (_, j) => replayProbability(state, j));
      const random = rng(9);
      const batches = 20_000;
      for (let k = 0; k < batches; k++) {
        state.net.online.fill(0); // as if nothing were learned: priorities stay
        replayBatch(state, random);
      }
      for (let j = 0; j < 40; j++) {
        const expected = batches * 8 * sequence * p[j]!;
        expect(Math.abs(state.times[j]! - expected)).toBeLessThan(0.03 * expected + 5 * Math.sqrt(expected));
      }
    }
  });
  it('plays a ripple backwards from the experience that began it, in strides, to the beginning of its chain', () => {
    const state = stateOf(rowsOf(Array.from({ length: 12 }, (_, i) => ({ surprise: i === 9 ? 1 : 0 }))), {
      ...BARE,
      sequence: 4,
      ripplesPerBatch: 1,
    });
    enterPhase(state, 'awake');
    const middle = { ...rng(1), next: () => 0.5 };
    replayBatch(state, middle);
    expect([...state.batch.subarray(0, state.count)]).toEqual([9, 8, 7, 6]);
    state.stride = 4;
    replayBatch(state, middle);
    expect([...state.batch.subarray(0, state.count)]).toEqual([9, 5, 1]);
  });
  it('[E42] phases bring their stride and their α, and refuse another order', () => {
    const state = stateOf(randomRows(30, 4));
    expect(() => enterPhase(state, 'light')).toThrow("'awake' comes next");
    const seen = SLEEP_PHASES.map((phase) => {
      enterPhase(state, phase);
      return [state.stride, state.alpha];
    });
    expect(seen).toEqual([
      [1, 0.6],
      [2, 0.6],
      [4, 0.6],
      [2, 0.3],
      [1, 0],
    ]);
    expect(Math.max(...state.tree.levels[0]!.subarray(0, 30))).toBe(1); // α = 0: all alike
    expect(() => enterPhase(state, 'awake')).toThrow('the night is over');
  });
  it('what is replayed is learned: where buying pays by the state, the errors shrink', () => {
    const random = rng(5);
    const rows = rowsOf(
      Array.from({ length: 400 }, () => {
        const z = random.normal();
        return { 'state.0': z, action: 1, reward: 1e-4 * (z + 0.3 * random.normal()) };
      }),
    );
    const state = stateOf(rows, { discount: 0, replaysPerExperience: 10 });
    const before = refreshDeltas(state);
    enterPhase(state, 'awake');
    while (state.replayed < state.total) replayBatch(state, random);
    expect(before).toBeCloseTo(1, 1);
    expect(refreshDeltas(state)).toBeLessThan(0.4); // 0.3/√1.09 is what noise leaves
  });
});

describe('rippleTypes', () => {
  it('names each by the first reason that fits', () => {
    const calm: Sketch[] = Array.from({ length: 6 }, (_, i) => ({ regime: 2, reward: i % 2 === 0 ? 1e-5 : -1e-5 }));
    const events: Sketch[] = [
      { regime: 2, fear: 0.5 },
      { regime: 2, violation: 0.1 },
      { regime: 2, reward: -9e-4 },
      { regime: 2, reward: 9e-4 },
      { regime: 2, surprise: 0.7 },
      { regime: 2, volatility: 5 },
      { regime: 2, volume: 5 },
      { regime: 0 },
      { regime: 0 },
      { regime: -1 },
      { regime: 2 },
    ];
    const memory = memoryOf(rowsOf([...calm, ...events]));
    const config = configOf({ largeReward: 1.4 });
    const names = (familiar: Float32Array | null): string[] =>
      [...rippleTypes(memory, config, familiar, 0.5)].map((t) => RIPPLE_TYPES[t]!);
    expect(names(null).slice(6)).toEqual([
      'risk-event',
      'risk-event',
      'large-loss',
      'large-profit',
      'market-anomaly',
      'volatility-spike',
      'liquidity-event',
      'regime-change',
      'periodic',
      'periodic',
      'periodic',
    ]);
    expect(new Set(names(null).slice(0, 6))).toEqual(new Set(['periodic']));
    expect(names(new Float32Array(17).fill(0.4)).at(-1)).toBe('novel-pattern');
    expect(names(new Float32Array(17).fill(0.5)).at(-1)).toBe('periodic');
  });
});

describe('replayHistogram', () => {
  it('bins experiences and replays by multiples of a fair share; the top tenth, rounded up', () => {
    const p = Float64Array.of(0.7, 0.1, 0.1, 0.05, 0.05); // 3.5, ½, ½, ¼, ¼ of a fifth
    const h = replayHistogram(p, Uint32Array.of(7, 2, 1, 0, 0));
    expect(h.edges[0]).toBe(1 / 64);
    expect(h.edges.at(-1)).toBe(32);
    const bin = (multiple: number): number => h.edges.filter((e) => e <= multiple).length;
    expect([h.inMemory[bin(3.5)], h.inMemory[bin(0.5)], h.inMemory[bin(0.25)]]).toEqual([1, 2, 2]);
    expect([h.replayed[bin(3.5)], h.replayed[bin(0.5)], h.replayed[bin(0.25)]]).toEqual([7, 3, 0]);
    expect(h.inMemory.reduce((a, b) => a + b)).toBe(5);
    expect(h.topProbability).toBeCloseTo(0.7, 14);
    expect(h.topReplayed).toBeCloseTo(0.7, 14);
    expect(topTenth(Float64Array.from({ length: 20 }, () => 1))).toBeCloseTo(0.1, 14);
    expect(topTenth([0, 0])).toBe(0);
    expect(replayHistogram(Float64Array.of(1), Uint32Array.of(1)).inMemory).toHaveLength(13);
  });
});
