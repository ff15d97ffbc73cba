/**
 * Two texts that are edited together, with what they were before and after: undo and redo by whole pauses of typing.
 * Pure; the clock is an argument.
 */
export interface Texts {
  readonly text: string;
  readonly vocabulary: string;
}
export interface Edits {
  readonly past: readonly Texts[];
  readonly now: Texts;
  readonly future: readonly Texts[];
  /** ms, when `now` was last changed by typing; −Infinity after a step that typing does not join. */
  readonly at: number;
}

/** Typing within this time of the last key is one step. */
export const PAUSE_MS = 700;
export const MOST_STEPS = 200;

export const newEdits = (now: Texts): Edits => ({ past: [], now, future: [], at: Number.NEGATIVE_INFINITY });

/** @param typed a key after another; else a step of its own, such as loading a version */
export function edited(edits: Edits, now: Texts, at: number, typed: boolean): Edits {
  if (now.text === edits.now.text && now.vocabulary === edits.now.vocabulary) return edits;
  const joins = typed && at - edits.at < PAUSE_MS;
  return {
    past: joins ? edits.past : [...edits.past, edits.now].slice(-MOST_STEPS),
    now,
    future: [],
    at: typed ? at : Number.NEGATIVE_INFINITY,
  };
}

export function undone(edits: Edits): Edits {
  const before = edits.past.at(-1);
  if (!before) return edits;
  return {
    past: edits.past.slice(0, -1),
    now: before,
    future: [edits.now, ...edits.future],
    at: Number.NEGATIVE_INFINITY,
  };
}
export function redone(edits: Edits): Edits {
  const [next, ...rest] = edits.future;
  if (!next) return edits;
  return { past: [...edits.past, edits.now], now: next, future: rest, at: Number.NEGATIVE_INFINITY };
}
