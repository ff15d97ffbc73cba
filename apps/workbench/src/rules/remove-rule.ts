/** A rule taken out of the text, comments right above it too, and put back by undo where it stood. */
import { compileRules, RuleError, type RuleSet } from '@janus/logic';
import { notify } from '../shell/notify.ts';
import { destructive } from '../shell/undo.ts';
import { putText, useDraft } from './draft.ts';

export interface Removal {
  readonly text: string;
  /** Index of the first line taken out, from 0, and what stood there. */
  readonly at: number;
  readonly lines: readonly string[];
}

const isEmpty = (line: string): boolean => line.trim() === '';
const isComment = (line: string): boolean => line.trimStart().startsWith('#');

/**
 * Pure.
 * @param set what `text` was read into
 * @returns null where there is no such rule, or where the text without it could not be read
 */
export function withoutRule(text: string, vocabulary: string, set: RuleSet, name: string): Removal | null {
  const k = set.rules.findIndex((rule) => rule.name === name);
  if (k < 0) return null;
  const lines = text.split('\n');
  const first = set.rules[k]!.place.line - 1;
  let end = (set.rules[k + 1]?.place.line ?? lines.length + 1) - 1;
  // What stands above the next rule belongs to that one.
  while (end > first + 1 && (isEmpty(lines[end - 1]!) || isComment(lines[end - 1]!))) end--;
  let at = first;
  while (at > 0 && isComment(lines[at - 1]!)) at--;
  const removal = { text: lines.toSpliced(at, end - at).join('\n'), at, lines: lines.slice(at, end) };
  try {
    const left = compileRules(removal.text, vocabulary);
    return left.rules.length === set.rules.length - 1 ? removal : null;
  } catch (cause) {
    if (cause instanceof RuleError) return null;
    throw cause;
  }
}

/** The text with the lines of a removal again, whatever was written meanwhile. Pure. */
export function withLines(text: string, { at, lines }: Removal): string {
  const all = text.split('\n');
  return all.toSpliced(Math.min(at, all.length), 0, ...lines).join('\n');
}

export function removeRule(name: string): void {
  const { read, edits } = useDraft.getState();
  if (!read || read.text !== edits.now.text) return;
  const removal = withoutRule(read.text, read.vocabulary, read.set, name);
  if (!removal) {
    notify(`${name} shares its lines with another rule: take it out in the editor`, 'error');
    return;
  }
  destructive({
    label: `Rule ${name} removed`,
    do: () => putText(removal.text),
    undo: () => putText(withLines(useDraft.getState().edits.now.text, removal)),
  });
}
