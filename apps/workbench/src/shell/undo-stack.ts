/** What was done and can still be undone, newest last. Pure: the clock is an argument. */
export interface Undoable {
  readonly id: string;
  readonly label: string;
  /** ms, on the clock of whoever pushes. */
  readonly until: number;
  readonly undo: () => void;
}

export const live = (stack: readonly Undoable[], now: number): readonly Undoable[] =>
  stack.filter((entry) => entry.until > now);

/** The stack without an entry, and the entry where it can still be undone. */
export function taken(
  stack: readonly Undoable[],
  now: number,
  id: string | null,
): { readonly entry: Undoable | null; readonly rest: readonly Undoable[] } {
  const open = live(stack, now);
  const entry = (id === null ? open.at(-1) : open.find((e) => e.id === id)) ?? null;
  return { entry, rest: open.filter((e) => e !== entry) };
}
