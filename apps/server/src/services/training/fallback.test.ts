/** A run whose vision gives way to a lighter model: by recorded and simulated latencies, the same every time. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { auditSlot, AUDIT_WIDTH, parseConfig, truncate, VISION_CAUSES, VISION_MODELS } from '@janus/domain';
import { explain } from '@janus/integration';
import { simulate } from '@janus/market';
import { fallbackFields } from '@janus/visual-cortex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planOfRun } from '../explain/plan-of-run.ts';
import { executeRun } from '../runs/execute.ts';
import { planRun, type RunPlan } from '../runs/plan.ts';
import { newRecordRow, openRun } from '../runs/store.ts';
import { withSight } from '../runs/with-sight.ts';
import { parseBars } from './bars-config.ts';
import { executeBars } from './bars-run.ts';
import { artefactRef } from './embeddings.ts';
import { bytesOf, fallbackRef, toldChanges, type FallbackRequest } from './fallback.ts';
import { keepLatencies, latenciesText, readLatencies } from './latencies.ts';
import { executeProfile } from './profile.ts';

let root = '';
let full = '';
let light = '';
const signal = new AbortController().signal;
const hooks = { say: () => {}, progress: () => {}, signal, clock: () => performance.now(), shouldStop: () => false };
const simulated = simulate({ generator: 'garch', bars: 1400, seed: 4, timeframeMs: 3_600_000, parameterScale: 1 });
const made = { ...simulated, spread: null, truth: null };
const tables = { 'visual-cortex': { trainFrom: 200, trainBars: 500, refitBars: 100, components: 4 } };

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'janus fallback '));
  const train = async (model: string): Promise<string> => {
    const config = parseBars({ model, size: 8, frames: 2, epochs: 1, most: 80, batch: 8, draws: 100 });
    const series = truncate(simulated, 700);
    const asked = { data: 'SIM', series, config, resume: 'no' as const, tensors: 'wasm', warnings: [], now: 1 };
    return (await executeBars(asked, root, hooks)).report.artefact;
  };
  full = await train('diffgaf-vivit');
  light = await train('diffgaf-lstm');
});
afterAll(() => rmSync(root, { recursive: true }));

const asked = (over: Partial<FallbackRequest>): FallbackRequest => ({
  full,
  light,
  config: { budgetUs: 1000, span: 8, calm: 40 },
  simulated: undefined,
  latency: 'none',
  ...over,
});
async function planned(request: FallbackRequest): Promise<RunPlan> {
  const fallback = fallbackRef(root, request);
  const plan = planRun({ data: 'SIM', config: tables, artefact: artefactRef(root, full), fallback }, made, 1);
  return withSight(plan, root, hooks);
}
const changesOf = (plan: RunPlan) => toldChanges(plan.sight!.fallback!.course, plan.series);
/** Of every bar: the model that saw, why, and whether it changed; and what the inspector says. */
function seen(runId: string) {
  const reader = openRun(root, runId);
  const row = newRecordRow();
  const read = (name: string): number => row.audit[auditSlot(name)]!;
  try {
    return Array.from({ length: made.length }, (_, bar) => {
      reader.record(bar, row.audit, row.timing);
      return {
        model: VISION_MODELS[read('visionModel')] ?? null,
        cause: VISION_CAUSES[read('visionCause')] ?? null,
        changed: read('visionChanged') === 1,
        told: explain(row.audit.slice(0, AUDIT_WIDTH), null).seen,
      };
    });
  } finally {
    reader.close();
  }
}

describe('a run with simulated latencies', () => {
  it('gives way and comes back, tells each change in its records, and comes out the same again', async () => {
    const request = asked({ latency: 'simulated', simulated: { restBars: 60, busyBars: 40 } });
    const plan = await planned(request);
    const changes = changesOf(plan).filter(({ bar }) => bar > 950);
    expect(changes.length).toBeGreaterThan(1);
    const summary = executeRun(plan, root, hooks);
    expect(summary.warnings.join()).toMatch(/latency decides, and it is simulated, not that of this replay/);
    const records = seen(summary.run.runId);
    const told = records.flatMap(({ changed }, bar) => (changed ? [bar] : []));
    // An embedding is used a bar after its own.
    for (const { bar, model, cause } of changes) {
      if (bar + 1 >= made.length) continue;
      expect(told).toContain(bar + 1);
      expect(records[bar + 1]).toMatchObject({ model, cause });
      expect(records[bar + 1]!.told).toContain(
        cause === 'latency' ? 'degraded: the full model took too long' : 'back:',
      );
    }
    expect(told.filter((bar) => bar > 951)).toEqual(changes.map(({ bar }) => bar + 1).filter((bar) => bar < 1400));
    const again = executeRun(await planned(request), root, hooks);
    expect([again.run.runId, again.auditHash]).toEqual([summary.run.runId, summary.auditHash]);
    const back = await planOfRun(root, summary.run.runId, () => Promise.resolve(null));
    expect([back.info.runId, back.sight]).toEqual([summary.run.runId, plan.sight]);
  });
});

