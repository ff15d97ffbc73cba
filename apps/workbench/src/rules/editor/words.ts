/**
 * A line of the rule language cut into words, for the eye: comment, name of a rule, word of the language, predicate,
 * fact, number, mark. It judges nothing: what is wrong is told by the parser. Pure.
 */
import { FACT } from '@janus/domain';

export type WordKind = 'comment' | 'label' | 'keyword' | 'predicate' | 'fact' | 'number' | 'mark' | 'plain';
export interface Word {
  readonly kind: WordKind;
  readonly text: string;
  /** Column of its first character, from 1. */
  readonly column: number;
}

const KEYWORDS = new Set(
  'and or not forall exists very somewhat slightly extremely more_or_less weight is above below between similar logistic network'.split(
    ' ',
  ),
);
const WORD = /(#.*)|([A-Za-z_]\w*(?:[.-]\w+)*)|(-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(<->|->|:=|[():,])|(\s+|.)/gy;

export function wordsOf(line: string): readonly Word[] {
  const words: Word[] = [];
  // The name of a rule stands first and is followed by a colon or its weight.
  const label = /^\s*([A-Za-z_]\w*(?:[.-]\w+)*)\s*(?::(?!=)|weight\b)/.exec(line)?.[1] ?? null;
  WORD.lastIndex = 0;
  for (let match = WORD.exec(line); match; match = WORD.exec(line)) {
    const [text, comment, name, number, mark] = match;
    const column = match.index + 1;
    let kind: WordKind = 'plain';
    if (comment !== undefined) kind = 'comment';
    else if (number !== undefined) kind = 'number';
    else if (mark !== undefined) kind = 'mark';
    else if (name !== undefined) {
      const first = words.every((word) => word.kind === 'plain');
      if (first && name === label) kind = 'label';
      else if (KEYWORDS.has(name)) kind = 'keyword';
      else if (line.slice(WORD.lastIndex).trimStart().startsWith('(')) kind = 'predicate';
      else if (name in FACT) kind = 'fact';
    }
    words.push({ kind, text, column });
  }
  return words;
}

/** Line and column, from 1, of a place in a text. */
export function placeOf(text: string, index: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

/** Index of a line and column in a text; held inside it. */
export function indexOf(text: string, line: number, column: number): number {
  const lines = text.split('\n');
  const at = Math.min(lines.length, Math.max(1, line)) - 1;
  const start = lines.slice(0, at).reduce((sum, l) => sum + l.length + 1, 0);
  return start + Math.min(lines[at]!.length, Math.max(1, column) - 1);
}
