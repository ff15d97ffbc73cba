/** `janus risk`: the same numbers as the records, in JSON and as text; moments outside the run are refused. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { auditSlot } from '@janus/domain';
import type { RiskReading } from '@janus/server/risk';
import { openRun } from '@janus/server/runs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Command } from '../command.ts';
import { parseOptions } from '../parse.ts';
import { jsonText } from '../print.ts';
import { riskCommand } from './risk.ts';
import { runCommand } from './run.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'janus-risk-'));
const call = (command: Command, ...args: string[]) =>
  command.run({
    ...parseOptions(command, args),
    dataFolder: folder,
    progress: () => {},
    signal: new AbortController().signal,
  });
let runId = '';
beforeAll(async () => {
  const { json } = await call(runCommand, '--data', 'SP500', '--vision', 'none');
  ({ runId } = json as { runId: string });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('tells the crash of September 2008 as the records have it', async () => {
  const { json, text } = await call(riskCommand, '--run', runId, '--at', '2008-09-29');
  const told = JSON.parse(jsonText(json)) as RiskReading & { simulated: boolean };
  expect(told).toMatchObject({ runId, simulated: true, differing: 0 });
  const run = openRun(folder, runId);
  const [distance] = await run.auditColumns([auditSlot('threat.anomaly')], told.bar, told.bar + 1);
  run.close();
  const anomaly = told.threats[0]!;
  expect(anomaly.ratio).toBe(distance);
  expect(anomaly.measure / anomaly.limit).toBeCloseTo(anomaly.ratio, 9);
  expect(text).toContain('Anomaly');
  expect(text).toMatch(/response (reduce|freeze)/);
  expect(text).toContain('exits are always allowed');
}, 60_000);
it('takes the last bar where no moment is given, and refuses one outside the run', async () => {
  const { json } = await call(riskCommand, '--run', runId);
  expect((json as RiskReading).bar).toBe(5104);
  await expect(async () => call(riskCommand, '--run', runId, '--at', '1999-01-01')).rejects.toThrow('before the first');
  await expect(async () => call(riskCommand, '--run', runId, '--at', 'soon')).rejects.toThrow('not an ISO 8601');
  await expect(async () => call(riskCommand, '--run', 'feedfeed')).rejects.toThrow('no run feedfeed');
}, 60_000);
