/** `janus execution` on a simulated market written to a file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callCommand, marketFile } from '../testing.ts';
import { executionCommand } from './execution.ts';

interface Cost {
  readonly expectedBps: number;
  readonly deviationBps: number;
}
interface Answer {
  readonly runId: string;
  readonly plan: {
    readonly quantity: number;
    readonly units: readonly number[];
    readonly halfLifeBars: number | null;
    readonly chosen: Cost;
    readonly evenly: Cost;
    readonly atOnce: Cost;
    readonly frontier: readonly (Cost & { readonly caution: number })[];
  };
  readonly followers: readonly { readonly follower: string; readonly undone: number; readonly orders: number }[];
}
let folder = '';
let data = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus-execution-'));
  data = marketFile(folder, 'base', 2000);
});
afterAll(() => rmSync(folder, { recursive: true }));
async function run(...args: string[]): Promise<Answer & { text: string }> {
  const { json, text } = await callCommand(executionCommand, folder, args);
  return { ...(json as Answer), text };
}
const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);

describe('janus execution', () => {
  it('plans the whole order; caution brings it forward and trades cost for certainty', async () => {
    const even = await run('--data', data, '--caution', '0');
    expect(sum(even.plan.units)).toBeCloseTo(even.plan.quantity, 6);
    for (const units of even.plan.units) expect(units).toBeCloseTo(even.plan.quantity / 12, 6);
    expect(even.plan.halfLifeBars).toBeNull();
    expect(even.plan.chosen).toEqual(even.plan.evenly);
    const wary = await run('--data', data, '--caution', '30');
    expect(sum(wary.plan.units)).toBeCloseTo(wary.plan.quantity, 6);
    expect(wary.plan.units[0]).toBeGreaterThan(wary.plan.units.at(-1)!);
    const { chosen, evenly, atOnce } = wary.plan;
    expect([evenly.expectedBps < chosen.expectedBps, chosen.expectedBps < atOnce.expectedBps]).toEqual([true, true]);
    expect(chosen.deviationBps).toBeLessThan(evenly.deviationBps);
    expect(atOnce.deviationBps).toBe(0);
    expect(wary.runId).not.toBe(even.runId);
  });
  it('the frontier rises in cost as it falls in deviation, and holds the even plan at its end', async () => {
    const { plan } = await run('--data', data);
    expect(plan.frontier[0]!.expectedBps).toBeCloseTo(plan.evenly.expectedBps, 9);
    for (let i = 1; i < plan.frontier.length; i++) {
      expect(plan.frontier[i]!.expectedBps).toBeGreaterThan(plan.frontier[i - 1]!.expectedBps);
      expect(plan.frontier[i]!.deviationBps).toBeLessThan(plan.frontier[i - 1]!.deviationBps);
    }
  });
  it('tells how well each way keeps to it', async () => {
    const { followers, text } = await run('--data', data, '--passive', '--delay', '2');
    expect(followers.map((f) => f.follower)).toEqual(['open', 'direct', 'cascade', 'smith']);
    expect(new Set(followers.map((f) => f.orders)).size).toBe(1);
    expect(followers[3]!.undone).toBeLessThan(followers[0]!.undone);
    expect(text).toContain('simulated fills, told 2 bars late');
  });
  it('has no answer where the bars are fewer than two orders', async () => {
    await expect(run('--data', data, '--bars', '1000')).rejects.toThrow('fewer than 2 orders');
  });
});
