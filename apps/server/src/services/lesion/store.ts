/**
 * Lesions on the disk, beside the run that they were taken out of and gone with it:
 *
 *   runs/<runId>/lesions/report.json       protocol, what the whole brain came to, a result a lesion
 *                        <key>.bin         its changed decisions, CHANGE_FIELDS, float64
 *
 * Each lesion is put into place when it is done, so that work which breaks off is taken up where it was.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { threadId } from 'node:worker_threads';
import { CHANGE_FIELDS, CHANGE_KINDS, CHANGE_WIDTH, type ChangeKind } from '@janus/backtest';
import { ACTIONS, LESIONS, noData, reasonOf } from '@janus/domain';
import { runFolder } from '../runs/layout.ts';
import type { ChangedDecision, ChangesPage, Decided, LesionReport } from './api.ts';

/** Counted up whenever what is kept changes its form. */
const FORMAT = 1;
const lesionFolder = (dataFolder: string, runId: string): string => path.join(runFolder(dataFolder, runId), 'lesions');
const reportFile = (dataFolder: string, runId: string): string =>
  path.join(lesionFolder(dataFolder, runId), 'report.json');
const changesFile = (dataFolder: string, runId: string, key: string): string =>
  path.join(lesionFolder(dataFolder, runId), `${key.replace(':', '.')}.bin`);

/** @returns null where there is none of this form */
export function readLesions(dataFolder: string, runId: string): LesionReport | null {
  try {
    const kept = JSON.parse(readFileSync(reportFile(dataFolder, runId), 'utf8')) as {
      readonly format: number;
      readonly report: LesionReport;
    };
    return kept.format === FORMAT ? kept.report : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

function writeWhole(file: string, content: string | Uint8Array): void {
  const part = `${file}.part-${process.pid}-${threadId}`;
  writeFileSync(part, content, { mode: 0o600, flush: true });
  renameSync(part, file);
}

const sameProtocol = (a: LesionReport, b: Pick<LesionReport, 'protocol'>): boolean =>
  JSON.stringify(a.protocol) === JSON.stringify(b.protocol);

/** Adds one result. Results that were drawn otherwise cannot stand beside it and go. */
export function keepLesion(
  dataFolder: string,
  head: Omit<LesionReport, 'lesions'>,
  result: LesionReport['lesions'][number],
  changes: Float64Array,
): void {
  const { runId } = head;
  const before = readLesions(dataFolder, runId);
  if (before && !sameProtocol(before, head)) rmSync(lesionFolder(dataFolder, runId), { recursive: true });
  mkdirSync(lesionFolder(dataFolder, runId), { recursive: true, mode: 0o700 });
  writeWhole(
    changesFile(dataFolder, runId, result.key),
    new Uint8Array(changes.buffer, changes.byteOffset, changes.byteLength),
  );
  const others = before && sameProtocol(before, head) ? before.lesions.filter((l) => l.key !== result.key) : [];
  const order = (key: string): number => LESIONS.findIndex((lesion) => lesion.key === key);
  const lesions = [...others, result].sort((a, b) => order(a.key) - order(b.key));
  writeWhole(
    reportFile(dataFolder, runId),
    JSON.stringify({ format: FORMAT, report: { ...head, lesions } satisfies LesionReport }),
  );
}

const decided = (action: number, code: number, quantity: number): Decided => {
  const reason = reasonOf(code);
  return { action: ACTIONS[action]!, reason: reason.key, reasonText: reason.text, stage: reason.stage, quantity };
};
const AT = Object.fromEntries(CHANGE_FIELDS.map((name, i) => [name, i])) as Readonly<
  Record<(typeof CHANGE_FIELDS)[number], number>
>;

function changeOf(row: Float64Array): ChangedDecision {
  const at = (name: keyof typeof AT): number => row[AT[name]]!;
  return {
    event: at('event'),
    bar: at('bar'),
    time: at('time'),
    kind: CHANGE_KINDS[at('kind')]!,
    sameFooting: at('sameFooting') === 1,
    intact: decided(at('action'), at('reason'), at('quantity')),
    without: decided(at('offAction'), at('offReason'), at('offQuantity')),
  };
}

/**
 * Changed decisions of one lesion in order, `count` of them from the `from`-th.
 * @param kinds none = all
 * @throws JanusError no-data where that lesion was not taken out of that run
 */
export function readChanges(
  dataFolder: string,
  runId: string,
  key: string,
  kinds: readonly ChangeKind[],
  from: number,
  count: number,
): ChangesPage {
  let bytes: Buffer;
  try {
    bytes = readFileSync(changesFile(dataFolder, runId, key));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw noData(`nobody has taken ${key} out of run ${runId} yet: start it on the Brain page, or by \`janus lesion\``);
  }
  const rows = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const wanted = new Set(kinds.map((kind) => CHANGE_KINDS.indexOf(kind)));
  const changes: ChangedDecision[] = [];
  let total = 0;
  for (let i = 0; i < rows.length; i += CHANGE_WIDTH) {
    if (wanted.size > 0 && !wanted.has(rows[i + AT.kind]!)) continue;
    if (total >= from && changes.length < count) changes.push(changeOf(rows.subarray(i, i + CHANGE_WIDTH)));
    total += 1;
  }
  return { total, changes };
}
