/** Lesions as jobs: taken out of a run one after another, kept beside it, taken up where they broke off. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AUDIT_FIELDS, auditSlot, LESIONS, NOTHING_OFF, offOf, REGIONS, RULES } from '@janus/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JobWork } from '../jobs/handler.ts';
import { run as backtestRun } from '../jobs/handlers/backtest-run.ts';
import { backtestHandler } from '../jobs/handlers/backtest.ts';
import { run as simulateRun } from '../jobs/handlers/simulate-run.ts';
import { simulateHandler } from '../jobs/handlers/simulate.ts';
import { openRun, readRunFile } from '../runs/store.ts';
import type { LesionReport } from './api.ts';
import { chosenLesions } from './lab.ts';
import { lesionHandler } from './lesion-job.ts';
import { run } from './lesion-run.ts';
import { lesionService } from './service.ts';

/** Without vision: its training is not what is tested here. */
const ASKED = { data: 'TOY', lesions: ['visual-cortex'], draws: 100 };
let dataFolder = '';
const work = (over: Partial<JobWork> = {}): JobWork => ({
  jobId: 'a'.repeat(28),
  dataFolder,
  createdAt: 7,
  progress: () => undefined,
  shouldStop: () => false,
  signal: new AbortController().signal,
  clock: () => 0,
  ...over,
});
const reportOf = (runId: string): LesionReport => lesionService(dataFolder).report(runId)!;
beforeAll(async () => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'janus lesions '));
  await simulateRun(simulateHandler.parse({ bars: 4000, seed: 3, symbol: 'TOY' }), work());
}, 60_000);
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

describe('what is taken out', () => {
  const keys = (words: readonly string[], off = NOTHING_OFF): string[] => chosenLesions(words, off).map((l) => l.key);
  it('is everything, all of a kind, or what is named, each once and in order', () => {
    expect(keys([])).toEqual(LESIONS.map((l) => l.key));
    expect(keys(['regions'])).toEqual([...REGIONS]);
    expect(keys(['schemas', 'rules', 'wash-sale', 'amygdala'])).toEqual([
      'amygdala',
      ...RULES.map((rule) => `rule:${rule}`),
      'tier:schemas',
    ]);
  });
  it('is never what is off already', () => {
    expect(keys(['regions'], offOf(['cortex']))).not.toContain('cortex');
    expect(() => keys(['cortex'], offOf(['cortex']))).toThrow('cortex is off in this run already');
    expect(() => keys(['amigdala'])).toThrow("lesion 'amigdala' is not a region, rule or tier");
  });
});

