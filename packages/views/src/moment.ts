/**
 * Moments in UTC as text, and where a time axis over bars puts its ticks. The axis runs over bars, not over clock
 * time: nights and weekends take no room, so a tick stands on the first bar of a new day, month or year.
 */
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY = 86_400_000;
const two = (n: number): string => String(n).padStart(2, '0');

/** '2020-03-16' */
export function isoDay(ms: number): string {
  const d = new Date(ms);
  return `${d.getUTCFullYear()}-${two(d.getUTCMonth() + 1)}-${two(d.getUTCDate())}`;
}
/** '18:35' */
export function clock(ms: number): string {
  const d = new Date(ms);
  return `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`;
}
/** '18:35:07' */
export const clockSeconds = (ms: number): string => `${clock(ms)}:${two(new Date(ms).getUTCSeconds())}`;
/** '16 Mar' */
export function dayMonth(ms: number): string {
  const d = new Date(ms);
  return `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]!}`;
}

/** The shortest label that tells bars of this length apart: a date for daily bars and longer, else a time. */
export function barLabel(ms: number, timeframeMs: number): string {
  return timeframeMs >= DAY ? isoDay(ms) : clock(ms);
}
/** The same with nothing left out. */
export function barMoment(ms: number, timeframeMs: number): string {
  return timeframeMs >= DAY ? isoDay(ms) : `${isoDay(ms)} ${clock(ms)}`;
}

interface Unit {
  /** Typical length, ms. */
  readonly size: number;
  /** Number that changes when a new unit begins. */
  key(d: Date): number;
  label(d: Date): string;
}
const months = (n: number): Unit => ({
  size: n * 30.4 * DAY,
  key: (d) => Math.floor((d.getUTCFullYear() * 12 + d.getUTCMonth()) / n),
  label: (d) => (d.getUTCMonth() === 0 ? String(d.getUTCFullYear()) : MONTHS[d.getUTCMonth()]!),
});
const years = (n: number): Unit => ({
  size: n * 365.25 * DAY,
  key: (d) => Math.floor(d.getUTCFullYear() / n),
  label: (d) => String(d.getUTCFullYear()),
});
const days = (n: number): Unit => ({
  size: n * DAY,
  key: (d) => Math.floor(d.getTime() / (n * DAY)),
  label: (d) => `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]!}`,
});
const minutes = (n: number): Unit => ({
  size: n * 60_000,
  key: (d) => Math.floor(d.getTime() / (n * 60_000)),
  label: (d) => (d.getTime() % DAY < n * 60_000 ? `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]!}` : clock(d.getTime())),
});
const UNITS: readonly Unit[] = [
  ...[1, 5, 15, 30, 60, 120, 240, 360, 720].map(minutes),
  ...[1, 2, 7, 14].map(days),
  ...[1, 3, 6].map(months),
  ...[1, 2, 5, 10].map(years),
];

export interface TimeTick {
  readonly bar: number;
  readonly label: string;
}

/**
 * At most about `most` ticks over bars [from, to): the finest calendar unit that is coarse enough; each on the first
 * bar of its unit. The first bar carries a tick only where a unit begins with it.
 */
export function timeTicks(time: ArrayLike<number>, from: number, to: number, most: number): TimeTick[] {
  const begin = Math.max(0, Math.floor(from));
  const end = Math.min(time.length, Math.ceil(to));
  if (end - begin < 2 || most < 1) return [];
  for (const unit of UNITS) {
    const span = time[end - 1]! - time[begin]!;
    if (span / unit.size > 4 * most) continue;
    const out: TimeTick[] = [];
    let previous = begin > 0 ? unit.key(new Date(time[begin - 1]!)) : unit.key(new Date(time[begin]!));
    for (let bar = begin; bar < end; bar++) {
      const d = new Date(time[bar]!);
      const key = unit.key(d);
      if (key !== previous) out.push({ bar, label: unit.label(d) });
      previous = key;
    }
    if (out.length <= most) return out;
  }
  return [];
}
