/** Labelled series that are on the disk: their reports, and single columns over a span of bars. Reads only. */
import { closeSync, openSync, readFileSync, readSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { badInput, noData } from '@janus/domain';
import { REGIME_ID, regimeFolder, regimesFolder, TRACK_COLUMNS, type RegimeReport } from './layout.ts';

/** @returns null where there is no such labelling */
export function readRegimeReport(dataFolder: string, id: string): RegimeReport | null {
  if (!REGIME_ID.test(id)) return null;
  try {
    return JSON.parse(readFileSync(path.join(regimeFolder(dataFolder, id), 'report.json'), 'utf8')) as RegimeReport;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Newest first. */
export function storedRegimes(dataFolder: string): RegimeReport[] {
  let names: string[];
  try {
    names = readdirSync(regimesFolder(dataFolder));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return names.flatMap((id) => readRegimeReport(dataFolder, id) ?? []).sort((a, b) => b.createdAt - a.createdAt);
}

/**
 * Columns of bars [from, to), one after another.
 * @throws JanusError no-data for an unknown id, bad-input for an unknown column or a span outside the series
 */
export function trackColumns(
  dataFolder: string,
  id: string,
  names: readonly string[],
  from: number,
  to: number,
): Float64Array {
  const report = readRegimeReport(dataFolder, id);
  if (!report) throw noData(`there is no labelled series ${id}`);
  if (!(from >= 0 && from <= to && to <= report.bars))
    throw badInput(`bars ${from} to ${to} are not inside 0 to ${report.bars}`);
  const slots = names.map((name) => {
    const slot = (TRACK_COLUMNS as readonly string[]).indexOf(name);
    if (slot < 0) throw badInput(`'${name}' is not a column; they are ${TRACK_COLUMNS.join(', ')}`);
    return slot;
  });
  const count = to - from;
  const out = new Float64Array(slots.length * count);
  const fd = openSync(path.join(regimeFolder(dataFolder, id), 'track.bin'), 'r');
  try {
    slots.forEach((slot, c) => {
      readSync(fd, new Uint8Array(out.buffer, c * count * 8, count * 8), 0, count * 8, (slot * report.bars + from) * 8);
    });
  } finally {
    closeSync(fd);
  }
  return out;
}
