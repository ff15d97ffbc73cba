/** The pipeline of vision against the models in one call, stage by stage, and its way down to the lighter model. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseConfig } from '@janus/domain';
import { loadFusedKernelSync, loadGafKernelSync } from '@janus/kernels/node';
import { initWeights, openFused, openFusedEncoder, openModel, openTask } from '@janus/neural';
import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { fallbackFields, type FallbackConfig } from '../config.ts';
import { CAUSE } from '../fallback/fallback.ts';
import { gadf, gasf } from '../gaf/fields.ts';
import { openPipeline, stepPipeline, type PipelineOptions } from './pipeline.ts';
import { latenciesOf } from './profile.ts';
import { PIPELINE_STAGES, type Projection } from './shape.ts';
import { openVision, stepVision } from './vision.ts';

execFileSync(process.execPath, [fileURLToPath(new URL('../../../../kernels/build.mjs', import.meta.url))]);
const kernel = loadGafKernelSync();
const fusedKernel = loadFusedKernelSync();

function made(kind: string, options: Readonly<Record<string, unknown>>, seed: number) {
  const model = openModel(kind, options);
  const task = openTask('classes', model, { names: ['a', 'b', 'c'] });
  const weights = initWeights([...model.specs, ...task.specs], seed);
  const random = rng(seed + 100);
  for (const { shape, values } of Object.values(weights))
    if (shape.length === 1) for (let i = 0; i < values.length; i++) values[i]! += 0.2 * random.normal();
  return { model, task, weights, facts: {} };
}
const GAF = { features: 3, select: [2, 0], window: 16, size: 8, stride: 5, frames: 4, patch: 4 };
const SMALL = { ...GAF, dim: 16, heads: 4, hidden: 24, width: 8 };
const windowOf = (bars: number, features: number, seed: number): Float32Array => {
  const random = rng(seed);
  return Float32Array.from({ length: bars * features }, () => random.normal());
};
type Made = ReturnType<typeof made>;
const pipelineOf = (read: Made, over: Partial<PipelineOptions> = {}) =>
  openPipeline({
    ...openFusedEncoder(fusedKernel, read),
    head: null,
    kernel,
    clock: null,
    span: 16,
    keep: true,
    ...over,
  });

describe('[E2–E10] the pipeline', () => {
  for (const kind of ['diffgaf-vivit', 'diffgaf-lstm'])
    for (const field of ['gasf', 'gadf', 'both'])
      it(`gives the numbers of one fused call: ${kind}, ${field}`, () => {
        const options = kind === 'diffgaf-lstm' ? { ...GAF, field, width: 8 } : { ...SMALL, field };
        for (const seed of [1, 2, 3]) {
          const read = made(kind, options, seed);
          const whole = openFused(fusedKernel, read);
          const pipeline = pipelineOf(read);
          for (const at of [1, 2]) {
            const window = windowOf(31, 3, 10 * seed + at);
            const want = whole.embed(window);
            const got = stepPipeline(pipeline, window);
            want.forEach((x, i) => expect(Math.abs(x - got[i]!)).toBeLessThan(1e-5));
          }
        }
      });

  it('cuts frames, scales and draws both fields: what it keeps is what the equations say', () => {
    const read = made('diffgaf-vivit', { ...SMALL, field: 'both' }, 5);
    const { drawing } = openFusedEncoder(fusedKernel, read);
    const window = windowOf(31, 3, 7);
    const pipeline = pipelineOf(read);
    stepPipeline(pipeline, window);
    const { scaled, video, embedding } = pipeline.kept!;
    expect(embedding).toEqual(pipeline.output);
    const [size, channels] = [8, 4];
    drawing.select.forEach((feature, k) => {
      const { mu, sigma, gamma, beta } = drawing.maps[k]!;
      for (let frame = 0; frame < 4; frame++) {
        const x = Float64Array.from({ length: size }, (_, i) => {
          let mean = 0;
          for (let b = 0; b < 2; b++) mean += window[(frame * 5 + 2 * i + b) * 3 + feature]! / 2;
          return Math.tanh((gamma * (mean - mu)) / sigma + beta);
        });
        for (let i = 0; i < size; i++) expect(scaled[k]![frame * size + i]).toBeCloseTo(x[i]!, 6);
        const root = x.map((v) => Math.sqrt(1 - v * v));
        for (const [channel, draw] of [
          [k, gasf],
          [2 + k, gadf],
        ] as const) {
          for (let i = 0; i < size; i++)
            for (let j = 0; j < size; j++)
              expect(video[((frame * channels + channel) * size + i) * size + j]).toBeCloseTo(
                draw(x[i]!, root[i]!, x[j]!, root[j]!),
                5,
              );
        }
      }
    });
  });

  it('projects the embedding by a head, and keeps nothing unless asked', () => {
    const read = made('diffgaf-vivit', SMALL, 6);
    const weight = Float64Array.from({ length: 3 * 8 }, (_, i) => Math.sin(i));
    const head: Projection = { from: 8, to: 3, weight, bias: [1, -2, 0.5] };
    const window = windowOf(31, 3, 3);
    const bare = stepPipeline(pipelineOf(read), window);
    const pipeline = pipelineOf(read, { head, keep: false });
    const got = stepPipeline(pipeline, window);
    expect(got).toHaveLength(3);
    got.forEach((y, r) => {
      const want = [...bare].reduce((sum, e, c) => sum + e * weight[8 * r + c]!, head.bias[r]!);
      expect(y).toBeCloseTo(want, 5);
    });
    expect(pipeline.kept).toBeNull();
  });

  it('times each stage by the clock that it is given, and nothing without one', () => {
    const read = made('diffgaf-vivit', SMALL, 6);
    let now = 0;
    let step = 0;
    // Reading k comes k µs after the one before.
    const pipeline = pipelineOf(read, { clock: () => (now += step++) });
    stepPipeline(pipeline, windowOf(31, 3, 3));
    expect([...pipeline.micros]).toEqual([1, 2, 3, 4, 5]);
    expect(latenciesOf(pipeline.profile).map(({ stage, p50 }) => [stage, p50])).toEqual([
      ...PIPELINE_STAGES.map((stage, i) => [stage, i + 1]),
      ['whole', 15],
    ]);
    expect(latenciesOf(pipeline.profile).at(-1)!.mean).toBeCloseTo(15, 9);
    const still = pipelineOf(read);
    stepPipeline(still, windowOf(31, 3, 3));
    expect(latenciesOf(still.profile)).toEqual([]);
    expect([...still.micros].every(Number.isNaN)).toBe(true);
  });

  it('works in place', () => {
    const pipeline = pipelineOf(made('diffgaf-lstm', { ...GAF, width: 8 }, 1));
    const { output, kept } = pipeline;
    for (let i = 0; i < 20; i++) expect(stepPipeline(pipeline, windowOf(31, 3, i))).toBe(output);
    expect(pipeline.kept).toBe(kept);
  });

  it('refuses parts that do not fit, and windows that are none', () => {
    const read = made('diffgaf-vivit', SMALL, 6);
    const pipeline = pipelineOf(read);
    expect(() => stepPipeline(pipeline, new Float32Array(5))).toThrow(
      'a window of [31, 3] has 93 numbers; 5 were given',
    );
    const broken = windowOf(31, 3, 1);
    broken[3 * 4 + 2] = Number.NaN;
    expect(() => stepPipeline(pipeline, broken)).toThrow('not finite');
    const { encoder, drawing } = openFusedEncoder(fusedKernel, read);
    expect(() => pipelineOf(read, { encoder, drawing: { ...drawing, frames: 3 } })).toThrow('they are of two models');
    expect(() => pipelineOf(read, { drawing: { ...drawing, select: [0, 3] } })).toThrow(
      'feature 3 is drawn, and there',
    );
    expect(() => pipelineOf(read, { head: { from: 7, to: 1, weight: new Float32Array(7), bias: [0] } })).toThrow(
      'a projection from 7 numbers does not fit embeddings of 8',
    );
    expect(() => openFusedEncoder(fusedKernel, made('lstm', { features: 2, bars: 8 }, 1))).toThrow('draws no frames');
  });
});

describe('two models', () => {
  const fallback = (over: Partial<FallbackConfig>): FallbackConfig =>
    parseConfig(fallbackFields, { budgetUs: 100, span: 4, breaches: 2, calm: 3, ...over }, 'fallback');
  const part = (kind: string, options: Readonly<Record<string, unknown>>) => ({
    ...openFusedEncoder(fusedKernel, made(kind, options, 2)),
    head: null,
  });
  const full = part('diffgaf-vivit', SMALL);
  const light = part('diffgaf-lstm', { ...GAF, frames: 2, width: 6 });
  const open = (over: Partial<FallbackConfig>, clock: (() => number) | null = null) =>
    openVision({ full, light, fallback: fallback(over), kernel, clock, span: 8, keep: false });
  const see = (vision: ReturnType<typeof open>, us?: number) =>
    stepVision(vision, ({ frames }) => windowOf(frames.bars, 3, 1), us);

  it('take turns by given latencies, and each change is told once', () => {
    const vision = open({});
    const kinds: string[] = [];
    const changed: number[] = [];
    [...Array<number>(5).fill(200), ...Array<number>(7).fill(10)].forEach((us, i) => {
      kinds.push(`${vision.fallback.light ? 'light' : 'full'} ${see(vision, us).length}`);
      if (vision.changed) changed.push(i);
    });
    // Four latencies make a percentile; then two breaches, then three calm ones.
    expect(kinds).toEqual([...Array(5).fill('full 8'), ...Array(6).fill('light 6'), 'full 8']);
    expect(changed).toEqual([4, 10]);
    expect(vision.fallback.cause).toBe(CAUSE.calm);
  });
  it('go by the clock where no latency is given, and not at all without one', () => {
    let now = 0;
    const slow = open({}, () => (now += 40));
    for (let i = 0; i < 5; i++) see(slow);
    expect([slow.fallback.light, slow.fallback.p95Us]).toEqual([true, 200]);
    const still = open({});
    for (let i = 0; i < 20; i++) see(still);
    expect(still.fallback.light).toBe(false);
  });
  it('know what they take: a full model beyond the memory is not begun with', () => {
    expect(full.encoder.bytes).toBeGreaterThan(full.encoder.length * 4);
    const limit = Math.floor(full.encoder.bytes / 1024) - 1;
    const bigger = part('diffgaf-vivit', { ...SMALL, dim: 64, hidden: 128 });
    expect(bigger.encoder.bytes).toBeGreaterThan(full.encoder.bytes);
    const vision = openVision({
      full: bigger,
      light,
      fallback: fallback({ memoryKiB: Math.max(limit, Math.ceil(light.encoder.bytes / 1024)) }),
      kernel,
      clock: null,
      span: 8,
      keep: false,
    });
    expect([vision.fallback.light, vision.fallback.cause]).toEqual([true, CAUSE.memory]);
    expect(see(vision)).toHaveLength(6);
  });
});
