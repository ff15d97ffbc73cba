/** In the job's thread: simulates a market, writes it as a file, and imports that. */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseTimeframe, simulate } from '@janus/market';
import { importFile } from '../../data/import.ts';
import type { JobRun } from '../handler.ts';
import { startOf, type SimulateInput } from './simulate.ts';
import { writeSimulated } from './simulated-csv.ts';

export const run: JobRun<SimulateInput> = async (input, work) => {
  const { generator, bars, seed, parameterScale, symbol, replace } = input;
  work.progress('simulating', 0);
  const timeframeMs = parseTimeframe(input.timeframe);
  const series = simulate({ generator, bars, timeframeMs, start: startOf(input.start), parameterScale, seed });
  const folder = path.join(work.dataFolder, 'tmp', `simulated-${work.jobId}`);
  // A draft of an attempt that was killed.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${symbol}-${generator}-${seed}.csv`);
  try {
    await writeSimulated(series, file, {
      signal: work.signal,
      progress: (done, total) => work.progress('writing the bars', 0.2 + (0.3 * done) / total),
    });
    const { info, unchanged } = await importFile(
      { symbol, timeframe: input.timeframe, file, dataFolder: work.dataFolder, replace },
      {
        signal: work.signal,
        onBytes: (done, total) => work.progress('importing the bars', 0.5 + (total > 0 ? (0.5 * done) / total : 0)),
      },
    );
    const { name, rows, from, to, dataHash } = info;
    return { name, rows, from, to, dataHash, seed, generator, simulated: true, unchanged };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
