/** The survey of a run: percentiles by hand, counts against the run's own summary, kept beside it. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { JanusError, STAGES } from '@janus/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveDay } from '../night/scenario.ts';
import type { RunFile } from '../runs/layout.ts';
import { openRun, readRunFile } from '../runs/store.ts';
import type { BrainSurvey } from './api.ts';
import { readSurvey, surveyFile } from './kept.ts';
import { brainService } from './service.ts';
import { latencyOf, percentile, stretches, surveyRun } from './survey.ts';

const dataFolder = mkdtempSync(path.join(tmpdir(), 'janus-brain-'));
let runId: string;
let file: RunFile;
let survey: BrainSurvey;

beforeAll(() => {
  runId = liveDay(dataFolder, 3000, 1);
  file = readRunFile(dataFolder, runId)!;
  const run = openRun(dataFolder, runId);
  survey = surveyRun(run);
  run.close();
}, 60_000);
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);

describe('a percentile', () => {
  it('is the nearest rank: of 1 … 10 the 5th and the 10th', () => {
    const sorted = Float32Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(percentile(sorted, 0.5)).toBe(5);
    expect(percentile(sorted, 0.99)).toBe(10);
    expect(latencyOf([3, 1, 2])).toEqual({ timed: 3, p50: 2, p99: 3, max: 3 });
  });
  it('of nothing is nothing', () => {
    expect(latencyOf([])).toBeNull();
    expect(() => percentile(new Float32Array(), 0.5)).toThrow(RangeError);
  });
});

describe('the stretches of a run', () => {
  it('start at the first bar, rise, and differ in length by one bar at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 400 }), (bars, count) => {
        const first = stretches(bars, count);
        expect(first[0]).toBe(0);
        expect(first).toHaveLength(Math.min(bars, count));
        const lengths = first.map((from, k) => (first[k + 1] ?? bars) - from);
        expect(Math.min(...lengths)).toBeGreaterThan(0);
        expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the survey of a run', () => {
  it('loses no event: what enters a stage goes on, is refused or ends there', () => {
    const [first] = survey.stages;
    expect(first!.entered).toBe(survey.events);
    survey.stages.forEach(({ entered, vetoed, held }, s) => {
      const next = survey.stages[s + 1]?.entered ?? survey.sent;
      // Without a proposal the late stages have nothing to do: whoever leaves the sixth may be sent at once.
      expect(entered - vetoed - held).toBeGreaterThanOrEqual(next);
    });
    expect(sum(survey.stages.map((s) => s.vetoed + s.held)) + survey.sent).toBe(survey.events);
  });
  it('counts by reason what the summary counts, and refuses no more than that', () => {
    const told = Object.assign({}, ...Object.values(file.summary.vetoes)) as Record<string, number>;
    const counted = new Map(survey.reasons.map((r) => [r.reason, r.count]));
    expect(Object.keys(told).length).toBeGreaterThan(2);
    for (const [reason, count] of Object.entries(told)) expect(counted.get(reason), reason).toBe(count);
    for (const { vetoes, count } of survey.reasons) expect(vetoes).toBeLessThanOrEqual(count);
    expect(sum(survey.reasons.map((r) => r.vetoes))).toBe(sum(survey.stages.map((s) => s.vetoed)));
  });
  it('has times of the stages that were timed, p50 below p99', () => {
    for (const { stage, latency } of survey.stages)
      if (latency) {
        expect(latency.timed, stage).toBeGreaterThan(0);
        expect(latency.p50).toBeLessThanOrEqual(latency.p99);
        expect(latency.p99).toBeLessThanOrEqual(latency.max);
      }
    expect(survey.stages.map((s) => s.stage)).toEqual(STAGES.slice(0, -1));
    expect(survey.whole!.timed).toBeGreaterThan(100);
  });
  it('shows ten regions over time, each within 0 and 1, the blind one dark', () => {
    const { firstBar, regions } = survey.activity;
    expect(Object.keys(regions)).toHaveLength(10);
    for (const { mean, most } of Object.values(regions)) {
      expect(mean).toHaveLength(firstBar.length);
      mean.forEach((m, k) => {
        if (m === null) return expect(most[k]).toBeNull();
        expect(m).toBeGreaterThanOrEqual(0);
        return expect(most[k]).toBeGreaterThanOrEqual(m);
      });
    }
    expect(Math.max(...regions['visual-cortex']!.most.map((m) => m ?? 0))).toBe(0);
    expect(Math.max(...regions['amygdala']!.most.map((m) => m ?? 0))).toBeGreaterThan(0.5);
  });
  it('is made in a thread once and kept beside the run; another form is made anew', async () => {
    const summary = (id: string) => {
      const found = readRunFile(dataFolder, id);
      if (!found) throw new JanusError('no-data', `there is no run ${id}`);
      return found.summary;
    };
    const service = brainService(dataFolder, { summary });
    const [one, two] = await Promise.all([service.survey(runId), service.survey(runId)]);
    expect(one).toEqual(survey);
    expect(two).toBe(one);
    expect(readSurvey(dataFolder, runId)).toEqual(survey);
    await expect(service.survey('feedfeed')).rejects.toThrow('no run feedfeed');
    await service.close();
    writeFileSync(surveyFile(dataFolder, runId), JSON.stringify({ format: 0, survey }));
    expect(readSurvey(dataFolder, runId)).toBeNull();
    expect(existsSync(surveyFile(dataFolder, runId))).toBe(true);
  }, 60_000);
});
