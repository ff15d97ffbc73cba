/**
 * The runs that are on the disk. A run is whole or not there (execute.ts renames it into place), so this only reads;
 * what another process finishes meanwhile is found too.
 */
import { closeSync, openSync, readFileSync, readSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { AUDIT_FIELDS, AUDIT_WIDTH, STAGES, TIMING_WIDTH, noData } from '@janus/domain';
import { byName } from './by-name.ts';
import type { RunTrades } from '../../api.ts';
import { readJournal, verifyJournal, type JournalCheck } from '../journal/index.ts';
import { BAR_COLUMNS, NO_ROW, runFolder, runsFolder, type RunFile } from './layout.ts';

export { readExperiences } from './experiences.ts';

export interface RunReader {
  readonly file: RunFile;
  readonly bars: number;
  /** The six columns of bars [from, to), one after another. */
  barColumns(from: number, to: number): Float64Array;
  /** Audit columns of the records that answer bars [from, to); NaN where a bar has none. */
  auditColumns(slots: readonly number[], from: number, to: number): Promise<Float64Array>;
  /** Writes the record of one bar. @returns false where the bar has none */
  record(bar: number, audit: Float64Array, timing: Float32Array): boolean;
  trades(): RunTrades;
  close(): void;
}

const RUN_ID = /^[0-9a-f]{8,64}$/;

/** @returns null where there is no such run */
export function readRunFile(dataFolder: string, runId: string): RunFile | null {
  if (!RUN_ID.test(runId)) return null;
  try {
    return JSON.parse(readFileSync(path.join(runFolder(dataFolder, runId), 'run.json'), 'utf8')) as RunFile;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Ids of the runs on the disk. */
export function storedRuns(dataFolder: string): string[] {
  try {
    return readdirSync(runsFolder(dataFolder)).filter((name) => RUN_ID.test(name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Removes what runs of processes that are gone left unfinished. */
export function sweepDrafts(dataFolder: string): void {
  const folder = runsFolder(dataFolder);
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return;
  }
  for (const name of names) {
    const pid = Number(/^\.part-[0-9a-f]+-(\d+)-\d+$/.exec(name)?.[1]);
    if (!(pid > 0) || (pid !== process.pid && isAlive(pid))) continue;
    rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Checks the journals of a run against their own chain and against what the run recorded. */
export function verifyRun(dataFolder: string, runId: string): JournalCheck[] {
  const file = readRunFile(dataFolder, runId);
  if (!file) throw noData(`there is no run ${runId}`);
  const folder = runFolder(dataFolder, runId);
  return (['audit', 'timing'] as const).map((kind) =>
    verifyJournal(path.join(folder, `${kind}.bin`), file.journals[kind]),
  );
}

/** @throws JanusError no-data where there is no such run */
export function openRun(dataFolder: string, runId: string): RunReader {
  const file = readRunFile(dataFolder, runId);
  if (!file) throw noData(`there is no run ${runId}; \`runs.list\` names those that are there`);
  const folder = runFolder(dataFolder, runId);
  const { bars } = file.summary.run;
  const barFile = openSync(path.join(folder, 'bars.bin'), 'r');
  const audit = readJournal(path.join(folder, 'audit.bin'), 'float64');
  const timing = readJournal(path.join(folder, 'timing.bin'), 'float32');
  const auditFields = byName(audit, AUDIT_FIELDS);
  const timingFields = byName(timing, STAGES);
  const rowBytes = readFileSync(path.join(folder, 'rows.bin'));
  const rowOfBar = new Uint32Array(rowBytes.buffer.slice(rowBytes.byteOffset, rowBytes.byteOffset + rowBytes.length));
  return {
    file,
    bars,
    barColumns(from, to) {
      const count = to - from;
      const out = new Float64Array(BAR_COLUMNS.length * count);
      for (let c = 0; c < BAR_COLUMNS.length; c += 1)
        readSync(barFile, new Uint8Array(out.buffer, c * count * 8, count * 8), 0, count * 8, (c * bars + from) * 8);
      return out;
    },
    async auditColumns(slots, from, to) {
      const count = to - from;
      const out = new Float64Array(slots.length * count).fill(Number.NaN);
      const rows = rowOfBar.subarray(from, to);
      const first = rows.find((row) => row !== NO_ROW);
      const last = rows.findLast((row) => row !== NO_ROW);
      if (first === undefined || last === undefined) return out;
      const span = last + 1 - first;
      const columns = await auditFields.columns(slots, first, last + 1);
      for (let c = 0; c < slots.length; c += 1)
        for (let i = 0; i < count; i += 1)
          if (rows[i] !== NO_ROW) out[c * count + i] = columns[c * span + rows[i]! - first]!;
      return out;
    },
    record(bar, auditRow, timingRow) {
      const row = rowOfBar[bar] ?? NO_ROW;
      if (row === NO_ROW) return false;
      auditFields.row(row, auditRow);
      timingFields.row(row, timingRow);
      return true;
    },
    trades: () => JSON.parse(readFileSync(path.join(folder, 'fills.json'), 'utf8')) as RunTrades,
    close() {
      closeSync(barFile);
      audit.close();
      timing.close();
    },
  };
}

export const newRecordRow = (): { audit: Float64Array; timing: Float32Array } => ({
  audit: new Float64Array(AUDIT_WIDTH),
  timing: new Float32Array(TIMING_WIDTH),
});
