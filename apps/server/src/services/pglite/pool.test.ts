/** The pool against what the `pg` package does, on an embedded database in a temporary folder. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLUSTER_VERSION, lockOf, openPglite } from './open.ts';
import { pglitePool } from './pool.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'janus-pglite-'));
const folder = path.join(scratch, 'database');
let database: PGlite;
let pool: Pool;

beforeAll(async () => {
  database = await openPglite({ folder });
  pool = pglitePool(database, { searchPath: 'work, public' });
  await pool.query('create schema work');
  await pool.query(
    'create table work.item (id int8 primary key, label text, price numeric, tags text[], body jsonb, raw bytea)',
  );
});
afterAll(async () => {
  await database.close();
  rmSync(scratch, { recursive: true });
});

describe('a pool over an embedded database', () => {
  it('takes and gives values as pg does: eight bytes and numeric as text, json as objects, bytea as a Buffer', async () => {
    const values = [
      9007199254740993n,
      'a "b" \\c',
      0.1,
      ['x,y', 'z"', null],
      { deep: [1, 'two'] },
      Buffer.from([0, 255]),
    ];
    const put = await pool.query('insert into item values ($1, $2, $3, $4, $5, $6)', values);
    expect(put.rowCount).toBe(1);
    const { rows } = await pool.query('select * from item where id = $1', ['9007199254740993']);
    expect(rows).toEqual([
      {
        id: '9007199254740993',
        label: 'a "b" \\c',
        price: '0.1',
        tags: ['x,y', 'z"', null],
        body: { deep: [1, 'two'] },
        raw: Buffer.from([0, 255]),
      },
    ]);
    expect((await pool.query('select $1::int + 1 as n, $2::text as t, $3::bool as b', [41, 7, true])).rows).toEqual([
      { n: 42, t: '7', b: true },
    ]);
  });

  it('keeps a transaction to one client: others wait, a rollback leaves nothing, an error ends in ROLLBACK', async () => {
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query('insert into item (id) values (1)');
    let seen: unknown;
    const outside = pool.query('select count(*)::int as n from item where id = 1').then(({ rows }) => (seen = rows[0]));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(seen).toBeUndefined();
    await client.query('ROLLBACK');
    await outside;
    expect(seen).toEqual({ n: 0 });

    await client.query('BEGIN ISOLATION LEVEL SERIALIZABLE');
    await client.query('insert into item (id) values (2)');
    await expect(client.query('insert into item (id) values (2)')).rejects.toThrow(/duplicate key/);
    await client.query('ROLLBACK');
    await client.query('BEGIN');
    await client.query('insert into item (id) values (3)');
    await client.query('COMMIT');
    client.release();
    expect((await pool.query('select id from item where id < 10')).rows).toEqual([{ id: '3' }]);
  });

  it('rolls back what a released client left open', async () => {
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query('insert into item (id) values (4)');
    client.release();
    expect((await pool.query('select id from item where id = 4')).rowCount).toBe(0);
  });

  it('hands notifications to the clients that listen, until they are released', async () => {
    const client = await pool.connect();
    const heard: unknown[] = [];
    client.on('notification', ({ channel, payload }) => heard.push([channel, payload]));
    await client.query('-- a comment first\nLISTEN news');
    await pool.query('select pg_notify($1, $2)', ['news', 'one']);
    client.release();
    await pool.query('select 1');
    await pool.query('select pg_notify($1, $2)', ['news', 'two']);
    expect(heard).toEqual([['news', 'one']]);
  });
});

describe('the folder', () => {
  it('has one owner at a time, named in the refusal; closing gives it back', async () => {
    await expect(openPglite({ folder })).rejects.toThrow(`belongs to process ${process.pid}`);
    await pool.end();
    await database.close();
    expect(existsSync(lockOf(folder))).toBe(false);
    database = await openPglite({ folder });
    expect((await database.query('select id from work.item where id = 3')).rows).toEqual([{ id: 3 }]);
  });

  it('is taken over from a dead owner, and from one that died while making it', async () => {
    const fresh = path.join(scratch, 'fresh');
    writeFileSync(lockOf(fresh), '999999999 1');
    mkdirSync(`${fresh}.part-abc/cluster`, { recursive: true });
    const taken = await openPglite({ folder: fresh });
    expect(readFileSync(path.join(fresh, 'PG_VERSION'), 'utf8').trim()).toBe(CLUSTER_VERSION);
    expect((await taken.query<{ v: string }>('show server_version')).rows[0]).toEqual({
      server_version: expect.stringMatching(new RegExp(`^${CLUSTER_VERSION}\\.`)),
    });
    expect(existsSync(`${fresh}.part-abc`)).toBe(false);
    await taken.close();
  });

  it('is refused where it holds something else or another version; nothing is touched', async () => {
    const other = path.join(scratch, 'other');
    mkdirSync(other);
    writeFileSync(path.join(other, 'thesis.txt'), 'mine');
    await expect(openPglite({ folder: other })).rejects.toThrow(/holds no database/);
    writeFileSync(path.join(other, 'PG_VERSION'), '12\n');
    await expect(openPglite({ folder: other })).rejects.toThrow(/made by PostgreSQL 12/);
    expect(readFileSync(path.join(other, 'thesis.txt'), 'utf8')).toBe('mine');
    expect(existsSync(lockOf(other))).toBe(false);
  });
});
