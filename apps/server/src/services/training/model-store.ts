/**
 * Trained models on the disk:
 *
 *   vision/models/<id>.safetensors   weights, what opens them, facts
 *                 <id>.json          what was found of it
 *   vision/training/<id>.safetensors a training under way or left off, to go on from
 *
 * The report is put into place last: a model with a report is whole.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { noData, badInput } from '@janus/domain';
import { saveBytes } from '@janus/neural/node';
import type { BarReport, BookReport } from './api.ts';
import { keepReport, storedReports, visionFolder } from './reports.ts';

export const MODEL_ID = /^[0-9a-f]{16}$/;
const modelsFolder = (dataFolder: string): string => path.join(visionFolder(dataFolder), 'models');
export const modelFile = (dataFolder: string, id: string): string =>
  path.join(modelsFolder(dataFolder), `${id}.safetensors`);
export const checkpointFile = (dataFolder: string, id: string): string =>
  path.join(visionFolder(dataFolder), 'training', `${id}.safetensors`);

async function keep(dataFolder: string, report: BarReport | BookReport, bytes: Uint8Array): Promise<void> {
  mkdirSync(modelsFolder(dataFolder), { recursive: true, mode: 0o700 });
  await saveBytes(modelFile(dataFolder, report.artefact), bytes);
  keepReport(modelsFolder(dataFolder), report.artefact, report);
}
export async function keepModel(dataFolder: string, report: BarReport, bytes: Uint8Array): Promise<void> {
  await keep(dataFolder, report, bytes);
  rmSync(checkpointFile(dataFolder, report.artefact), { force: true });
}
/** Trained on an order book. */
export const keepBook = (dataFolder: string, report: BookReport, bytes: Uint8Array): Promise<void> =>
  keep(dataFolder, report, bytes);

export async function keepCheckpoint(dataFolder: string, id: string, bytes: Uint8Array): Promise<void> {
  const file = checkpointFile(dataFolder, id);
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  await saveBytes(file, bytes);
}

/** Null where no training of that id was left off. */
export function checkpointBytes(dataFolder: string, id: string): Uint8Array | null {
  const file = checkpointFile(dataFolder, id);
  return existsSync(file) ? readFileSync(file) : null;
}

/** Whatever was trained, newest first. */
const stored = (dataFolder: string): (BarReport | BookReport)[] => storedReports(modelsFolder(dataFolder));
const isOfBook = (report: BarReport | BookReport): report is BookReport => 'kind' in report;

/** Models of bars, which a run can see through, newest first. */
export const storedModels = (dataFolder: string): BarReport[] =>
  stored(dataFolder).filter((report): report is BarReport => !isOfBook(report));
/** Models of order books, newest first. */
export const storedBooks = (dataFolder: string): BookReport[] => stored(dataFolder).filter(isOfBook);

/** @throws JanusError bad-input for what is no id; no-data naming those that there are */
export function storedModel(dataFolder: string, id: string): BarReport {
  if (!MODEL_ID.test(id)) throw badInput(`artefact '${id}': is not the id of a model (16 hexadecimal digits)`);
  const all = storedModels(dataFolder);
  const found = all.find(({ artefact }) => artefact === id);
  if (found) return found;
  const book = storedBooks(dataFolder).find(({ artefact }) => artefact === id);
  if (book)
    throw badInput(
      `artefact ${id} was trained on the order book ${book.data} and sees no bars: name one of \`janus train vision --data SYMBOL\``,
    );
  const known = all.slice(0, 5).map(({ artefact, data, task }) => `${artefact} (${task} of ${data})`);
  throw noData(
    `there is no artefact ${id}: ${known.length > 0 ? `there are ${known.join(', ')}` : 'train one with `janus train vision --data SYMBOL --task volatility`'}`,
  );
}
