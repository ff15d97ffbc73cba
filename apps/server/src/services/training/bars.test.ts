import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { truncate } from '@janus/domain';
import { simulate } from '@janus/market';
import { readModel } from '@janus/neural';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseBars } from './bars-config.ts';
import { executeBars, type BarRequest } from './bars-run.ts';
import { barSamples } from './bars-samples.ts';
import { checkpointFile, modelFile, storedModel, storedModels } from './model-store.ts';
import { trainHandler } from './train-job.ts';

let root = '';
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'janus training '));
});
afterAll(() => rmSync(root, { recursive: true }));

const series = simulate({ generator: 'garch', bars: 1500, seed: 2, timeframeMs: 3_600_000, parameterScale: 1 });
const small = { size: 8, frames: 2, epochs: 2, most: 150, batch: 8, draws: 100 };
const request = (config: object, more: Partial<BarRequest> = {}): BarRequest => ({
  data: 'SIM',
  series,
  config: parseBars({ ...small, ...config }),
  resume: 'no',
  tensors: 'wasm',
  warnings: [],
  now: 7,
  ...more,
});
const hooks = (signal = new AbortController().signal, onProgress: (stage: string) => void = () => {}) => ({
  say: () => {},
  progress: onProgress,
  signal,
  clock: () => performance.now(),
});

describe('a training on bars', () => {
  it('leaves a model that opens, and what was found of it beside what it has to beat', async () => {
    const data = path.join(root, 'volatility');
    const { report, file } = await executeBars(request({}), data, hooks());
    expect(report.forecasts.map(({ name }) => name)).toEqual([
      'model',
      'shuffled labels',
      'mean of the training block',
      'persistence',
      'HAR',
    ]);
    expect(report.skills.map(({ against }) => against)).toEqual(report.forecasts.slice(1).map(({ name }) => name));
    for (const { value, low, high } of report.skills) {
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
    }
    const { facts, model } = readModel(readFileSync(file), file);
    expect(facts['artefact']).toBe(report.artefact);
    expect(model.kind).toBe('diffgaf-lstm');
    expect(storedModels(data)).toEqual([report]);
    expect(storedModel(data, report.artefact)).toEqual(report);
    expect(existsSync(checkpointFile(data, report.artefact))).toBe(false);
    // Everything in it comes from before the test block.
    expect(report.knownAt).toBeLessThanOrEqual(report.testFrom);
  });

  it('knows nothing of the test block: other bars there, the same weights', async () => {
    const { report, file } = await executeBars(request({ epochs: 1 }), path.join(root, 'one'), hooks());
    const first = series.time.findIndex((time) => time >= report.testFrom);
    const other = truncate(series, series.length);
    for (let i = first + 1; i < other.length; i++)
      for (const column of [other.open, other.high, other.low, other.close]) column[i]! *= 1 + 0.3 * (i % 2);
    const again = await executeBars(request({ epochs: 1 }, { series: other }), path.join(root, 'two'), hooks());
    const weights = (at: string) => readModel(readFileSync(at), at).weights;
    expect(weights(again.file)).toEqual(weights(file));
    expect(again.report.artefact).not.toBe(report.artefact);
  });

  it('is cancelled, goes on, and ends as if nothing had been', async () => {
    const whole = await executeBars(request({ seed: 3 }), path.join(root, 'whole'), hooks());
    const data = path.join(root, 'halves');
    const controller = new AbortController();
    let steps = 0;
    const stop = hooks(controller.signal, (stage) => {
      if (stage.startsWith('epoch') && ++steps === 9) controller.abort();
    });
    await expect(executeBars(request({ seed: 3 }), data, stop)).rejects.toThrow('cancelled');
    expect(existsSync(modelFile(data, whole.report.artefact))).toBe(false);
    expect(existsSync(checkpointFile(data, whole.report.artefact))).toBe(true);
    const rest = await executeBars(request({ seed: 3 }, { resume: 'yes' }), data, hooks());
    expect(readFileSync(rest.file).equals(readFileSync(whole.file))).toBe(true);
    expect(rest.report.skills).toEqual(whole.report.skills);
  });

  it.each([
    [
      'regime',
      'mlp',
      ['shuffled labels', 'shares of the training block', 'persistence', 'transitions of the training block', 'HAR'],
    ],
    [
      'direction',
      'lstm',
      ['shuffled labels', 'shares of the training block', 'persistence', 'transitions of the training block', 'HAR'],
    ],
    ['masked', 'diffgaf-vivit', ['the mean cell of a field, 0']],
    ['next-frame', 'diffgaf-vivit', ['the last frame again']],
  ])('of %s by %s is held against what it has to beat', async (task, model, references) => {
    const { report } = await executeBars(request({ task, model, epochs: 1, most: 80 }), path.join(root, task), hooks());
    expect(report.forecasts.map(({ name }) => name)).toEqual(['model', ...references]);
    for (const { loss } of report.forecasts) expect(Number.isFinite(loss)).toBe(true);
  });
});

describe('what cannot be trained', () => {
  it('is refused with the value and the cure', async () => {
    expect(() => parseBars({ task: 'masked' })).toThrow('Take diffgaf-vivit');
    expect(() => parseBars({ size: 20, horizon: 0 })).toThrow(/training\.horizon/);
    expect(() => parseBars({ size: 20 })).toThrow('20 is not a multiple of 8');
    expect(() => parseBars({ epoch: 3 })).toThrow('training.epoch');
    expect(() => trainHandler.parse({ data: 'X', config: { rate: -1 } })).toThrow('training.rate');
    await expect(executeBars(request({}, { series: truncate(series, 30) }), root, hooks())).rejects.toThrow(
      /30 bars.*give more bars/,
    );
    await expect(executeBars(request({ seed: 99 }, { resume: 'yes' }), root, hooks())).rejects.toThrow(
      'nothing was left off',
    );
    expect(() => storedModel(root, 'x')).toThrow("artefact 'x': is not the id of a model");
    expect(() => storedModel(root, '0123456789abcdef')).toThrow('janus train vision');
  });
});

it('labels of the training part end before validation and the embargo begin', () => {
  const config = parseBars({ ...small, embargo: 10 });
  const { samples, split } = barSamples(series, config, new AbortController().signal);
  const last = (part: Int32Array): number => samples.at[part.at(-1)!]!;
  expect(last(split.train) + config.horizon + 10).toBeLessThan(samples.at[split.validation[0]!]!);
  expect(last(split.validation) + config.horizon + 10).toBeLessThan(samples.at[split.test[0]!]!);
});
