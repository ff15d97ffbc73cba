/** The kind of job that makes a data set out of nothing: a labelled market, marked as simulated wherever it is used. */
import { badInput } from '@janus/domain';
import { GENERATORS, parseTimeframe, readTime, recogniseTime } from '@janus/market';
import { z } from 'zod';
import { checkSymbol } from '../../data/catalogue.ts';
import type { JobHandler } from '../handler.ts';
import { checked } from './input.ts';

const schema = z.strictObject({
  symbol: z.string().min(1).max(40).default('SIM'),
  bars: z.number().int().min(1).max(2_000_000),
  seed: z.number().int().min(0).max(4_294_967_295),
  generator: z.enum(GENERATORS).default('base'),
  timeframe: z.string().default('1h'),
  /** Open time of the first bar. */
  start: z.string().default('2020-01-01'),
  parameterScale: z.number().min(0.5).max(1.5).default(1),
  replace: z.boolean().default(false),
});
export type SimulateInput = z.infer<typeof schema>;

/** @throws JanusError bad-input */
export function startOf(text: string): number {
  const format = recogniseTime([text]);
  const time = format === null ? Number.NaN : readTime(format, text);
  if (Number.isNaN(time)) throw badInput(`start ${text}: is not ISO 8601 or epoch milliseconds`);
  return time;
}

export const simulateHandler: JobHandler<SimulateInput> = {
  kind: 'simulate',
  title: ({ bars, symbol, seed }) => `Simulation of ${bars} bars as ${symbol}, seed ${seed}`,
  parse(input) {
    const known = checked('simulate', schema, input);
    checkSymbol(known.symbol);
    parseTimeframe(known.timeframe);
    startOf(known.start);
    return known;
  },
  module: new URL('./simulate-run.ts', import.meta.url),
  attempts: 2,
};
