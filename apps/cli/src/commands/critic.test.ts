/** `janus critic` on a run of a simulated market. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../command.ts';
import { callCommand, marketFile } from '../testing.ts';
import { criticCommand } from './critic.ts';
import { runCommand } from './run.ts';

let folder = '';
let runId = '';
async function call(command: Command, ...args: string[]) {
  const { json, text } = await callCommand(command, folder, args);
  return { json: json as Record<string, unknown>, text };
}
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus-critic-'));
  const data = marketFile(folder, 'base', 3000);
  runId = String((await call(runCommand, '--data', data, '--vision', 'none')).json['runId']);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('janus critic', () => {
  it("tells the error by λ at the run's own rates, and each action's advantage; the decisions add up", async () => {
    const { json, text } = await call(criticCommand, '--run', runId);
    expect(json).toMatchObject({ runId, rates: { discount: 0.5, traceDecay: 0.8, criticRate: 0.02 } });
    const byLambda = json['byLambda'] as { lambda: number; error: number }[];
    expect(byLambda.map((l) => l.lambda)).toEqual([0, 0.4, 0.8, 0.9, 1]);
    expect(byLambda[2]!.error).toBe(json['error']);
    const advantages = json['advantages'] as { decisions: number }[];
    expect(advantages.reduce((sum, a) => sum + a.decisions, 0)).toBe(json['decisions']);
    expect(json['decisions']).toBeGreaterThan(20);
    expect(text).toContain('γ 0.5, λ 0.8, rate 0.02');
  });
  it('a critic that does not learn misses by as much as one that says 0', async () => {
    const { json } = await call(criticCommand, '--run', runId, '--rate', '0');
    expect(json['error']).toBe(json['errorOfZero']);
    expect(json['errorOfZero']).toBeGreaterThan(0);
  });
  it('refuses a run that is not there', async () => {
    await expect(call(criticCommand, '--run', 'deadbeefdeadbeef')).rejects.toThrow('there is no run');
  });
});
