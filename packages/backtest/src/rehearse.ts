/**
 * Runs the loop over the first bars a few times and throws the results away, so that the compiler has seen it before
 * the run that counts: without this the first tens of thousands of events are several times slower. Every pass has a
 * brain of its own; nothing of it reaches the run.
 */
import { truncate } from '@janus/domain';
import { replay, type ReplayInput } from './replay.ts';

const BARS = 8000;
const PASSES = 3;
/** Shorter runs are over before a rehearsal would be. */
const WORTH_FROM = 20_000;

export function rehearse(input: ReplayInput): void {
  if (input.series.reduce((n, s) => n + s.length, 0) < WORTH_FROM) return;
  const { onProgress: _, onExperience: __, ...rest } = input;
  const series = input.series.map((s) => truncate(s, Math.min(s.length, BARS)));
  for (let pass = 0; pass < PASSES; pass++) replay({ ...rest, series, onSegment: null });
}
