/** A failure as it is kept with the job: what failed, why, and the cure. The queue keeps a string, so this is JSON. */
import { ConfigError, ERROR_EXIT, JanusError, type ErrorCode } from '@janus/domain';
import type { JobError } from './api.ts';

const CURES: Readonly<Record<ErrorCode, string>> = {
  'bad-input': 'correct the value that is named and submit the job again',
  'no-data': 'import or simulate the data, or name a set that is there, and submit the job again',
  refused: 'do what it says, then retry the job',
  cancelled: 'retry it to run it after all',
  failed: 'retry it; if it fails again, the log of the server says where',
};

export function errorOf(what: string, error: unknown): JobError {
  const code =
    error instanceof JanusError ? error.code : error instanceof ConfigError ? 'bad-input' : ('failed' as const);
  return wordsOf(what, code, error instanceof Error ? error.message : String(error));
}

export const wordsOf = (what: string, code: ErrorCode, why: string, cure: string = CURES[code]): JobError => {
  return { code, what, why, cure };
};

export const storedWords = (error: JobError): string => JSON.stringify(error);

/** What was stored; what the queue itself has to say (a job given up) becomes words too. */
export function readWords(title: string, text: string): JobError {
  try {
    const known = JSON.parse(text) as JobError;
    if (typeof known.why === 'string' && known.code in ERROR_EXIT) return known;
  } catch {
    // not ours: the queue's own sentence
  }
  if (/stalled more than/.test(text))
    return wordsOf(
      `${title} was given up`,
      'failed',
      'the process that ran it died each time it was taken up',
      'look why (memory is the usual cause: System shows it), then retry it',
    );
  return wordsOf(`${title} failed`, 'failed', text);
}
