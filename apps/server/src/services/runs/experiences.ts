/**
 * The experiences of a run: gathered while it runs, then one file of raw rows, float64, EXPERIENCE_FIELDS in order.
 * What the night learns from is read from here into the store.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { EXPERIENCE_WIDTH } from '@janus/domain';
import { runFolder } from './layout.ts';

export const EXPERIENCE_FILE = 'experiences.bin';
const FIRST_ROWS = 1024;

export interface ExperienceLog {
  add(row: Float64Array): void;
  /** All rows so far, one after another. */
  bytes(): Uint8Array;
  readonly count: number;
}

export function experienceLog(): ExperienceLog {
  let rows = new Float64Array(FIRST_ROWS * EXPERIENCE_WIDTH);
  let count = 0;
  return {
    add(row) {
      const at = count * EXPERIENCE_WIDTH;
      if (at === rows.length) {
        const larger = new Float64Array(rows.length * 2);
        larger.set(rows);
        rows = larger;
      }
      rows.set(row, at);
      count += 1;
    },
    bytes: () => new Uint8Array(rows.buffer, 0, count * EXPERIENCE_WIDTH * 8),
    get count() {
      return count;
    },
  };
}

/** Rows of a run that is on the disk [count, EXPERIENCE_WIDTH]; empty for a run that was made before they were kept. */
export function readExperiences(dataFolder: string, runId: string): Float64Array {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path.join(runFolder(dataFolder, runId), EXPERIENCE_FILE));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Float64Array(0);
    throw error;
  }
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
