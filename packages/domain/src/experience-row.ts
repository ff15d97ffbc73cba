/**
 * One experience as a row of float64, as it leaves the day for the store and the night [E37, E66]: when and where, what
 * was done, what it was worth, how it felt, and the states before and after. One row a decision, HOLD too, written when
 * its reward is known. Not the ring that the day recalls from (that is the hippocampus's).
 */
import { EPISODE_STATE } from './flow.ts';

const each = (name: string): string[] => Array.from({ length: EPISODE_STATE }, (_, i) => `${name}.${i}`);

export const EXPERIENCE_FIELDS = [
  'time', // of the decision, epoch ms
  'symbol', // index in the run
  'bar', // index of the bar decided on, within its symbol
  'action', // index into ACTIONS
  'regime', // index into REGIMES, −1 none
  'schema', // index into REGIMES of the cortex's schema, −1 none
  'strategy', // index into STRATEGIES of the proposal, −1 none
  'reward', // mark-to-market net of costs until the next decision, fraction of equity
  'horizon', // bars from the decision to the moment its reward was known, ≥ 0
  'volatility', // c: NaN = unknown
  'spread',
  'volume',
  'fear', // e: [0, 1] each
  'confidence',
  'surprise',
  'violation', // 1 − SAT [E26] of the rules where they were asked, else 0
  ...each('state'),
  ...each('next'),
] as const;

export const EXPERIENCE_WIDTH = EXPERIENCE_FIELDS.length;
const slots = new Map<string, number>(EXPERIENCE_FIELDS.map((name, i) => [name, i]));

/** Slot of a field. @throws RangeError for a name that is not a field */
export function experienceSlot(name: string): number {
  const slot = slots.get(name);
  if (slot === undefined) throw new RangeError(`'${name}' is not a field of an experience`);
  return slot;
}
export const EXPERIENCE_STATE = experienceSlot('state.0');
export const EXPERIENCE_NEXT = experienceSlot('next.0');
