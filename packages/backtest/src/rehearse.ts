/**
 * Runs the loop over the first bars a few times and throws the results away, so that the compiler has seen it before
 * the run that counts: without this the first tens of thousands of events are several times slower. Every pass has a
 * brain of its own; nothing of it reaches the run.
 */
import { truncate } from '@janus/domain';
import { replay, type ReplayInput } from './replay.ts';

const BARS = 8000;
/** Decisions and fills are few: the code behind them is compiled last. */
const PASSES = { least: 3, most: 8 };
/** Shorter runs are over before a rehearsal would be. */
const WORTH_FROM = 20_000;

export function rehearse(input: ReplayInput): void {
  const events = input.series.reduce((n, s) => n + s.length, 0);
  if (events < WORTH_FROM) return;
  const { onProgress: _, onExperience: __, ...rest } = input;
  const series = input.series.map((s) => truncate(s, Math.min(s.length, BARS)));
  // Never more of it than of the run itself.
  const passes = Math.min(PASSES.most, Math.max(PASSES.least, Math.floor(events / BARS)));
  for (let pass = 0; pass < passes; pass++) replay({ ...rest, series, onSegment: null });
}
