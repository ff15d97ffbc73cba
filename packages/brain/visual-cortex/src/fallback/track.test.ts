import { parseConfig, VISION_MODELS } from '@janus/domain';
import { rng } from '@janus/numerics';
import { expect, it } from 'vitest';
import { fallbackFields, visualCortexFields } from '../config.ts';
import type { LearnedSight } from '../embed/learned.ts';
import { prepareLearned } from '../embed/prepare.ts';
import { seriesOfCloses } from '../testing/closes.ts';
import { fallbackCourse } from './course.ts';

const BARS = 900;
const random = rng(5);
const close = new Float64Array(BARS);
for (let i = 0, price = 100; i < BARS; i++) close[i] = price *= Math.exp(0.01 * random.normal());
const series = seriesOfCloses(close);
const table = { components: 2, trainFrom: 200, trainBars: 500, refitBars: 100, horizon: 5 };
const config = parseConfig(visualCortexFields, table, 'visual-cortex');
const sightBy = (model: LearnedSight['model'], width: number, from: number): LearnedSight => ({
  model,
  width,
  from,
  rows: Float32Array.from({ length: BARS * width }, () => random.normal()),
});

it('each bar is of the model that sees there, each with readouts and evidence of its own', () => {
  const full = sightBy('diffgaf-vivit', 4, 0);
  const light = sightBy('diffgaf-lstm', 3, 40);
  const options = { budgetUs: 10, span: 4, breaches: 2, calm: 50 };
  const us = Float64Array.from({ length: BARS }, (_, i) => (i % 300 < 100 ? 20 : 1));
  const bytes = { full: 1, light: 1 };
  const latencies = { fullUs: us, lightUs: us.map((x) => x / 4) };
  const course = fallbackCourse(BARS, 0, parseConfig(fallbackFields, options, ''), bytes, latencies);
  expect(course.changes.length).toBeGreaterThan(4);
  const both = prepareLearned(series, config, 1, { ...full, fallback: { light, course } });
  const alone = [prepareLearned(series, config, 1, full), prepareLearned(series, config, 1, light)] as const;
  for (let i = 0; i < BARS; i++) {
    const one = alone[course.light[i]!]!;
    expect([both.score[i], both.gate[i]]).toEqual([one.score[i], one.gate[i]]);
    expect(VISION_MODELS[both.model[i]!]).toBe(course.light[i] === 1 ? 'diffgaf-lstm' : 'diffgaf-vivit');
    expect(both.cause[i]).toBe(course.cause[i]);
  }
});
