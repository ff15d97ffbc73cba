/** A short message in the corner, for what happened beside the point where one looks. Its code comes with the first. */
export function notify(message: string): void {
  void import('./toasts.tsx').then(({ toast }) => toast(message));
}
