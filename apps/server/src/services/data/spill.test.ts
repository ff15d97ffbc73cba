import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clearSpills, dropSpill, spillFolder } from './spill.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus spill '));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('drafts of imports', () => {
  it('lie in a folder a thread', async () => {
    const worker = new Worker('const w = require("node:worker_threads"); w.parentPort.postMessage(w.threadId)', {
      eval: true,
    });
    const other = await new Promise<number>((resolve) => worker.once('message', resolve));
    expect(path.basename(spillFolder(folder))).toMatch(new RegExp(`^duckdb-${process.pid}-\\d+$`));
    expect(spillFolder(folder)).not.toBe(path.join(folder, 'tmp', `duckdb-${process.pid}-${other}`));
  });

  it('of a process that is gone are cleared, those of a thread that lives are not', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const at = (name: string): string => path.join(folder, 'tmp', name);
    const dead = [`duckdb-${pid}-0`, `duckdb-${pid}-12`, `duckdb-${pid}`].map(at);
    const live = [`duckdb-${process.pid}-99`, 'simulated-1'].map(at);
    for (const made of [...dead, ...live, spillFolder(folder)]) mkdirSync(made, { recursive: true });
    clearSpills(folder);
    expect(dead.filter((made) => existsSync(made))).toEqual([]);
    dropSpill(folder);
    expect(existsSync(spillFolder(folder))).toBe(false);
    expect(live.filter((made) => !existsSync(made))).toEqual([]);
  });
});
