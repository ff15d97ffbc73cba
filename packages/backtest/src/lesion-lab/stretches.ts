/**
 * Parts of a run that are told apart: the bars of one regime, as the whole brain believed it when each began, and
 * windows of time. What changed there, and what both runs came to there.
 */
import { REGIMES } from '@janus/domain';
import { changeAt, count, newCounts, sameFooting, type Counts } from './changes.ts';
import type { Course } from './course.ts';
import { growthHistories, pairedInterval, type Draws, type Interval } from './histories.ts';

export interface Window {
  readonly name: string;
  /** Moments of decision in it, epoch ms, first and last included. */
  readonly from: number;
  readonly to: number;
}

export interface Stretch extends Counts {
  readonly name: string;
  readonly bars: number;
  /** Compounded over these bars, of the run with everything on and of the one without. */
  readonly intactReturn: number;
  readonly totalReturn: number;
  /** Equity without over equity with it at the end of these bars, minus 1; null below 20 returns. */
  readonly difference: Interval | null;
}

/** Below this an interval would be made of a handful of bars. */
export const LEAST_RETURNS = 20;
/** Equity without over equity with, minus 1, from two sums of log returns. */
export const apart = (intact: number, off: number): number => Math.expm1(off - intact);

/** As many as fit beside the regimes into one mask. */
const MOST_WINDOWS = 20;

/**
 * Names of the stretches, and those that each event belongs to, as bits.
 * @throws RangeError for more than 20 windows
 */
export function memberships(intact: Course, windows: readonly Window[]): { names: string[]; of: Int32Array } {
  if (windows.length > MOST_WINDOWS) throw new RangeError(`${windows.length} windows are more than ${MOST_WINDOWS}`);
  const of = new Int32Array(intact.events);
  for (let k = 0; k < intact.events; k++) {
    const regime = intact.regime[k]!;
    let bits = regime >= 0 ? 1 << regime : 0;
    windows.forEach(({ from, to }, w) => {
      if (intact.time[k]! >= from && intact.time[k]! <= to) bits |= 1 << (REGIMES.length + w);
    });
    of[k] = bits;
  }
  return { names: [...REGIMES, ...windows.map((w) => w.name)], of };
}

/**
 * @param growth log returns of both runs: entry k is from event k to the next, and belongs where event k does
 * @param members bits of each event; @param index which of them
 * @returns null where no bar belongs to it
 */
export function stretchOf(
  name: string,
  courses: { readonly intact: Course; readonly off: Course },
  growth: { readonly intact: Float64Array; readonly off: Float64Array },
  members: Int32Array,
  index: number,
  draws: Draws,
): Stretch | null {
  const counts = newCounts();
  const [mine, others]: [number[], number[]] = [[], []];
  let bars = 0;
  for (let k = 0; k < members.length; k++) {
    if (((members[k]! >> index) & 1) === 0) continue;
    bars++;
    count(counts, changeAt(courses.intact, courses.off, k), sameFooting(courses.intact, courses.off, k));
    if (k >= growth.intact.length) continue;
    mine.push(growth.intact[k]!);
    others.push(growth.off[k]!);
  }
  if (bars === 0) return null;
  const [a, b] = [mine, others].map((returns) =>
    returns.length >= LEAST_RETURNS && returns.every(Number.isFinite)
      ? growthHistories(Float64Array.from(returns), draws)
      : null,
  );
  const sum = (returns: readonly number[]): number => returns.reduce((s, r) => s + r, 0);
  return {
    name,
    bars,
    ...counts,
    intactReturn: Math.expm1(sum(mine)),
    totalReturn: Math.expm1(sum(others)),
    difference: a && b ? pairedInterval(apart(a.growth, b.growth), a.growths, b.growths, apart) : null,
  };
}
