/** What a long run tells the terminal and asks of it. */
import type { CommandInput } from './command.ts';

export const runHooks = (input: CommandInput) => ({
  progress: (stage: string, share: number): void => input.progress(stage, share, 1),
  shouldStop: (): boolean => input.signal.aborted,
  clock: (): number => performance.now(),
});
