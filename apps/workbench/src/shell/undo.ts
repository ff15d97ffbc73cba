/**
 * Undo for what removes something: done at once, taken back within ten seconds by the button or Ctrl/Cmd Z, on
 * whatever page one is by then. What must not be lost when the tab closes belongs to the server's own undo.
 */
import { notify, useMessages } from './notify.ts';
import { withMessage } from './messages.ts';
import { live, taken, type Undoable } from './undo-stack.ts';

export const UNDO_MS = 10_000;

let stack: readonly Undoable[] = [];
let count = 0;

export interface Destructive {
  /** What has happened, once it has: 'Run 1f3a removed'. */
  readonly label: string;
  readonly do: () => void;
  readonly undo: () => void;
}

export function destructive({ label, do: act, undo }: Destructive): void {
  act();
  const id = `undo-${++count}`;
  const now = performance.now();
  stack = [...live(stack, now), { id, label, until: now + UNDO_MS, undo }];
  useMessages.setState((all) => withMessage(all, label, 'info', Date.now()));
  void import('./toasts.tsx').then(({ toastUndo }) => toastUndo(id, label, UNDO_MS, () => take(id)));
}

function take(id: string | null): void {
  const { entry, rest } = taken(stack, performance.now(), id);
  stack = rest;
  if (!entry) {
    notify('Nothing to undo');
    return;
  }
  entry.undo();
  void import('./toasts.tsx').then(({ hideToast }) => hideToast(entry.id));
  notify(`Undone: ${entry.label}`);
}
export const undoLast = (): void => take(null);
