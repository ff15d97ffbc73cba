/** The jobs from a terminal, without a server: the queue is opened for the question and closed again. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../bin/janus.mjs', import.meta.url));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus cli jobs '));
});
afterAll(() => rmSync(folder, { recursive: true }));

function janus(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const { DATABASE_URL: _, JANUS_JOBS_URL: __, ...env } = process.env;
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [PROGRAM, ...args],
      { env: { ...env, JANUS_DATA: folder } },
      (___, out, err) => resolve({ code: child.exitCode, out, err }),
    );
  });
}

it('are listed, and an unknown one is neither cancelled nor retried', async () => {
  const listed = await janus('jobs', 'list', '--json');
  expect([listed.code, JSON.parse(listed.out)]).toEqual([0, { jobs: [], total: 0, kept: 500 }]);
  expect(await janus('jobs', 'cancel', 'x1')).toMatchObject({ code: 2, err: expect.stringContaining("'x1'") });
  const unknown = await janus('jobs', 'retry', '0'.repeat(28));
  expect([unknown.code, unknown.err]).toEqual([4, expect.stringContaining('there is no job 0000')]);
});

it('of an embedded queue have no further workers: the refusal says what to set', async () => {
  const { code, out, err } = await janus('worker');
  expect([code, out]).toEqual([3, '']);
  for (const word of ['embedded', 'JANUS_JOBS_URL', 'redis://', 'postgres://', 'JANUS_DATA'])
    expect(err).toContain(word);
});
