/**
 * Habits: where one coarse state has led to the same action often enough in a row, that action is taken without
 * weighing. The last of every `habitCheck` uses is deliberated again; disagreement, or a loss, breaks the habit. Only
 * buying and selling become habits: holding earns nothing that could break one.
 */
import { HOLD } from '@janus/domain';
import type { BasalGangliaState } from './state.ts';

/** The action that habit has for a coarse state, or −1: none, or it is to be deliberated this time. */
export function habitOf(s: BasalGangliaState, key: number): number {
  const beyond = s.habitCount[key]! - s.config.habitRepetitions;
  if (beyond < 0 || beyond % s.config.habitCheck === s.config.habitCheck - 1) return -1;
  return s.habitAction[key]!;
}

/** One decision in a coarse state: agreement counts up, anything else begins anew. */
export function practise(s: BasalGangliaState, key: number, action: number): void {
  if (action === HOLD) {
    s.habitCount[key] = 0;
    return;
  }
  s.habitCount[key] = s.habitAction[key] === action ? s.habitCount[key]! + 1 : 1;
  s.habitAction[key] = action;
}

/** A loss of the habit's action breaks it. @param scaledReward in reward scales */
export function breakHabit(s: BasalGangliaState, key: number, action: number, scaledReward: number): void {
  if (scaledReward < -s.config.habitLoss && s.habitAction[key] === action) s.habitCount[key] = 0;
}
