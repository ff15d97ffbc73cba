/** The stretch of bars that the plots show: zoomed about a place, moved, kept where there is something to see. Pure. */
import { firstFrom } from '@janus/numerics';

export type Span = readonly [from: number, to: number];

/** Fewest bars shown. */
const LEAST = 20;

/** Inside [0, bars], not shorter than LEAST bars where there are so many. */
export function within([from, to]: Span, bars: number): Span {
  const length = Math.min(bars, Math.max(Math.min(LEAST, bars), to - from));
  const start = Math.min(bars - length, Math.max(0, from));
  return [start, start + length];
}
/** @param at the bar that stays where it is; @param factor below 1 = closer */
export function zoomed([from, to]: Span, at: number, factor: number, bars: number): Span {
  const length = Math.min(bars, Math.max(Math.min(LEAST, bars), (to - from) * factor));
  const share = to > from ? (at - from) / (to - from) : 0.5;
  return within([at - share * length, at + (1 - share) * length], bars);
}
export const moved = ([from, to]: Span, by: number, bars: number): Span => within([from + by, to + by], bars);

/** An episode with as much again around it. */
export const around = (from: number, to: number, bars: number): Span => {
  const room = Math.max(30, to - from);
  return within([from - room, to + room], bars);
};

/** Index of an open time in an ascending column; −1 where it is not there. */
export function indexOf(time: Float64Array, wanted: number): number {
  const at = firstFrom(time, wanted);
  return time[at] === wanted ? at : -1;
}
