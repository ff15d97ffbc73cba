/** Reads the tokens of one statement in order. What is not expected is Unreadable, at its place. */
import { Unreadable, type Place } from './fault.ts';
import type { Token, TokenKind } from './lex.ts';

export class Cursor {
  private readonly tokens: readonly Token[];
  private next = 0;

  /** @param tokens at least one; the last is `end` */
  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  peek(ahead = 0): Token {
    return this.tokens[Math.min(this.next + ahead, this.tokens.length - 1)]!;
  }
  take(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.next++;
    return token;
  }
  /** Takes the word if it stands here. */
  accept(text: string): boolean {
    if (this.peek().text !== text) return false;
    this.take();
    return true;
  }
  /** @throws Unreadable unless `text` stands here */
  expect(text: string, why: string): Token {
    if (this.peek().text !== text) throw this.unexpected(`'${text}' ${why}`);
    return this.take();
  }
  /** @throws Unreadable unless a token of this kind stands here */
  expectKind(kind: TokenKind, what: string): Token {
    if (this.peek().kind !== kind) throw this.unexpected(what);
    return this.take();
  }
  /** @throws Unreadable unless the statement ends here */
  expectEnd(what: string): void {
    if (this.peek().kind !== 'end') throw this.unexpected(what);
  }
  unexpected(wanted: string, place: Place = this.peek()): Unreadable {
    const { kind, text } = this.peek();
    return new Unreadable(place, `expected ${wanted}, not ${kind === 'end' ? 'the end' : `'${text}'`}`);
  }
}
