/** When entries are allowed: a window of UTC hours, over midnight where it ends before it begins, and weekends or not. */
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** 1 January 1970 was a Thursday; Sunday is 0. */
const FIRST_WEEKDAY = 4;

/**
 * @param time epoch ms
 * @param from, to UTC hours in [0, 24]; equal: never
 */
export function mayTradeAt(time: number, from: number, to: number, weekends: boolean): boolean {
  const day = Math.floor(time / DAY_MS);
  const weekday = (((day + FIRST_WEEKDAY) % 7) + 7) % 7;
  if (!weekends && (weekday === 0 || weekday === 6)) return false;
  const hour = (time - day * DAY_MS) / HOUR_MS;
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}
