/** The day's side of a night: a version as an event, causal, and its word in the choice. */
import { ACTIONS, CORTEX, EPISODE_STATE, REGIMES, type SchemaVersion } from '@janus/domain';
import { embed, openEncoder } from '@janus/hippocampus';
import { describe, expect, it } from 'vitest';
import { initBrain, type Brain } from './brain.ts';
import { parseBrainConfig } from './config.ts';
import { onSchemas, recallLearned } from './learned.ts';

const INPUTS = EPISODE_STATE + 3;
const encoder = {
  seed: 5,
  cells: 8 * INPUTS,
  activeShare: 0.05,
  mean: Array.from({ length: INPUTS }, () => 0),
  scale: Array.from({ length: INPUTS }, () => 1),
};
const MOMENT = Float64Array.from({ length: EPISODE_STATE }, (_, i) => (i % 3) - 1);
function codeOf(state: Float64Array): number[] {
  const out = new Float32Array(encoder.cells);
  embed(openEncoder(encoder), state, Float64Array.of(0.01, Number.NaN, 5), out);
  return [...out];
}
const schema = (id: number, centroid: readonly number[], buy: number) => ({
  id,
  centroid,
  n: 40,
  meanReward: buy / 2,
  sigma: 0.001,
  actionN: [20, 20, 0],
  actionReward: [0, buy, 0],
  regimeN: REGIMES.map((_, i) => (i === 1 ? 40 : 0)),
  regime: 1,
  drift: 0,
});
const version = (knownAt: number): SchemaVersion => ({
  version: 3,
  hash: 'aa',
  parent: null,
  knownAt,
  sleepId: 'bb',
  seed: 1,
  encoder,
  usualReward: 0.002,
  threshold: 0.5,
  schemas: [schema(7, codeOf(MOMENT), 0.001), schema(9, codeOf(MOMENT.map((x) => -x)), -0.001)],
  nextId: 10,
});

function brainAt(lesions = 0): Brain {
  const brain = initBrain({
    config: parseBrainConfig({}),
    symbols: [{ symbol: 'A', assetClass: 'crypto', timeframeMs: 60_000 }],
    seed: 1,
    lesions,
    clock: null,
    onSegment: null,
  });
  const own = brain.symbols[0]!;
  own.episodeState.set(MOMENT);
  own.market.volatility = 0.01;
  own.market.spread = Number.NaN;
  own.market.volume = 5;
  return brain;
}

describe('[E66] a version of the night in the day', () => {
  it('[E49] finds the schema that the moment is, and says what its actions were worth', () => {
    const brain = brainAt();
    onSchemas(brain, 0, version(1000), 1000);
    recallLearned(brain, brain.symbols[0]!);
    expect(brain.learned.schema).toBe(7);
    expect(brain.learned.similarity).toBeCloseTo(1, 5);
    // n·r̄ / ((n + doubt)·usual) = 20·0.001 / ((20 + 30)·0.002) = 0.2; HOLD and an action never tried say nothing.
    expect(brain.config.cortex.doubt).toBe(30);
    expect([...brain.learned.value]).toEqual(ACTIONS.map((a) => (a === 'buy' ? expect.closeTo(0.2, 12) : 0)));
  });

  it('is refused where it knows of later moments than the event', () => {
    const brain = brainAt();
    expect(() => onSchemas(brain, 0, version(1001), 1000)).toThrow('knows of moments up to 1970-01-01T00:00:01.001Z');
    expect(brain.symbols[0]!.learned).toBeNull();
  });

  it('says nothing before one is loaded, nor while the cortex is switched off', () => {
    const brain = brainAt();
    recallLearned(brain, brain.symbols[0]!);
    expect([brain.learned.schema, ...brain.learned.value]).toEqual([-1, 0, 0, 0]);
    const lesioned = brainAt(1 << CORTEX);
    onSchemas(lesioned, 0, version(0), 0);
    recallLearned(lesioned, lesioned.symbols[0]!);
    expect([lesioned.learned.schema, ...lesioned.learned.value]).toEqual([-1, 0, 0, 0]);
  });
});
