/** `janus card`: what it says with and without a driver, and a kernel on real bars. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseOptions } from '../parse.ts';
import { cardCommand } from './card.ts';

const compiles = spawnSync(process.env['CXX'] || 'g++', ['--version']).status === 0;
if (!compiles) console.warn('SKIPPED janus card in C simulation: no compiler (sudo apt-get install g++)');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus-card-cli-'));
  vi.stubEnv('JANUS_XCLBIN', '');
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

interface Answer {
  driver: string | null;
  present: boolean;
  simulated: boolean;
  cure: string | null;
  requests: number;
  backend?: string;
  runId?: string;
  kernels: { name: string; error: number | null; tolerance: number }[];
  run: { kernel: string; data: string; start: number; end: number; error: number; within: boolean } | null;
  timing: Record<string, { trip: { count: number; p50: number | null } }>;
}
async function card(driver: string, ...args: string[]) {
  vi.stubEnv('JANUS_CARD', driver);
  const { options, positional } = parseOptions(cardCommand, args);
  const { signal } = new AbortController();
  const result = await cardCommand.run({ options, positional, dataFolder: folder, progress: () => {}, signal });
  return { json: result.json as Answer, text: result.text, exitCode: result.exitCode };
}

it('says that there is none, with the cure, and refuses to run', async () => {
  const { json, text } = await card('off');
  expect(json).toMatchObject({ driver: null, present: false, cure: 'unset JANUS_CARD', requests: 0, run: null });
  expect(text).toContain('→ unset JANUS_CARD');
  await expect(card('off', '--run', 'gaf', '--data', 'SP500')).rejects.toMatchObject({ code: 'refused' });
});

it('refuses options that go nowhere', async () => {
  await expect(card('off', '--run', 'gaf')).rejects.toThrow('--run gaf needs --data');
  await expect(card('off', '--data', 'SP500')).rejects.toThrow('--data SP500 needs --run');
  expect(() => parseOptions(cardCommand, ['--run', 'vivit'])).toThrow('vivit');
  expect(() => parseOptions(cardCommand, ['--size', '65'])).toThrow('65');
});

it('writes golden vectors, never over a file that is there', async () => {
  await card('off', '--golden', folder);
  expect(readFileSync(path.join(folder, 'gaf.txt'), 'utf8')).toMatch(/^gasf 2\n/);
  await expect(card('off', '--golden', folder)).rejects.toThrow('is there already');
});

describe.skipIf(!compiles)('in C simulation', () => {
  it('tries both kernels and says SIMULATED', async () => {
    const { json, text, exitCode } = await card('csim', '--times', '3');
    expect(exitCode).toBe(0);
    expect(json).toMatchObject({ driver: 'csim', simulated: true, present: false });
    expect(text).toContain('driver csim, SIMULATED');
    for (const { name, error, tolerance } of json.kernels) {
      expect(error).toBeGreaterThan(0);
      expect(error).toBeLessThanOrEqual(tolerance);
      expect(json.timing[name]!.trip.count).toBe(3);
    }
  });
  it('[E5][E6] runs gaf on the newest bars, the same each time', async () => {
    const args = ['--run', 'gaf', '--data', 'SP500', '--size', '32', '--field', 'gadf', '--times', '2'];
    const first = await card('csim', ...args);
    const { timing: _, ...again } = (await card('csim', ...args)).json;
    expect(first.json).toMatchObject(again);
    const { run } = first.json;
    expect(run).toMatchObject({ kernel: 'gaf', data: 'SP500', within: true });
    expect(run!.end - run!.start + 1).toBe(32);
    expect(first.json.backend).toBe('csim');
    expect(first.json.runId).toMatch(/^[0-9a-f]{16}$/);
  });
  it('[E13][E17] runs the ten axioms over the newest bars', async () => {
    const { json } = await card('csim', '--run', 'ltn', '--data', 'SP500', '--times', '2');
    expect(json.run).toMatchObject({ kernel: 'ltn', within: true });
    expect(json.run!.end - json.run!.start + 1).toBe(256);
  });
});
