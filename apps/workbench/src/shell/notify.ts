/** A short message in the corner, kept behind the bell. The code of the corner comes with the first message. */
import { create } from 'zustand';
import { NO_MESSAGES, withMessage, type Level, type Messages } from './messages.ts';

export const useMessages = create<Messages>(() => NO_MESSAGES);

export function notify(text: string, level: Level = 'info'): void {
  useMessages.setState((all) => withMessage(all, text, level, Date.now()));
  void import('./toasts.tsx').then(({ toast }) => toast(text, level));
}
