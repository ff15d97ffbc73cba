/** [V7] The plane at a bar: the decisions up to it and no later, the last of them in its region. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { auditSlot, BUY, HOLD } from '@janus/domain';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { liveDay } from '../night/scenario.ts';
import { openRun, readRunFile, type RunReader } from '../runs/store.ts';
import { planeBars, readPlane, type PlaneBars } from './plane.ts';
import { brainService } from './service.ts';

const BARS = 3000;
const folder = mkdtempSync(path.join(tmpdir(), 'janus-plane-'));
let runId = '';
let run: RunReader;
let known: PlaneBars;
let acts: Float64Array;
beforeAll(async () => {
  runId = liveDay(folder, BARS, 1);
  run = openRun(folder, runId);
  known = await planeBars(run);
  acts = await run.auditColumns([auditSlot('act.hold')], 0, BARS);
}, 60_000);
afterAll(() => {
  run.close();
  rmSync(folder, { recursive: true, force: true });
});
const weighed = (upTo: number): number => [...acts].filter((act, bar) => bar <= upTo && Number.isFinite(act)).length;

it('holds as many states as were weighed, the newest thousand of them', () => {
  for (const bar of [600, 1500, BARS - 1]) {
    const plane = readPlane(run, known, bar);
    expect(plane.x.length).toBe(Math.min(1000, weighed(bar)));
    expect(Math.max(...plane.time)).toBeLessThanOrEqual(run.barColumns(bar, bar + 1)[0]! + 3_600_000);
  }
  expect(weighed(BARS - 1)).toBeGreaterThan(50);
});
it('knows a reward only once it has come home', async () => {
  const rewards = await run.auditColumns([auditSlot('reward')], 0, BARS);
  const last = [...acts].findLastIndex((act, bar) => Number.isFinite(act) && bar < BARS - 200);
  expect(readPlane(run, known, last).reward.at(-1)).toBeNaN();
  const home = [...rewards].findIndex((r, bar) => bar > last && Number.isFinite(r));
  const plane = readPlane(run, known, home);
  const time = readPlane(run, known, last).circuit!.time;
  expect(plane.reward[[...plane.time].indexOf(time)]).toBe(rewards[home]);
  const deltas = await run.auditColumns([auditSlot('predictionError')], home, home + 1);
  expect(plane.dopamine).toMatchObject({ bar: home, delta: deltas[0] });
});
it('the last state lies in the region that its action says, where the choice alone decided', () => {
  let seen = 0;
  for (let bar = 500; bar < BARS; bar += 1) {
    if (!Number.isFinite(acts[bar])) continue;
    const plane = readPlane(run, known, bar);
    const { circuit } = plane;
    expect(circuit!.bar).toBe(bar);
    const best = Math.max(circuit!.buy.act, circuit!.sell.act);
    expect(plane.region === HOLD).toBe(!(best > circuit!.hold));
    if (plane.region === BUY) seen += 1;
  }
  expect(seen).toBeGreaterThan(0);
});
it('is served, and refuses a bar that is not there', async () => {
  const service = brainService(folder, { summary: (id) => readRunFile(folder, id)!.summary });
  expect(await service.plane(runId, 1500)).toEqual(readPlane(run, known, 1500));
  await expect(service.plane(runId, BARS)).rejects.toThrow('whole number in [0, 2999]');
  await service.close();
});
