/** How far a night is, as the words of its job, and back. Pure: the server writes them and the page reads them. */
import type { SleepPhase } from '@janus/domain';

/** Where a night is, as its job says it. */
export interface NightStage {
  readonly phase: SleepPhase;
  readonly done: number;
  readonly total: number;
  readonly replayed: number;
  readonly ripples: number;
}
const STAGE = /^(\w+): (\d+) of (\d+) replayed, (\d+) ripples, (\d+) in all$/;

export const stageWords = ({ phase, done, total, ripples, replayed }: NightStage): string =>
  `${phase}: ${done} of ${total} replayed, ${ripples} ripples, ${replayed} in all`;

/** Null for what is not the stage of a phase. */
export function readStage(words: string): NightStage | null {
  const match = STAGE.exec(words);
  if (!match) return null;
  const [done, total, ripples, replayed] = match.slice(2).map(Number) as [number, number, number, number];
  return { phase: match[1] as SleepPhase, done, total, ripples, replayed };
}
