/** A slice of `npm run chaos`: the real server, killed a few times, loses nothing that it acknowledged. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { hasPostgres } from '../apps/server/src/testing/postgres.ts';

const PROGRAM = path.join(path.dirname(fileURLToPath(import.meta.url)), 'chaos.mjs');
const LONG_MS = 480_000;

function chaos(...args: string[]): Promise<{ code: number | null; out: string }> {
  return new Promise((resolve) => {
    let out = '';
    const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (text: Buffer) => (out += text.toString()));
    child.stderr.on('data', (text: Buffer) => (out += text.toString()));
    child.on('exit', (code) => resolve({ code, out }));
  });
}

for (const { backend, kills, there } of [
  { backend: 'pglite', kills: 2, there: true },
  { backend: 'postgresql', kills: 2, there: hasPostgres() },
])
  it.runIf(there)(
    `kills the server on ${backend} ${kills} times, and nothing acknowledged is lost`,
    async () => {
      const { code, out } = await chaos('--kills', `${kills}`, '--backend', backend);
      expect(out).toContain('nothing acknowledged was lost');
      expect(code).toBe(0);
      expect(out.match(/^kill \d+/gm)).toHaveLength(kills);
    },
    LONG_MS,
  );

it('refuses what it does not know', async () => {
  expect(await chaos('--backend', 'paper')).toMatchObject({ code: 2, out: expect.stringContaining('paper') });
});
