/**
 * Operational state in this process, with its copy in one JSON file: the default, for one server on one machine. The
 * process that has it open owns the file.
 */
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { JanusError, refused } from '@janus/domain';
import { takeLock } from '../../../../../tools/lock.mjs';
import type { OpStore, Watcher } from './op-store.ts';
import { writeWhole } from './write-whole.ts';

function readState(file: string): Map<string, unknown> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw error;
  }
  try {
    return new Map(Object.entries(JSON.parse(text) as Record<string, unknown>));
  } catch {
    throw refused(
      `the operational state in ${file} is damaged. It may have held a switch that was thrown: look at it, ` +
        'restore it from a backup, or remove it to begin with nothing set',
    );
  }
}

/** A value of its own: what the caller does with it later is not seen. */
const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

/** @throws JanusError refused where another process has the file, or it is damaged */
export function memoryOpStore(file: string): OpStore {
  const lock = takeLock(`${file}.lock`);
  if (!lock.release)
    throw refused(`the operational state in ${file} belongs to process ${lock.owner || '(just starting)'}`);
  const { release } = lock;
  let values: Map<string, unknown>;
  try {
    values = readState(file);
  } catch (error) {
    release();
    throw error;
  }
  process.once('exit', release);
  const watchers = new Map<string, Set<Watcher>>();
  let fault: string | null = null;
  let closed = false;

  function assertOpen(): void {
    if (closed) throw new JanusError('failed', 'the operational state is closed');
  }
  /** The disk first: what nobody could read back after a crash is not told to anybody either. */
  function replace(next: Map<string, unknown>): void {
    try {
      writeWhole(file, `${JSON.stringify(Object.fromEntries(next), null, 1)}\n`);
      fault = null;
    } catch (error) {
      fault = `${file} cannot be written: ${(error as Error).message}`;
      throw new JanusError('failed', fault);
    }
    values = next;
  }
  function tell(key: string): void {
    for (const watcher of watchers.get(key) ?? []) watcher.changed(copy(values.get(key) ?? null));
  }

  return {
    backend: 'memory',
    async get(key) {
      assertOpen();
      return copy(values.get(key) ?? null);
    },
    async set(key, value) {
      assertOpen();
      const next = copy(value);
      const changes = !isDeepStrictEqual(values.get(key), next);
      replace(new Map(values).set(key, next));
      if (changes) tell(key);
    },
    async delete(key) {
      assertOpen();
      if (!values.has(key)) return false;
      const next = new Map(values);
      next.delete(key);
      replace(next);
      tell(key);
      return true;
    },
    watch(key, watcher) {
      assertOpen();
      const others = watchers.get(key) ?? new Set();
      watchers.set(key, others.add(watcher));
      watcher.changed(copy(values.get(key) ?? null));
      return () => void others.delete(watcher);
    },
    health: async () => ({ backend: 'memory', place: file, ok: fault === null && !closed, fault }),
    async close() {
      if (closed) return;
      closed = true;
      watchers.clear();
      process.off('exit', release);
      release();
    },
  };
}
