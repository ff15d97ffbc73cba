/**
 * Latencies of two models, recorded by `janus vision profile`, as a run may be given them: CSV of time,fullUs,lightUs,
 * time being the open time of the bar that an embedding is as of, epoch ms. A run names them by their hash and they are
 * kept, so that it can be lived through again:
 *
 *   vision/latencies/<sha256>.csv
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { badInput, refused, type BarSeries } from '@janus/domain';
import type { LatencySeries } from '@janus/visual-cortex';
import { writeWhole } from '../state/write-whole.ts';
import { visionFolder } from './reports.ts';

export interface RecordedLatencies extends LatencySeries {
  /** Rising. */
  readonly time: Float64Array;
}

const HEADER = 'time,fullUs,lightUs';

export const latenciesText = ({ time, fullUs, lightUs }: RecordedLatencies): string =>
  [HEADER, ...Array.from(time, (at, i) => `${at},${fullUs[i]},${lightUs[i]}`), ''].join('\n');

/** @param name of the file, for faults @throws JanusError bad-input naming the line and the value */
export function readLatencies(text: string, name: string): RecordedLatencies {
  const [header, ...lines] = text.split(/\r?\n/);
  if (header !== HEADER)
    throw badInput(
      `${name}, line 1: '${header}' is not '${HEADER}': give what \`janus vision profile --out FILE\` wrote`,
    );
  if (lines.at(-1) === '') lines.pop();
  if (lines.length === 0) throw badInput(`${name} holds no latencies`);
  const columns = [0, 1, 2].map(() => new Float64Array(lines.length));
  lines.forEach((line, i) => {
    const cells = line.split(',');
    const place = `${name}, line ${i + 2}`;
    if (cells.length !== 3) throw badInput(`${place}: '${line}' has ${cells.length} cells, not 3`);
    cells.forEach((cell, c) => {
      const value = cell.trim() === '' ? Number.NaN : Number(cell);
      if (!(Number.isFinite(value) && (c === 0 || value > 0)))
        throw badInput(`${place}: ${HEADER.split(',')[c]} '${cell}' is not a number${c === 0 ? '' : ' above 0'}`);
      columns[c]![i] = value;
    });
    if (i > 0 && !(columns[0]![i]! > columns[0]![i - 1]!))
      throw badInput(`${place}: time ${columns[0]![i]} is not after the one before: latencies are in order of time`);
  });
  return { time: columns[0]!, fullUs: columns[1]!, lightUs: columns[2]! };
}

const fileOf = (dataFolder: string, hash: string): string =>
  path.join(visionFolder(dataFolder), 'latencies', `${hash}.csv`);

/** @returns the hash that they are kept by */
export function keepLatencies(dataFolder: string, latencies: RecordedLatencies): string {
  const text = latenciesText(latencies);
  const hash = createHash('sha256').update(text).digest('hex');
  writeWhole(fileOf(dataFolder, hash), text);
  return hash;
}

/** @throws JanusError refused where they are gone or are others */
export function keptLatencies(dataFolder: string, hash: string): RecordedLatencies {
  const file = fileOf(dataFolder, hash);
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw refused(`the recorded latencies ${file} are gone: name their file again`);
  }
  if (createHash('sha256').update(text).digest('hex') !== hash)
    throw refused(`the recorded latencies ${file} have been changed: name their file again`);
  return readLatencies(text, file);
}

/** One a bar of the series, NaN where none was recorded. @throws JanusError bad-input where none is of a bar of it */
export function latenciesOfBars({ time, fullUs, lightUs }: RecordedLatencies, series: BarSeries): LatencySeries {
  const out = {
    fullUs: new Float64Array(series.length).fill(Number.NaN),
    lightUs: new Float64Array(series.length).fill(Number.NaN),
  };
  let [found, r] = [0, 0];
  for (let i = 0; i < series.length; i++) {
    while (r < time.length && time[r]! < series.time[i]!) r++;
    if (time[r] !== series.time[i]) continue;
    out.fullUs[i] = fullUs[r]!;
    out.lightUs[i] = lightUs[r]!;
    found++;
  }
  if (found === 0)
    throw badInput(
      `none of ${time.length} recorded latencies is of a bar of ${series.symbol}: record them on these bars with \`janus vision profile\``,
    );
  return out;
}
