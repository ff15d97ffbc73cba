/**
 * The text being edited: what it was made from, what the parser says of it, and the last state of it that could be
 * read. Kept in this browser, so that a reload loses nothing.
 */
import { compileRules, RuleError, type RuleSet } from '@janus/logic';
import { create } from 'zustand';
import { edited, newEdits, redone, undone, type Edits, type Texts } from './editor/edits.ts';

export type Part = 'rules' | 'vocabulary';
export interface DraftFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}
/** A draft that was read: the set, and the texts it was read from. */
export interface Read extends Texts {
  readonly set: RuleSet;
}

export interface Draft {
  /** The version that it was made from; null until one is loaded. */
  readonly base: string | null;
  /** As the version has them. */
  readonly kept: Texts | null;
  readonly edits: Edits;
  readonly part: Part;
  /** The part that the faults are in, and all of them; empty where the text can be read. */
  readonly faultsIn: Part;
  readonly faults: readonly DraftFault[];
  /** What is judged: the newest text that could be read. */
  readonly read: Read | null;
}

const NOTHING: Texts = { text: '', vocabulary: '' };
export const useDraft = create<Draft>(() => ({
  base: null,
  kept: null,
  edits: newEdits(NOTHING),
  part: 'rules',
  faultsIn: 'rules',
  faults: [],
  read: null,
}));

export const isChanged = ({ kept, edits }: Pick<Draft, 'kept' | 'edits'>): boolean =>
  kept !== null && (kept.text !== edits.now.text || kept.vocabulary !== edits.now.vocabulary);

/** What the parser says. Pure. */
export function readDraft(texts: Texts): Pick<Draft, 'faultsIn' | 'faults'> & { readonly read: Read | null } {
  try {
    return { read: { ...texts, set: compileRules(texts.text, texts.vocabulary) }, faultsIn: 'rules', faults: [] };
  } catch (cause) {
    if (!(cause instanceof RuleError)) throw cause;
    return {
      read: null,
      faultsIn: cause.message.startsWith('vocabulary ') ? 'vocabulary' : 'rules',
      faults: cause.faults,
    };
  }
}

const KEY = 'janus.rules.draft';
/** ms after the last key: reading takes a few, and half a word is always wrong. */
const READ_AFTER = 120;
let timer: ReturnType<typeof setTimeout> | null = null;

function readNow(): void {
  timer = null;
  const { edits, read } = useDraft.getState();
  const said = readDraft(edits.now);
  useDraft.setState({ faultsIn: said.faultsIn, faults: said.faults, read: said.read ?? read });
  keepDraft();
}
/** At each key, so that a reload right after it loses nothing. */
function keepDraft(): void {
  const { base, edits } = useDraft.getState();
  try {
    if (isChanged(useDraft.getState())) localStorage.setItem(KEY, JSON.stringify({ base, ...edits.now }));
    else localStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing still edits.
  }
}
function put(edits: Edits): void {
  useDraft.setState({ edits });
  keepDraft();
  if (timer) clearTimeout(timer);
  timer = setTimeout(readNow, READ_AFTER);
}

export function type(part: Part, words: string): void {
  const { edits } = useDraft.getState();
  const now = part === 'rules' ? { ...edits.now, text: words } : { ...edits.now, vocabulary: words };
  put(edited(edits, now, performance.now(), true));
}
/** Other rules at once: a step of its own. */
export function putText(text: string): void {
  const { edits } = useDraft.getState();
  useDraft.setState({ edits: edited(edits, { ...edits.now, text }, 0, false) });
  readNow();
}
export const undoEdit = (): void => put(undone(useDraft.getState().edits));
export const redoEdit = (): void => put(redone(useDraft.getState().edits));
/** Back to what the version says; a step that can be undone. */
export function revert(): void {
  const { kept, edits } = useDraft.getState();
  if (kept) put(edited(edits, kept, 0, false));
}
export const showPart = (part: Part): void => useDraft.setState({ part });

/** A version takes the place of the text; what was there is one undo away. */
export function load(base: string, kept: Texts): void {
  const draft = useDraft.getState();
  const edits = draft.base === null ? newEdits(kept) : edited(draft.edits, kept, 0, false);
  useDraft.setState({ base, kept, edits });
  readNow();
}

/** After it was kept: the text stays, and is no change any more. */
export function rebase(base: string, kept: Texts): void {
  useDraft.setState({ base, kept });
  readNow();
}

/** What was left unsaved at the last visit, or null. */
export function leftBehind(): (Texts & { readonly base: string }) | null {
  try {
    const left: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    const { base, text, vocabulary } = (left ?? {}) as Record<string, unknown>;
    return typeof base === 'string' && typeof text === 'string' && typeof vocabulary === 'string'
      ? { base, text, vocabulary }
      : null;
  } catch {
    return null;
  }
}
/** Puts what was left behind over its version. */
export function takeUp({ text, vocabulary }: Texts): void {
  const { edits } = useDraft.getState();
  useDraft.setState({ edits: edited(edits, { text, vocabulary }, 0, false) });
  readNow();
}
