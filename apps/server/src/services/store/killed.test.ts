/**
 * Kill -9 at random moments, while the database opens and while it writes: what was acknowledged is there afterwards,
 * and the lock of the dead process holds nobody up. It says nothing of a power cut.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { hasPostgres, startPostgres } from '../../testing/postgres.ts';
import { openStore } from './index.ts';

const WRITER = fileURLToPath(new URL('killed-writer.mjs', import.meta.url));

/** When to kill: so many lines after the start, and so long after the last of them. */
interface Moment {
  readonly lines: number;
  readonly ms: number;
}

/** Runs the writer and kills it. @returns what it said */
function writeAndDie(args: readonly string[], { lines, ms }: Moment): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [WRITER, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let fault = '';
    let dying = false;
    const look = (): void => {
      if (dying || out.split('\n').length - 1 < lines) return;
      dying = true;
      setTimeout(() => child.kill('SIGKILL'), ms);
    };
    look();
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      look();
    });
    child.stderr.on('data', (chunk: Buffer) => (fault += chunk.toString()));
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`the writer ended by itself: ${fault}`));
      // Without its end a line may be half a line.
      else resolve(out.split('\n').slice(0, -1));
    });
  });
}

describe.each([
  ['pglite', 12, true],
  ['postgresql', 12, hasPostgres()],
] as const)('a writer killed on %s', (backend, kills, there) => {
  it.skipIf(!there)(
    `loses nothing that was acknowledged in ${kills} kills`,
    async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'janus-killed-'));
      const server = backend === 'postgresql' ? await startPostgres() : null;
      const databaseUrl = server?.database();
      const acknowledged: string[] = [];
      const random = rng(7);
      try {
        for (let i = 0; i < kills; i += 1) {
          const args = [folder, String(i * 100_000), ...(databaseUrl ? [databaseUrl] : [])];
          const opening = i % 4 === 3;
          const moment = opening
            ? { lines: 0, ms: 1500 * random.next() }
            : { lines: 2 + Math.floor(30 * random.next()), ms: 20 * random.next() };
          acknowledged.push(...(await writeAndDie(args, moment)).filter((line) => line !== 'open'));
        }
        const store = await openStore({ dataFolder: folder, databaseUrl });
        for (const line of acknowledged) {
          const [runId, signals] = line.split('/');
          if (signals) expect(await store.signals.list(runId!), line).toHaveLength(50);
          else expect(await store.runs.get(runId!), line).not.toBeNull();
        }
        await store.close();
        expect(acknowledged.length).toBeGreaterThan(kills);
      } finally {
        server?.stop();
        rmSync(folder, { recursive: true, force: true });
      }
    },
    240_000,
  );
});
