/**
 * The part of `pg.Pool` that a library for PostgreSQL uses, over one embedded database: queries, clients with
 * transactions, LISTEN and notifications. There is one session behind it all, so clients take turns: while one is
 * inside a transaction the others wait, and a session setting (search_path) is everybody's. Give it a database that
 * nothing else uses.
 */
import { EventEmitter } from 'node:events';
import type { PGlite } from '@electric-sql/pglite';
import type { Pool } from 'pg';
import { PgliteClient } from './client.ts';
import { asText, run, type PgliteQueryResult, type Query } from './query.ts';

class PglitePool extends EventEmitter {
  /** keepAlive: there is no socket that could drop. */
  readonly options = { keepAlive: true, max: 1 };
  readonly totalCount = 1;
  readonly idleCount = 1;
  readonly waitingCount = 0;
  readonly #database: PGlite;
  readonly #ready: Promise<void>;

  constructor(database: PGlite, searchPath: string | undefined) {
    super();
    this.#database = database;
    this.#ready = searchPath === undefined ? Promise.resolve() : this.#setPath(searchPath);
    // Whoever queries is told; nobody may be listening yet.
    this.#ready.catch(() => undefined);
  }

  async #setPath(searchPath: string): Promise<void> {
    await this.#database.query(`select set_config('search_path', $1, false)`, [searchPath]);
  }

  async query(query: Query, values?: readonly unknown[]): Promise<PgliteQueryResult> {
    await this.#ready;
    return run(this.#database, query, values, asText(this.#database));
  }

  async connect(): Promise<PgliteClient> {
    await this.#ready;
    return new PgliteClient(this.#database);
  }

  /** The database belongs to whoever opened it, and is closed there. */
  async end(): Promise<void> {}
}

/**
 * @param database opened by openPglite, used by nothing else; closed by its owner, not by `pool.end()`
 * @param searchPath e.g. `bullmq, public`
 */
export function pglitePool(database: PGlite, { searchPath }: { readonly searchPath?: string } = {}): Pool {
  return new PglitePool(database, searchPath) as unknown as Pool;
}
