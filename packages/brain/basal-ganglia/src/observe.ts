/** After a choice and before its reward: what was asked for in vain waits longer, what agreed again becomes habit. */
import { BUY, SELL, type Choice } from '@janus/domain';
import type { ChoiceInput } from './choice-input.ts';
import { coarseState } from './coarse.ts';
import { practise } from './habit.ts';
import type { BasalGangliaState } from './state.ts';

function wait(s: BasalGangliaState, action: number, strength: number, chosen: number): void {
  s.waited[action] = strength > 0 && chosen !== action ? s.waited[action]! + 1 : 0;
}

/**
 * Call once a decision, with the input and the choice that `choose` made of it.
 * @returns the coarse state, −1 not known: the key that `learn` wants with the reward
 */
export function observe(s: BasalGangliaState, input: ChoiceInput, choice: Choice): number {
  const key = coarseState(s, input);
  wait(s, BUY, input.buyStrength, choice.action);
  wait(s, SELL, input.sellStrength, choice.action);
  if (key >= 0) practise(s, key, choice.action);
  return key;
}
