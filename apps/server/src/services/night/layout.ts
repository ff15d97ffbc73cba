/**
 * Where the columns of a night lie on the disk. What lists and compares is in the store.
 *
 *   sleeps/<sleepId>/memories.bin   MEMORY_COLUMNS, one after another, float64
 *                    embedding.bin  [n, dim] float32
 *                    recalls.bin    RECALL_COLUMNS, one after another, float64
 */
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { threadId } from 'node:worker_threads';
import { badInput, noData } from '@janus/domain';
import { syncFolder } from '../journal/index.ts';
import { MEMORY_COLUMNS, RECALL_COLUMNS } from './api.ts';

export const SLEEP_ID = /^[0-9a-f]{16}$/;
export const sleepsFolder = (dataFolder: string): string => path.join(dataFolder, 'sleeps');
export const sleepFolder = (dataFolder: string, sleepId: string): string =>
  path.join(sleepsFolder(dataFolder), sleepId);

export interface NightFiles {
  readonly memories: Float64Array;
  readonly embedding: Float32Array;
  readonly recalls: Float64Array;
}
const TABLES = { memories: MEMORY_COLUMNS, recalls: RECALL_COLUMNS } as const;
export type NightTable = keyof typeof TABLES;

const bytes = (view: Float64Array | Float32Array): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

/** Whole or not at all; what an earlier attempt left gives way. */
export function writeNight(dataFolder: string, sleepId: string, files: NightFiles): void {
  const folder = sleepFolder(dataFolder, sleepId);
  const draft = path.join(sleepsFolder(dataFolder), `.part-${sleepId}-${process.pid}-${threadId}`);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  try {
    for (const name of ['memories', 'embedding', 'recalls'] as const)
      writeFileSync(path.join(draft, `${name}.bin`), bytes(files[name]), { flush: true, mode: 0o600 });
    syncFolder(draft);
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
    syncFolder(sleepsFolder(dataFolder));
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function absent(error: unknown, sleepId: string): never {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT')
    throw noData(`the columns of night ${sleepId} are not in the data folder: sleep again on its run`);
  throw error;
}

/** [n × dim]. @throws JanusError no-data where the night has no files */
export function readEmbedding(dataFolder: string, sleepId: string): Float32Array {
  try {
    const read = readFileSync(path.join(sleepFolder(dataFolder, sleepId), 'embedding.bin'));
    return new Float32Array(read.buffer.slice(read.byteOffset, read.byteOffset + read.byteLength));
  } catch (error) {
    return absent(error, sleepId);
  }
}

/**
 * Columns of a table, one after another, all rows.
 * @throws JanusError no-data where the night has no files, bad-input for an unknown column
 */
export function readColumns(
  dataFolder: string,
  sleepId: string,
  table: NightTable,
  names: readonly string[],
): { readonly columns: Float64Array; readonly rows: number } {
  if (!SLEEP_ID.test(sleepId)) throw noData(`'${sleepId}' is not the id of a night`);
  const known: readonly string[] = TABLES[table];
  const file = path.join(sleepFolder(dataFolder, sleepId), `${table}.bin`);
  const slots = names.map((name) => {
    const slot = known.indexOf(name);
    if (slot < 0) throw badInput(`'${name}' is not a column of ${table}; they are ${known.join(', ')}`);
    return slot;
  });
  let fd: number;
  let rows: number;
  try {
    rows = statSync(file).size / (8 * known.length);
    fd = openSync(file, 'r');
  } catch (error) {
    return absent(error, sleepId);
  }
  const columns = new Float64Array(slots.length * rows);
  try {
    slots.forEach((slot, c) => {
      readSync(fd, new Uint8Array(columns.buffer, c * rows * 8, rows * 8), 0, rows * 8, slot * rows * 8);
    });
  } finally {
    closeSync(fd);
  }
  return { columns, rows };
}
