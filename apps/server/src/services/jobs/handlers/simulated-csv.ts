/** A simulated market as a file of bars: the column regime is the ground truth, and importing the file keeps it. */
import { once } from 'node:events';
import { createWriteStream, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { badInput, cancelled, REGIMES, type BarSeries } from '@janus/domain';

const ROWS_A_WRITE = 10_000;

/** Rows in pieces; numbers in full, so that reading gives back the same bars. */
function* csv(s: BarSeries): Generator<string> {
  yield 'time,open,high,low,close,volume,regime\n';
  for (let from = 0; from < s.length; from += ROWS_A_WRITE) {
    let text = '';
    for (let i = from; i < Math.min(s.length, from + ROWS_A_WRITE); i++)
      text += `${s.time[i]},${s.open[i]},${s.high[i]},${s.low[i]},${s.close[i]},${s.volume[i]},${REGIMES[s.truth![i]!]}\n`;
    yield text;
  }
}

export interface WriteHooks {
  readonly signal: AbortSignal;
  progress(done: number, total: number): void;
}

/**
 * Whole or not at all: a draft beside the target, renamed at the end. gzip where the name ends in .gz.
 * @throws JanusError bad-input where the file cannot be written, cancelled
 */
export async function writeSimulated(s: BarSeries, file: string, hooks: WriteHooks): Promise<void> {
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}`);
  const sink = createWriteStream(draft, { flush: true });
  try {
    await once(sink, 'open').catch((error: unknown) => {
      throw badInput(`--out ${file}: ${(error as Error).message}`);
    });
    const head = file.endsWith('.gz') ? createGzip() : null;
    head?.pipe(sink);
    const target = head ?? sink;
    let done = 0;
    for (const text of csv(s)) {
      if (hooks.signal.aborted) throw cancelled(`nothing was written to ${file}`);
      if (!target.write(text)) await once(target, 'drain');
      hooks.progress(Math.min(s.length, done), s.length);
      done += ROWS_A_WRITE;
    }
    target.end();
    await finished(sink);
    renameSync(draft, file);
  } finally {
    sink.destroy();
    rmSync(draft, { force: true });
  }
}
