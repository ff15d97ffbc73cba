/**
 * Where an import keeps what is not finished: `<dataFolder>/tmp/duckdb-<pid>-<thread>`, gone when it ends, however it
 * ends. A folder a thread: imports that run at once do not meet.
 */
import { readdirSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { threadId } from 'node:worker_threads';

const PREFIX = 'duckdb-';
const root = (dataFolder: string): string => path.join(dataFolder, 'tmp');
export const spillFolder = (dataFolder: string): string =>
  path.join(root(dataFolder), `${PREFIX}${process.pid}-${threadId}`);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Folders of processes that were killed. */
export function clearSpills(dataFolder: string): void {
  let names: string[];
  try {
    names = readdirSync(root(dataFolder));
  } catch {
    return; // never imported anything
  }
  // parseInt stops at the dash before the thread's number.
  for (const name of names)
    if (name.startsWith(PREFIX) && !isAlive(Number.parseInt(name.slice(PREFIX.length), 10)))
      rmSync(path.join(root(dataFolder), name), { recursive: true, force: true });
}

/** This thread's own folder, and the one above it if nobody else uses it. */
export function dropSpill(dataFolder: string): void {
  rmSync(spillFolder(dataFolder), { recursive: true, force: true });
  try {
    rmdirSync(root(dataFolder));
  } catch {
    // not there, or somebody else's folder is in it
  }
}
