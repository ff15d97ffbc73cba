/** Lengths of bars as people write them (5m, 1h, 1d), and the length that a list of times has. */
import { badInput } from '@janus/domain';

const UNITS: readonly (readonly [string, number])[] = [
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
];
export const DAY_MS = 86_400_000;
export const WEEK_MS = 604_800_000;

/** Milliseconds of `30s`, `5m`, `1h`, `1d`, `1w`. @throws JanusError bad-input for anything else */
export function parseTimeframe(text: string): number {
  const [, count = '', unit = ''] = /^(\d{1,4})([smhdw])$/.exec(text) ?? [];
  const size = UNITS.find(([name]) => name === unit)?.[1];
  if (size === undefined || Number(count) === 0)
    throw badInput(`timeframe '${text}' is not a number with s, m, h, d or w, such as 5m, 1h or 1d`);
  return Number(count) * size;
}

/** The shortest way to write a timeframe. @throws JanusError bad-input unless a whole number of seconds above 0 */
export function formatTimeframe(ms: number): string {
  const unit = ms > 0 ? UNITS.find(([, size]) => ms % size === 0) : undefined;
  if (!unit) throw badInput(`timeframe of ${ms} ms is not a whole number of seconds`);
  return `${ms / unit[1]}${unit[0]}`;
}

/**
 * The most frequent difference of neighbouring times; of equally frequent ones the shortest.
 * @throws JanusError bad-input for fewer than two times, or none that rises
 */
export function inferTimeframe(times: ArrayLike<number>): number {
  const counts = new Map<number, number>();
  for (let i = 1; i < times.length; i++) {
    const step = times[i]! - times[i - 1]!;
    if (step > 0) counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  let best = 0;
  let most = 0;
  for (const [step, count] of counts)
    if (count > most || (count === most && step < best)) {
      best = step;
      most = count;
    }
  if (most === 0) throw badInput(`the timeframe cannot be told from ${times.length} bars; name it, such as 1h`);
  return best;
}
