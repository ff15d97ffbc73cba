/** What the workbench told: the last fifty messages and how many of them nobody has looked at yet. Pure. */
export type Level = 'info' | 'warn' | 'error';
export interface Message {
  readonly id: number;
  readonly text: string;
  readonly level: Level;
  /** Epoch ms. */
  readonly at: number;
}
export interface Messages {
  /** Newest first. */
  readonly list: readonly Message[];
  readonly unread: number;
}

export const KEPT_MESSAGES = 50;
export const NO_MESSAGES: Messages = { list: [], unread: 0 };

export function withMessage({ list, unread }: Messages, text: string, level: Level, at: number): Messages {
  const message = { id: (list[0]?.id ?? 0) + 1, text, level, at };
  const kept = [message, ...list].slice(0, KEPT_MESSAGES);
  return { list: kept, unread: Math.min(kept.length, unread + 1) };
}
