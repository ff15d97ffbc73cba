/**
 * The one time cursor of the page. Every panel follows it; nothing else holds a "current bar". Whoever moves it says
 * how: 'player' marks a step of the running replay, 'user' everything else.
 */
import { create } from 'zustand';

/** Bars a second. */
export const SPEEDS = [1, 4, 16, 64, 256] as const;
export type Speed = (typeof SPEEDS)[number];

export interface Time {
  /** Bars in the run; 0 while none is loaded. */
  readonly bars: number;
  /** Index of the bar at the cursor, 0 … bars − 1. */
  readonly cursor: number;
  readonly playing: boolean;
  readonly speed: Speed;
  readonly movedBy: 'user' | 'player';
}

export const useTime = create<Time>(() => ({ bars: 0, cursor: 0, playing: false, speed: 16, movedBy: 'user' }));

const within = (bar: number, bars: number): number => Math.min(bars - 1, Math.max(0, Math.round(bar)));

export function openTime(bars: number, cursor: number): void {
  useTime.setState({ bars, cursor: within(cursor, bars), playing: false, movedBy: 'user' });
}
export function seek(bar: number, movedBy: Time['movedBy'] = 'user'): void {
  const { bars } = useTime.getState();
  if (bars > 0 && Number.isFinite(bar)) useTime.setState({ cursor: within(bar, bars), movedBy });
}
export function step(by: number): void {
  pause();
  seek(useTime.getState().cursor + by);
}
export function pause(): void {
  if (useTime.getState().playing) useTime.setState({ playing: false });
}
/** At the last bar, playing starts over from the first. */
export function play(): void {
  const { bars, cursor } = useTime.getState();
  if (bars === 0) return;
  useTime.setState({ playing: true, ...(cursor >= bars - 1 ? { cursor: 0, movedBy: 'user' as const } : {}) });
}
export function togglePlay(): void {
  if (useTime.getState().playing) pause();
  else play();
}
export function setSpeed(speed: Speed): void {
  useTime.setState({ speed });
}
/** One speed faster (+1) or slower (−1). */
export function shiftSpeed(by: 1 | -1): void {
  const at = SPEEDS.indexOf(useTime.getState().speed);
  setSpeed(SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, at + by))]!);
}
