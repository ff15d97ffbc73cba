'use client';
/** The corner in which messages appear, with the one call that makes them. */
import { Notifications, notifications } from '@mantine/notifications';

export function Toasts() {
  return <Notifications position="bottom-right" limit={3} autoClose={6000} transitionDuration={0} zIndex={400} />;
}
export function toast(message: string): void {
  notifications.show({ message, color: 'gray', closeButtonProps: { 'aria-label': 'Dismiss' } });
}
