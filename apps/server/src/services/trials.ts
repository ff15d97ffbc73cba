/**
 * How many configurations have been tried on a data set: one line a trial in an append-only file. Trying the same
 * configuration again is not a new trial.
 */
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const fileOf = (dataFolder: string): string => path.join(dataFolder, 'trials.jsonl');

function known(dataFolder: string, dataHash: string): Set<string> {
  let text: string;
  try {
    text = readFileSync(fileOf(dataFolder), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Set();
    throw error;
  }
  const found = new Set<string>();
  for (const line of text.split('\n')) {
    // A line that a power cut left half written is not a trial.
    try {
      const trial = JSON.parse(line) as { data: string; config: string };
      if (trial.data === dataHash) found.add(trial.config);
    } catch {
      continue;
    }
  }
  return found;
}

/** Notes the trial and returns how many different configurations have been tried on the data, this one included. */
export function countTrial(dataFolder: string, dataHash: string, configHash: string): number {
  const found = known(dataFolder, dataHash);
  if (found.has(configHash)) return found.size;
  mkdirSync(dataFolder, { recursive: true });
  appendFileSync(fileOf(dataFolder), `${JSON.stringify({ data: dataHash, config: configHash })}\n`);
  return found.size + 1;
}
