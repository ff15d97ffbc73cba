/** `janus simulate`: a labelled market as CSV. The column regime is the ground truth; importing the file keeps it. */
import { badInput, REGIMES } from '@janus/domain';
import { GENERATORS, parseTimeframe, readTime, recogniseTime, simulate } from '@janus/market';
import type { Generator as Kind } from '@janus/market';
import { dataHash, runIdentity } from '@janus/server/data';
import { writeSimulated } from '@janus/server/simulated';
import { barMoment } from '@janus/views';
import type { Command } from '../command.ts';

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
    await writeSimulated(series, file, {
      signal: input.signal,
      progress: (done, total) => input.progress(`writing ${file}`, done, total),
    });
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
