/** `janus simulate`: a labelled market as CSV. The column regime is the ground truth; importing the file keeps it. */
import { once } from 'node:events';
import { createWriteStream, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { badInput, cancelled, REGIMES } from '@janus/domain';
import type { BarSeries } from '@janus/domain';
import { GENERATORS, parseTimeframe, readTime, recogniseTime, simulate } from '@janus/market';
import type { Generator as Kind } from '@janus/market';
import { dataHash, runIdentity } from '@janus/server/data';
import { barMoment } from '@janus/views';
import type { Command, CommandInput } from '../command.ts';

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

/** Whole or not at all: a draft beside the target, renamed at the end. */
async function write(s: BarSeries, file: string, input: CommandInput): Promise<void> {
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
      if (input.signal.aborted) throw cancelled(`nothing was written to ${file}`);
      if (!target.write(text)) await once(target, 'drain');
      input.progress(`writing ${file}`, Math.min(s.length, done), s.length);
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

function startOf(text: string): number {
  const format = recogniseTime([text]);
  const time = format === null ? Number.NaN : readTime(format, text);
  if (Number.isNaN(time)) throw badInput(`--start ${text}: is not ISO 8601 or epoch milliseconds`);
  return time;
}

export const simulateCommand: Command = {
  name: 'simulate',
  usage: 'simulate --bars N --seed K [--generator base|garch|svj] [--timeframe T] --out FILE',
  summary: 'a labelled market: the column regime is the ground truth',
  positional: { min: 0, max: 0, names: [] },
  options: {
    bars: { type: 'integer', meaning: 'how many', required: true, min: 1, max: 20_000_000 },
    seed: { type: 'integer', meaning: 'of everything random', required: true, min: 0, max: 4_294_967_295 },
    generator: { type: 'string', meaning: 'how the market is made', choices: GENERATORS, default: 'base' },
    timeframe: { type: 'string', meaning: 'length of a bar', default: '1h' },
    start: { type: 'string', meaning: 'open time of the first bar', default: '2020-01-01' },
    'parameter-scale': {
      type: 'number',
      meaning: 'factor on drift, volatility, durations and jumps',
      default: 1,
      min: 0.5,
      max: 1.5,
    },
    out: { type: 'string', meaning: 'CSV file to write; gzip where the name ends in .gz', required: true },
  },
  async run(input) {
    const { options } = input;
    const file = String(options['out']);
    const asked = {
      generator: options['generator'] as Kind,
      bars: Number(options['bars']),
      timeframeMs: parseTimeframe(String(options['timeframe'])),
      start: startOf(String(options['start'])),
      parameterScale: Number(options['parameter-scale']),
    };
    const seed = Number(options['seed']);
    const series = simulate({ ...asked, seed });
    await write(series, file, input);
    const counts = REGIMES.map((name, k) => ({ name, bars: series.truth!.reduce((n, t) => n + (t === k ? 1 : 0), 0) }));
    const identity = runIdentity({ seed, config: asked, dataHash: dataHash(series), backend: 'cpu' });
    return {
      json: {
        ...identity,
        simulated: true,
        file,
        ...asked,
        regimes: Object.fromEntries(counts.map((c) => [c.name, c.bars])),
      },
      text: [
        `${file}: ${series.length} SIMULATED bars (${asked.generator}, seed ${seed}), ${barMoment(series.time[0]!, series.timeframeMs)} to ${barMoment(series.time.at(-1)!, series.timeframeMs)}`,
        ...counts.map(
          (c) =>
            `  ${c.name.padEnd(10)} ${String(c.bars).padStart(9)}  ${((100 * c.bars) / series.length).toFixed(1).padStart(5)} %`,
        ),
      ].join('\n'),
    };
  },
};
