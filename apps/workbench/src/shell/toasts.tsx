'use client';
/** The corner in which messages appear, with the calls that make them. */
import { Notifications, notifications } from '@mantine/notifications';
import type { Level } from './messages.ts';

const SIGNS: Readonly<Record<Level, string>> = { info: '', warn: '◆ ', error: '× ' };

export function Toasts() {
  return <Notifications position="bottom-right" limit={3} autoClose={6000} transitionDuration={0} zIndex={400} />;
}
export function toast(text: string, level: Level): void {
  notifications.show({
    message: `${SIGNS[level]}${text}`,
    color: 'gray',
    closeButtonProps: { 'aria-label': 'Dismiss' },
  });
}

/** With an Undo button, for as long as it can be undone. */
export function toastUndo(id: string, text: string, ms: number, undo: () => void): void {
  notifications.show({
    id,
    autoClose: ms,
    color: 'gray',
    closeButtonProps: { 'aria-label': 'Dismiss' },
    message: (
      <span data-part="undo">
        {text}{' '}
        <button type="button" className="button" onClick={undo}>
          Undo <kbd>Ctrl Z</kbd>
        </button>
      </span>
    ),
  });
}
export const hideToast = (id: string): void => void notifications.hide(id);
