/** A run is held against its own rules: what they refuse is not sent, and each event's truths are theirs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { auditSlot } from '@janus/domain';
import { afterAll, expect, it } from 'vitest';
import { walk } from '../../testing/series.ts';
import { rulesOfRun } from '../rules/of-run.ts';
import { putRules } from '../rules/store.ts';
import { executeRun } from './execute.ts';
import { planRun } from './plan.ts';
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