describe('a run with recorded latencies', () => {
  it('goes by them, bar by bar, and keeps them', async () => {
    const time = made.time.slice(900, 1300);
    const recorded = {
      time,
      fullUs: time.map((_, i) => (i < 200 ? 100 : 5000)),
      lightUs: time.map(() => 600),
    };
    const hash = keepLatencies(root, recorded);
    expect(readLatencies(latenciesText(recorded), 'x')).toEqual(recorded);
    const plan = await planned(asked({ latency: hash }));
    // Eight latencies of 100 µs stand before: the first at 5000 µs is the 95th percentile at once, the third decides.
    expect(changesOf(plan)).toEqual([
      { bar: 1103, time: made.time[1102]! + 3_600_000, model: 'diffgaf-lstm', cause: 'latency', p95Us: 5000 },
    ]);
    const summary = executeRun(plan, root, hooks);
    expect(summary.run.fallback).toMatchObject({ light, latencies: { kind: 'recorded', hash } });
    const back = await planOfRun(root, summary.run.runId, () => Promise.resolve(null));
    expect(back.sight).toEqual(plan.sight);
    writeFileSync(path.join(root, 'vision', 'latencies', `${hash}.csv`), 'time,fullUs,lightUs\n1,2,3\n');
    await expect(planOfRun(root, summary.run.runId, () => Promise.resolve(null))).rejects.toThrow('have been changed');
  });
});

describe('a run without latencies', () => {
  it('goes by options and memory alone, and says so', async () => {
    const plain = await planned(asked({}));
    expect(changesOf(plain)).toEqual([]);
    expect(plain.warnings!.join()).toContain('latency decides nothing in this run');
    const forced = await planned(asked({ config: { model: 'light' } }));
    expect(forced.sight!.fallback!.course.light.every((x) => x === 1)).toBe(true);
    expect(forced.info.runId).not.toBe(plain.info.runId);
    expect(forced.warnings!.join()).toContain('the options say always light');
    // At these sizes the LSTM takes more memory than the ViViT, so that nothing is left to give way to.
    const [heavy, other] = [bytesOf(root, full), bytesOf(root, light)];
    expect(heavy).toBeLessThan(other);
    await expect(planned(asked({ config: { memoryKiB: heavy / 1024 - 1 } }))).rejects.toThrow('KiB of the light model');
    await expect(planned(asked({ config: { model: 'full', memoryKiB: heavy / 1024 - 1 } }))).rejects.toThrow(
      'KiB of the full model, and no other may see',
    );
  });
});

describe('what is measured', () => {
  it('is each stage of both models, by the clock that is given, and can be given to a run', async () => {
    let now = 0;
    const { profile, latencies } = await executeProfile(
      {
        data: 'SIM',
        series: made,
        full,
        light,
        fallback: parseConfig(fallbackFields, { budgetUs: 4, span: 8 }, 'fallback'),
        most: 300,
      },
      root,
      { progress: () => {}, signal, clock: () => now++ },
    );
    expect(profile.bars).toBe(300);
    expect(profile.timing.full.map(({ stage, p50 }) => [stage, p50])).toEqual([
      ...['split', 'scale', 'draw', 'encode', 'project'].map((stage) => [stage, 1]),
      ['whole', 5],
    ]);
    expect(profile.full.bytes).toBeGreaterThan(10_000);
    // 5 µs are above 4 from the first on; of eight there is a percentile, and the third of those decides.
    expect(profile.timing.changes.map(({ bar, model }) => [bar, model])).toEqual([[10, 'diffgaf-lstm']]);
    expect([...latencies.time]).toEqual([...made.time.subarray(1100)]);
    const plan = await planned(asked({ config: { budgetUs: 4, span: 8 }, latency: keepLatencies(root, latencies) }));
    expect(changesOf(plan)).toMatchObject([{ bar: 1110, model: 'diffgaf-lstm' }]);
  });
});

describe('what does not go together', () => {
  it('is refused with the reason and the cure', async () => {
    expect(() => fallbackRef(root, asked({ full: light, light: full }))).toThrow(
      /is a diffgaf-lstm, and the full model is to be a diffgaf-vivit.*Train one with/,
    );
    expect(() => fallbackRef(root, asked({ config: { budget: 3 } }))).toThrow('fallback.budget');
    expect(() => fallbackRef(root, asked({ simulated: {} }))).toThrow('--latency simulated');
    for (const [text, why] of [
      ['a,b\n', "line 1: 'a,b' is not 'time,fullUs,lightUs'"],
      ['time,fullUs,lightUs\n', 'holds no latencies'],
      ['time,fullUs,lightUs\n1,2\n', "line 2: '1,2' has 2 cells"],
      ['time,fullUs,lightUs\n1,2,3\n2,0,3\n', "line 3: fullUs '0' is not a number above 0"],
      ['time,fullUs,lightUs\n2,2,3\n2,2,3\n', 'line 3: time 2 is not after the one before'],
    ] as const)
      expect(() => readLatencies(text, 'file.csv')).toThrow(why);
    const other = { time: Float64Array.of(1, 2), fullUs: Float64Array.of(1, 1), lightUs: Float64Array.of(1, 1) };
    await expect(planned(asked({ latency: keepLatencies(root, other) }))).rejects.toThrow(
      'none of 2 recorded latencies',
    );
  });
});
