/** Counting alarms of one detector in one market: when it first spoke in each crisis, and how often outside of all. */
import type { Crisis } from './protocol.ts';

const DAY = 86_400_000;

/** Epoch ms at which a crisis begins, and the first ms after it. */
export function spanOf(crisis: Crisis): readonly [number, number] {
  return [Date.parse(`${crisis.from}T00:00:00Z`), Date.parse(`${crisis.to}T00:00:00Z`) + DAY];
}

export interface Counted {
  /** Close of the first bar in each crisis that alarms, epoch ms; NaN none. */
  readonly first: readonly number[];
  /** Alarms outside the crises that the bar before did not give, and the bars outside. */
  readonly falseAlarms: number;
  readonly barsOutside: number;
  /** Bars at which it could say anything. */
  readonly told: number;
}

/**
 * @param time close of each bar, epoch ms [n]
 * @param ratio measure / limit [n], NaN where it cannot say; above 1 it alarms
 * @param crises spans [from, to) in ms
 */
export function countAlarms(
  time: Float64Array,
  ratio: Float64Array,
  crises: readonly (readonly [number, number])[],
): Counted {
  const first = crises.map(() => Number.NaN);
  let falseAlarms = 0;
  let barsOutside = 0;
  let told = 0;
  let before = false;
  for (let i = 0; i < time.length; i++) {
    const alarm = ratio[i]! > 1;
    if (!Number.isNaN(ratio[i]!)) told++;
    let inside = false;
    for (let c = 0; c < crises.length; c++) {
      // A bar belongs to the day that it closes in; one that closes at midnight to the day before.
      if (!(time[i]! > crises[c]![0] && time[i]! <= crises[c]![1])) continue;
      inside = true;
      if (alarm && Number.isNaN(first[c]!)) first[c] = time[i]!;
    }
    if (!inside) {
      barsOutside++;
      if (alarm && !before) falseAlarms++;
    }
    before = alarm;
  }
  return { first, falseAlarms, barsOutside, told };
}
