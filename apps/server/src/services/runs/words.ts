/** The words that a run heard, as it keeps them: times, then scores. What they were read from may be gone. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { WordTrack } from '@janus/backtest';
import { refused } from '@janus/domain';
import type { RunInfo } from '../../api.ts';
import { wordsHash } from '../provenance.ts';
import { runFolder } from './layout.ts';

export const WORD_FILE = 'words.bin';

export function wordBytes({ time, score }: WordTrack): Uint8Array {
  const all = new Float64Array(2 * time.length);
  all.set(time);
  all.set(score, time.length);
  return new Uint8Array(all.buffer);
}

/** Null for a run that heard none. @throws JanusError refused where they are not the words that it heard */
export function keptWords(dataFolder: string, { runId, words }: RunInfo): WordTrack | null {
  if (!words) return null;
  const gone = (why: string) => refused(`run ${runId} heard ${words.count} words that ${why}: run it once more`);
  let bytes: Buffer;
  try {
    bytes = readFileSync(path.join(runFolder(dataFolder, runId), WORD_FILE));
  } catch {
    throw gone('it did not keep');
  }
  if (bytes.length !== 16 * words.count) throw gone(`are ${bytes.length / 16} in its folder`);
  const all = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const track = { time: all.slice(0, words.count), score: all.slice(words.count) };
  if (wordsHash(track) !== words.hash) throw gone('have been changed in its folder');
  return track;
}