describe('the job', () => {
  it('says every fault of its input', () => {
    expect(() => lesionHandler.parse({ data: 'TOY', colour: 1, draws: 3 })).toThrow(/lesion\.draws[\s\S]*colour/);
    expect(() => lesionHandler.parse({ data: 'TOY', only: ['tonsils'] })).toThrow("lesion 'tonsils'");
    expect(() => lesionHandler.parse({ data: 'TOY', strategy: 'ema-flip' })).toThrow('ema-flip');
    expect(lesionHandler.parse({ data: 'TOY', only: ['episodes', 'amygdala'] })).toMatchObject({
      only: ['amygdala', 'tier:episodes'],
    });
    expect(lesionHandler.title(lesionHandler.parse({ data: 'TOY', only: ['episodes'] }))).toBe(
      'Lesions of TOY: tier:episodes',
    );
  });

  let runId = '';
  it('makes the run where it is not there, takes out what was asked, and tells how far it is', async () => {
    const told: [string, number][] = [];
    const result = (await run(
      lesionHandler.parse({ ...ASKED, only: ['amygdala', 'rule:position-limit'] }),
      work({ progress: (stage, share) => void told.push([stage, share]) }),
    )) as { runId: string; lesions: { key: string }[] };
    ({ runId } = result);
    expect(readRunFile(dataFolder, runId)!.summary.run).toMatchObject({ runId, lesions: ['visual-cortex'] });
    expect(result.lesions.map((l) => l.key)).toEqual(['amygdala', 'rule:position-limit']);
    const shares = told.map(([, share]) => share);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    expect(told.map(([stage]) => stage)).toContain('without position-limit');
    const report = reportOf(runId);
    expect(report.intact.metrics.trades).toBe(readRunFile(dataFolder, runId)!.summary.metrics['trades']);
    expect(report.intact.metrics.totalReturn).toBe(readRunFile(dataFolder, runId)!.summary.metrics['totalReturn']);
    expect(report.lesions.map((l) => l.key)).toEqual(['amygdala', 'rule:position-limit']);
  }, 120_000);

  it('what it counts is what it lists, page by page, and the bars are those of the run', () => {
    const [amygdala] = reportOf(runId).lesions;
    const { directionChanged, vetoChanged, sizeChanged, first } = amygdala!;
    const lesions = lesionService(dataFolder);
    const ask = (kinds: ('direction' | 'veto' | 'size')[], from = 0, count = 1000) =>
      lesions.changes({ runId, key: 'amygdala', kinds, from, count });
    expect(vetoChanged).toBeGreaterThan(0);
    expect(ask([]).total).toBe(directionChanged + vetoChanged + sizeChanged);
    expect(ask(['veto']).total).toBe(vetoChanged);
    expect(ask(['direction', 'size']).total).toBe(directionChanged + sizeChanged);
    const all = ask([]).changes;
    expect(all[0]).toMatchObject({ bar: first!.bar, time: first!.time, kind: first!.kind });
    expect(ask([], 1, 2).changes).toEqual(all.slice(1, 3));
    expect(() => lesions.changes({ runId, key: 'tier:schemas', kinds: [], from: 0, count: 1 })).toThrow(
      'nobody has taken tier:schemas out of run',
    );
    // The intact side is what the run's own journal holds at that bar.
    const reader = openRun(dataFolder, runId);
    const audit = new Float64Array(AUDIT_FIELDS.length);
    try {
      expect(reader.record(all[0]!.bar, audit, new Float32Array(20))).toBe(true);
    } finally {
      reader.close();
    }
    expect(audit[auditSlot('time')]).toBe(all[0]!.time);
    expect(['hold', 'buy', 'sell'][audit[auditSlot('action')]!]).toBe(all[0]!.intact.action);
  });

  it('a lesioned run is a run like any other: the same counts by its own records', async () => {
    const { metrics, trades } = reportOf(runId).lesions[0]!;
    const lesioned = (await backtestRun(
      backtestHandler.parse({ data: 'TOY', lesions: ['visual-cortex', 'amygdala'] }),
      work(),
    )) as { runId: string };
    expect(lesioned.runId).not.toBe(runId);
    const { summary } = readRunFile(dataFolder, lesioned.runId)!;
    expect(summary.trades).toBe(trades);
    expect(summary.metrics['totalReturn']).toBe(metrics.totalReturn);
    const ruled = (await backtestRun(
      backtestHandler.parse({ data: 'TOY', lesions: ['visual-cortex', 'rule:position-limit', 'tier:episodes'] }),
      work(),
    )) as { runId: string };
    expect(new Set([runId, lesioned.runId, ruled.runId]).size).toBe(3);
    const reader = openRun(dataFolder, ruled.runId);
    try {
      expect(reader.file.summary.run.lesions).toEqual(['visual-cortex', 'rule:position-limit', 'tier:episodes']);
      const audit = new Float64Array(AUDIT_FIELDS.length);
      reader.record(3000, audit, new Float32Array(20));
      expect([audit[auditSlot('rulesOff')], audit[auditSlot('tiersOff')]]).toEqual([1, 1]);
    } finally {
      reader.close();
    }
  }, 120_000);

  it('broken off and begun again it keeps what was done; what was found stays the same', async () => {
    const before = reportOf(runId);
    const file = path.join(dataFolder, 'runs', runId, 'lesions', 'amygdala.bin');
    const { mtimeMs } = statSync(file);
    let stages = 0;
    await expect(
      run(
        lesionHandler.parse({ ...ASKED, only: ['amygdala', 'tiers'] }),
        work({
          progress: (stage) => void (stages += stage === 'without schemas' ? 1 : 0),
          shouldStop: () => stages > 0,
        }),
      ),
    ).rejects.toThrow('cancelled');
    expect(reportOf(runId).lesions.map((l) => l.key)).toEqual(['amygdala', 'rule:position-limit', 'tier:episodes']);
    await run(lesionHandler.parse({ ...ASKED, only: ['amygdala', 'tiers'] }), work({ createdAt: 8 }));
    const after = reportOf(runId);
    expect(after.lesions.map((l) => l.key)).toEqual([
      'amygdala',
      'rule:position-limit',
      'tier:episodes',
      'tier:schemas',
    ]);
    expect(after.lesions[0]).toEqual(before.lesions[0]);
    expect(statSync(file).mtimeMs).toBe(mtimeMs);
  }, 120_000);

  it('results that were drawn otherwise do not stand side by side', async () => {
    await run(lesionHandler.parse({ ...ASKED, draws: 200, only: ['tier:episodes'] }), work());
    expect(reportOf(runId)).toMatchObject({ protocol: { draws: 200 } });
    expect(reportOf(runId).lesions.map((l) => l.key)).toEqual(['tier:episodes']);
    expect(existsSync(path.join(dataFolder, 'runs', runId, 'lesions', 'amygdala.bin'))).toBe(false);
  }, 120_000);

  it('a report of another form counts as none', () => {
    const file = path.join(dataFolder, 'runs', runId, 'lesions', 'report.json');
    const kept = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...kept, format: 0 }));
    expect(lesionService(dataFolder).report(runId)).toBeNull();
  });
});
