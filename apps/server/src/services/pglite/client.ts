/**
 * A client as the `pg` package hands out, over the one session of an embedded database. Between BEGIN and COMMIT it has
 * the session to itself and everybody else waits.
 */
import { EventEmitter } from 'node:events';
import type { PGlite, Transaction } from '@electric-sql/pglite';
import { asText, empty, run, type PgliteQueryResult, type Query } from './query.ts';

const LISTEN = /^\s*(?:--[^\n]*\n\s*)*(un)?listen\s+("[^"]+"|\w+|\*)\s*;?\s*$/i;
const BEGIN = /^\s*(begin|start\s+transaction)\b/i;
const COMMIT = /^\s*(commit|end)\b/i;
const ROLLBACK = /^\s*rollback\b(?!\s+to\b)/i;

export class PgliteClient extends EventEmitter {
  readonly #database: PGlite;
  readonly #subscriptions = new Map<string, () => Promise<void>>();
  #transaction: { session: Transaction; end: (commit: boolean) => void; done: Promise<void> } | null = null;

  constructor(database: PGlite) {
    super();
    this.#database = database;
    this.setMaxListeners(0);
  }

  async query(query: Query, values?: readonly unknown[]): Promise<PgliteQueryResult> {
    const text = typeof query === 'string' ? query : query.text;
    if (BEGIN.test(text) && !this.#transaction) return this.#begin(text);
    if (this.#transaction && (COMMIT.test(text) || ROLLBACK.test(text))) return this.#end(COMMIT.test(text));
    const listen = LISTEN.exec(text);
    if (listen) return listen[1] ? this.#unlisten(listen[2]!) : this.#listen(listen[2]!);
    return run(this.#transaction?.session ?? this.#database, query, values, asText(this.#database));
  }

  /** Holds the session until the transaction ends. */
  async #begin(text: string): Promise<PgliteQueryResult> {
    const mode = text
      .replace(BEGIN, '')
      .replace(/^\s*(transaction|work)\b/i, '')
      .replace(/;\s*$/, '')
      .trim();
    let end!: (commit: boolean) => void;
    const ended = new Promise<boolean>((resolve) => (end = resolve));
    let done!: Promise<void>;
    const session = await new Promise<Transaction>((opened, failed) => {
      done = this.#database.transaction(async (transaction) => {
        if (mode !== '') await transaction.exec(`SET TRANSACTION ${mode}`);
        opened(transaction);
        if (!(await ended)) await transaction.rollback();
      });
      done.catch(failed);
    });
    this.#transaction = { session, end, done };
    return empty('BEGIN');
  }

  async #end(commit: boolean): Promise<PgliteQueryResult> {
    const { end, done } = this.#transaction!;
    this.#transaction = null;
    end(commit);
    await done;
    return empty(commit ? 'COMMIT' : 'ROLLBACK');
  }

  async #listen(name: string): Promise<PgliteQueryResult> {
    if (!this.#subscriptions.has(name)) {
      const channel = name.startsWith('"') ? name.slice(1, -1) : name.toLowerCase();
      const tell = (payload: string): void => void this.emit('notification', { channel, payload, processId: 0 });
      const session = this.#transaction?.session;
      this.#subscriptions.set(name, await (session ? session.listen(name, tell) : this.#database.listen(name, tell)));
    }
    return empty('LISTEN');
  }

  async #unlisten(name: string): Promise<PgliteQueryResult> {
    for (const [channel, stop] of this.#subscriptions)
      if (name === '*' || name === channel) {
        this.#subscriptions.delete(channel);
        await stop();
      }
    return empty('UNLISTEN');
  }

  /** Given back with a transaction open: rolled back, as `pg` does by ending the connection. */
  release(): void {
    void (async () => {
      if (this.#transaction) await this.#end(false);
      if (!this.#database.closed) await this.#unlisten('*');
    })().catch(() => undefined);
  }

  async end(): Promise<void> {
    this.release();
  }
}
