/** `janus explain`: a decision named by its moment or its number, and the smallest change that would have turned it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { simulate } from '@janus/market';
import { executeRun } from '@janus/server/execute';
import { planRun } from '@janus/server/plan';
import { openRun } from '@janus/server/runs';
import { auditSlot } from '@janus/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseOptions } from '../parse.ts';
import { explainCommand } from './explain.ts';

const BARS = 2500;
const folder = mkdtempSync(path.join(tmpdir(), 'janus-explain-'));
let runId = '';
let decision = -1;
const stages: string[] = [];

const call = async (...args: string[]) =>
  explainCommand.run({
    ...parseOptions(explainCommand, ['--run', runId, ...args]),
    dataFolder: folder,
    progress: (stage) => stages.push(stage),
    signal: new AbortController().signal,
  });

beforeAll(async () => {
  const series = simulate({ generator: 'base', bars: BARS, seed: 5, timeframeMs: 3_600_000 });
  // What a run keeps of its bars has neither of the two.
  const plan = planRun({ data: 'SIM', lesions: ['visual-cortex'] }, { ...series, spread: null, truth: null }, 1);
  ({ runId } = plan.info);
  executeRun(plan, folder, { progress: () => undefined, shouldStop: () => false, clock: () => 0 });
  const run = openRun(folder, runId);
  const proposed = await run.auditColumns([auditSlot('proposed')], 0, BARS);
  run.close();
  decision = proposed.indexOf(1);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('explain', () => {
  it('tells the same of a moment and of the number of its event', async () => {
    const byNumber = await call('--event', String(decision));
    const { time } = byNumber.json as { time: number };
    // The bar opened an hour before it was decided on.
    const byMoment = await call('--at', new Date(time - 3_600_000).toISOString());
    expect(byMoment).toEqual(byNumber);
    expect(byNumber.json).toMatchObject({ runId, barIndex: decision, simulated: true });
    expect(byNumber.json).not.toHaveProperty('flip');
  });
  it('--flip finds what would have changed it, and says it in words', async () => {
    const { json, text } = await call('--event', String(decision), '--flip');
    const { flip } = json as { flip: { found: { changes: unknown[] } | null; words: string; reach: object } };
    expect(flip.reach).toEqual({ spreads: 8, changes: 4 });
    expect(flip.words).toMatch(flip.found ? /had been .* of its usual spreads/ : /^No single quantity within 8/);
    expect(text.endsWith(flip.words)).toBe(true);
    expect(stages).toContain('replaying up to the bar');
  });
  it('wants one of the two, and one that is there', async () => {
    await expect(call()).rejects.toThrow('--at TIME or --event N');
    await expect(call('--event', '1', '--at', '2024-01-01')).rejects.toThrow('one of the two');
    await expect(call('--event', String(BARS))).rejects.toThrow(`the last of this run is ${BARS - 1}`);
    await expect(call('--at', '1999-01-01')).rejects.toThrow('before the first bar');
    await expect(call('--at', 'noon')).rejects.toThrow('not an ISO 8601 date');
  });
});
