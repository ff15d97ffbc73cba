/** In the job's thread: the import, as `janus data import` does it. */
import { importFile } from '../../data/import.ts';
import { uploadName, uploadPath } from '../../data/uploads.ts';
import type { JobRun } from '../handler.ts';
import type { ImportInput } from './import.ts';

export const run: JobRun<ImportInput> = async (input, work) => {
  const { upload, replace, symbol, ...options } = input;
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== null));
  const file = uploadPath(work.dataFolder, upload);
  const { info, unchanged } = await importFile(
    { ...given, symbol, file, name: uploadName(upload), dataFolder: work.dataFolder, replace },
    { signal: work.signal, onBytes: (done, total) => work.progress('reading the file', total > 0 ? done / total : 0) },
  );
  const { name, rows, from, to, dataHash, notes, gaps, repair } = info;
  const { dropped, filled, clipped } = repair;
  const { missingBars, coverage } = gaps;
  return { name, rows, from, to, dataHash, notes, missingBars, coverage, dropped, filled, clipped, unchanged };
};
