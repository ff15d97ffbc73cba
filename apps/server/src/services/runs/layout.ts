/**
 * Where the parts of a run lie on the disk.
 *
 *   runs/<runId>/run.json      summary, last hashes of the journals
 *                audit.bin     journal of the audit rows
 *                timing.bin    journal of the stage times
 *                bars.bin      BAR_COLUMNS, one after another, float64
 *                rows.bin      row of the audit that answers each bar, uint32
 *                fills.json    fills and closed trades
 *                words.bin     times and scores of the words that it heard, float64; absent without any
 *                experiences.bin  EXPERIENCE_FIELDS, a row a decision, float64
 */
import path from 'node:path';
import type { RunSummary } from '../../api.ts';

export const BAR_COLUMNS = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;
/** In rows.bin: this bar has no record. */
export const NO_ROW = 0xffff_ffff;

/** What a journal held when its run ended. */
export interface JournalSeal {
  readonly rows: number;
  /** Last hash of its chain, hexadecimal. */
  readonly head: string;
}
export interface RunFile {
  readonly summary: RunSummary;
  /** The whole configuration, every default filled in. */
  readonly config: unknown;
  readonly journals: { readonly audit: JournalSeal; readonly timing: JournalSeal };
}

export const runsFolder = (dataFolder: string): string => path.join(dataFolder, 'runs');
export const runFolder = (dataFolder: string, runId: string): string => path.join(runsFolder(dataFolder), runId);
