/**
 * Text to tokens, tokens to statements: one statement a line. A line goes on where a parenthesis is open, where it ends
 * with an operator, a comma or a colon, and where the next one begins with an arrow. `#` begins a comment.
 */
import type { Fault, Place } from './fault.ts';

export type TokenKind = 'name' | 'number' | 'mark' | 'end';
export interface Token extends Place {
  readonly kind: TokenKind;
  readonly text: string;
}

const NAME = /[A-Za-z_]\w*(?:[.-]\w+)*/y;
const NUMBER = /-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const MARK = /<->|->|:=|[():,]/y;
/** A line that ends with one of these goes on. */
const OPEN_ENDED = new Set(['and', 'or', 'not', '->', '<->', ':', ':=', ',']);

function at(pattern: RegExp, text: string, index: number): string {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0] ?? '';
}

function lexLine(text: string, line: number, faults: Fault[]): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < text.length;) {
    const character = text[i]!;
    if (character === '#') break;
    if (character === ' ' || character === '\t' || character === '\r') {
      i++;
      continue;
    }
    const place = { line, column: i + 1 };
    const mark = at(MARK, text, i);
    const number = mark === '' ? at(NUMBER, text, i) : '';
    const name = mark === '' && number === '' ? at(NAME, text, i) : '';
    const word = mark || number || name;
    if (word === '') {
      faults.push({ ...place, message: `'${character}' means nothing here; operators are and, or, not, ->, <->` });
      i++;
      continue;
    }
    tokens.push({ kind: mark !== '' ? 'mark' : number !== '' ? 'number' : 'name', text: word, ...place });
    i += word.length;
  }
  return tokens;
}

/** Each statement ends with an `end` token that stands where the text of the statement ends. */
export function statements(text: string, faults: Fault[]): Token[][] {
  const out: Token[][] = [];
  let open: Token[] = [];
  let current: Token[] = [];
  const close = (): void => {
    const last = current.at(-1);
    if (last === undefined) return;
    current.push({ kind: 'end', text: '', line: last.line, column: last.column + last.text.length });
    out.push(current);
    current = [];
    open = [];
  };
  text.split('\n').forEach((source, index) => {
    const tokens = lexLine(source, index + 1, faults);
    const first = tokens[0];
    if (first === undefined) return;
    const last = current.at(-1);
    const goesOn =
      open.length > 0 || first.text === '->' || first.text === '<->' || (last && OPEN_ENDED.has(last.text));
    if (!goesOn) close();
    for (const token of tokens) {
      current.push(token);
      if (token.text === '(') open.push(token);
      if (token.text === ')') open.pop();
    }
  });
  close();
  return out;
}
