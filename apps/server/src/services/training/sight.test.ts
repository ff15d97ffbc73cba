import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseRunConfig, prepareRun, replay } from '@janus/backtest';
import { AUDIT_FIELDS, AUDIT_WIDTH, truncate, type BarSeries } from '@janus/domain';
import { loadGafKernelSync } from '@janus/kernels/node';
import { simulate } from '@janus/market';
import type { LearnedSight } from '@janus/visual-cortex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataHash } from '../provenance.ts';
import { executeRun } from '../runs/execute.ts';
import { planRun, sightsOf } from '../runs/plan.ts';
import { withSight } from '../runs/with-sight.ts';
import { planOfRun } from '../explain/plan-of-run.ts';
import type { BarReport } from './api.ts';
import { parseBars } from './bars-config.ts';
import { executeBars } from './bars-run.ts';
import { artefactRef, sightOf } from './embeddings.ts';

let root = '';
let report: BarReport;
const signal = new AbortController().signal;
const hooks = { say: () => {}, progress: () => {}, signal, clock: () => performance.now(), shouldStop: () => false };
const made = simulate({ generator: 'garch', bars: 2000, seed: 4, timeframeMs: 3_600_000, parameterScale: 1 });
const past = truncate(made, 900);
const tables = { 'visual-cortex': { trainFrom: 300, trainBars: 800, refitBars: 150 } };

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'janus sight '));
  const config = parseBars({ size: 8, frames: 2, epochs: 1, most: 120, batch: 8, draws: 100, task: 'volatility' });
  ({ report } = await executeBars(
    { data: 'SIM', series: past, config, resume: 'no', tensors: 'wasm', warnings: [], now: 1 },
    root,
    hooks,
  ));
});
afterAll(() => rmSync(root, { recursive: true }));

const seen = (series: BarSeries): Promise<LearnedSight> =>
  sightOf(root, artefactRef(root, report.artefact), series, dataHash(series), hooks);

function records(series: BarSeries, sight: LearnedSight): Float64Array {
  const config = parseRunConfig(tables);
  const rows = new Float64Array(series.length * AUDIT_WIDTH);
  let at = 0;
  replay({
    series: [series],
    config,
    seed: 1,
    lesions: 0,
    ...prepareRun([series], config, 1, loadGafKernelSync(), undefined, [sight]),
    clock: null,
    stageTimes: false,
    onSegment: (audit, _, count) => {
      rows.set(audit.subarray(0, count * AUDIT_WIDTH), at);
      at += count * AUDIT_WIDTH;
    },
  });
  return rows;
}

describe('a trained model in the day', () => {
  it('sees from the bar on at whose close it was known, and is cached', async () => {
    const sight = await seen(made);
    expect(made.time[sight.from]! + made.timeframeMs).toBeGreaterThanOrEqual(report.knownAt);
    expect(made.time[sight.from - 1]! + made.timeframeMs).toBeLessThan(report.knownAt);
    const files = readdirSync(path.join(root, 'vision', 'embeddings'));
    expect(files).toHaveLength(1);
    expect(await seen(made)).toEqual(sight);
    expect(readdirSync(path.join(root, 'vision', 'embeddings'))).toEqual(files);
  });

  it('looks at no later bar: cut off or changed, no bit of any record before it differs', async () => {
    const whole = records(made, await seen(made));
    const slot = AUDIT_FIELDS.indexOf('visionAsOf');
    expect(slot).toBeGreaterThanOrEqual(0);
    // It does see: otherwise there would be nothing to leak.
    expect(whole[1999 * AUDIT_WIDTH + slot]).toBeGreaterThan(1980);
    for (const cut of [1311, 1790]) {
      const changed = truncate(made, made.length);
      for (let i = cut; i < changed.length; i++)
        for (const column of [changed.open, changed.high, changed.low, changed.close]) column[i]! *= 1 + 0.2 * (i % 3);
      for (const other of [truncate(made, cut), changed])
        expect(records(other, await seen(other)).subarray(0, cut * AUDIT_WIDTH)).toEqual(
          whole.subarray(0, cut * AUDIT_WIDTH),
        );
    }
  });

  it('would be caught looking ahead: embeddings of later bars change records before the cut', async () => {
    const sight = await seen(made);
    const early = (series: BarSeries, { width, from, rows, model }: LearnedSight): LearnedSight => {
      const out = rows.slice();
      for (let i = from; i + 5 < series.length; i++)
        out.set(rows.subarray((i + 5) * width, (i + 6) * width), i * width);
      return { model, width, from, rows: out };
    };
    const cut = 1790;
    const short = truncate(made, cut);
    const whole = records(made, early(made, sight)).subarray(0, cut * AUDIT_WIDTH);
    expect(records(short, early(short, await seen(short)))).not.toEqual(whole);
  });

  it('is part of what a run is, is told with it, and comes back with its plan', async () => {
    const artefact = artefactRef(root, report.artefact);
    // What a run keeps of its bars.
    const kept = { ...made, spread: null, truth: null };
    const bare = planRun({ data: 'SIM', config: tables }, kept, 1);
    const named = planRun({ data: 'SIM', config: tables, artefact }, kept, 1);
    expect(named.info.runId).not.toBe(bare.info.runId);
    expect(() => sightsOf(named)).toThrow('were not made');
    const plan = await withSight(named, root, hooks);
    const summary = executeRun(plan, root, hooks);
    expect(summary.run.artefact).toBe(report.artefact);
    expect(summary.warnings.join()).toMatch(
      /artefact [0-9a-f]{16} sees from bar \d+ .*its first readout is fitted at bar/,
    );
    const again = await planOfRun(root, summary.run.runId, () => Promise.resolve(null));
    expect(again.info.runId).toBe(summary.run.runId);
    expect(again.sight).toEqual(plan.sight);
  });
});

describe('a model that does not fit', () => {
  it('is refused with the reason', async () => {
    await expect(seen(truncate(made, 300))).rejects.toThrow(/was known at .* after the last bar of .*own past/);
    const slow = { ...made, timeframeMs: 7_200_000 };
    await expect(seen(slow)).rejects.toThrow('was trained on bars of 3600000 ms, and these have 7200000 ms');
    const silent = { ...made, volume: new Float64Array(made.length).fill(Number.NaN) };
    await expect(seen(silent)).rejects.toThrow(/sees .*volume, and the bars have .*: train it on bars of this kind/);
    expect(() => artefactRef(root, 'ffffffffffffffff')).toThrow('there is no artefact ffffffffffffffff: there are');
  });
});
