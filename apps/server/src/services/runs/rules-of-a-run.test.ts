/** A run is held against its own rules: what they refuse is not sent, and each event's truths are theirs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { auditSlot } from '@janus/domain';
import { afterAll, expect, it } from 'vitest';
import { walk } from '../../testing/series.ts';
import { planOfRun } from '../explain/plan-of-run.ts';
import { rulesOfRun } from '../rules/of-run.ts';
import { putRules } from '../rules/store.ts';
import { executeRun } from './execute.ts';
import { planRun, type LaterRules } from './plan.ts';
import { openRun } from './store.ts';

const BARS = 2500;
const folder = mkdtempSync(path.join(tmpdir(), 'janus-ruled-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The orders sent, and what is recorded of the rules at the last bar. */
async function ran(text: string) {
  const rules = putRules(
    folder,
    { name: 'R', note: '', text, vocabulary: 'Neutral(a) := is(neutral)', parent: null },
    1,
  );
  const plan = planRun({ data: 'WALK', lesions: ['visual-cortex'], rules }, walk(BARS, 3), 1);
  const summary = executeRun(plan, folder, { progress: () => undefined, shouldStop: () => false, clock: () => 0 });
  const run = openRun(folder, plan.info.runId);
  try {
    const fields = ['axiomCount', 'axiomSatisfaction', 'axiomTruth.0', 'axiomTruth.1'].map(auditSlot);
    return {
      summary,
      rules,
      told: rulesOfRun(folder, plan.info.runId),
      last: [...(await run.auditColumns(fields, BARS - 1, BARS))],
    };
  } finally {
    run.close();
  }
}

const FREE = 'any: Neutral(a) or not Neutral(a)\n';
const STILL = 'still: Neutral(a)\n';
const put = (text: string) =>
  putRules(folder, { name: text, note: '', text, vocabulary: 'Neutral(a) := is(neutral)', parent: null }, 1);

it('takes other rules while the day runs: at the first bar that closes then, and says so in records and result', async () => {
  const series = walk(BARS, 3);
  const request = { data: 'WALK', lesions: ['visual-cortex'], rules: put(FREE) };
  const run = (laterRules: readonly LaterRules[]) => {
    const plan = planRun({ ...request, laterRules }, series, 1);
    return executeRun(plan, folder, { progress: () => undefined, shouldStop: () => false, clock: () => 0 });
  };
  const CHANGE = 1800;
  // One ms after bar CHANGE − 1 has closed: that bar is still under the first rules.
  const from = series.time[CHANGE - 1]! + series.timeframeMs + 1;
  const never = series.time[BARS - 1]! + 10 * series.timeframeMs;
  const free = run([]);
  const later = run([
    { from, rules: put(STILL) },
    { from: never, rules: put(FREE) },
  ]);
  expect(later.run.runId).not.toBe(free.run.runId);
  expect(later.rulesAt).toEqual([CHANGE, -1]);
  expect(later.run.laterRules).toEqual([
    { from, version: put(STILL).version },
    { from: never, version: put(FREE).version },
  ]);
  expect(later.warnings).toContain(
    `the rules from ${new Date(never).toISOString()} on were never in force: no bar closes then or later`,
  );
  expect(rulesOfRun(folder, later.run.runId).later.map((l) => l.name)).toEqual([STILL.trim(), FREE.trim()]);
  const column = async (runId: string, field: string): Promise<Float64Array> => {
    const reader = openRun(folder, runId);
    try {
      return await reader.auditColumns([auditSlot(field)], 0, BARS);
    } finally {
      reader.close();
    }
  };
  const ordinal = await column(later.run.runId, 'rulesOrdinal');
  expect([ordinal[CHANGE - 1], ordinal[CHANGE], ordinal[BARS - 1]]).toEqual([0, 1, 1]);
  // Nothing before the change is another, no look-ahead; after it no order is sent.
  const [before, after] = [await column(free.run.runId, 'orderId'), await column(later.run.runId, 'orderId')];
  expect(after.slice(0, CHANGE)).toEqual(before.slice(0, CHANGE));
  const sent = (ids: Float64Array): number => ids.filter((id) => id >= 0).length;
  expect(sent(before.slice(CHANGE))).toBeGreaterThan(0);
  expect(sent(after.slice(CHANGE))).toBe(0);
  const again = await planOfRun(folder, later.run.runId, async () => null);
  expect(again.laterRules.map((l) => [l.from, l.rules.version])).toEqual([
    [from, put(STILL).version],
    [never, put(FREE).version],
  ]);
  const twice = [FREE, STILL].map((text) => ({ from, rules: put(text) }));
  expect(() => run(twice)).toThrow('do not come after those from');
});

it('sends nothing under rules that refuse every entry, and records their truths', async () => {
  const free = await ran('any: Neutral(a) or not Neutral(a)\n');
  const bound = await ran('still: Neutral(a)\nany: Neutral(a) or not Neutral(a)\n');
  expect(free.summary.reached['sent']).toBeGreaterThan(0);
  expect(bound.summary.reached['sent']).toBe(0);
  expect(bound.summary.vetoes['prefrontal']!['axioms']).toBeGreaterThan(0);
  expect(free.last.slice(0, 3)).toEqual([1, 1, 1]);
  expect(free.last[3]).toBeNaN();
  expect(bound.told).toMatchObject({
    version: bound.rules.version,
    meaning: bound.rules.meaning,
    name: 'R',
    rules: 2,
    held: true,
    config: { family: 'lukasiewicz', violationBelow: 0.5 },
  });
  expect(() => rulesOfRun(folder, 'abcdef0123')).toThrow('there is no run abcdef0123');
  // Held: nothing is broken.
  expect(bound.last).toEqual([2, 1, 1, 1]);
});
