/**
 * The one place that knows which database is behind the store: the embedded one in the data folder, or PostgreSQL by
 * its address. Above this there is one client and one code path.
 */
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { badInput, JanusError } from '@janus/domain';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { Pool } from 'pg';
import { PrismaClient, type Prisma } from '../../../build/prisma/client.ts';
import { openPglite } from '../pglite/open.ts';
import type { Transact } from './migrate.ts';

export const BACKENDS = ['pglite', 'postgresql'] as const;
export type Backend = (typeof BACKENDS)[number];
/** The client, or the client inside a transaction. */
export type Client = Prisma.TransactionClient;

export interface Database {
  readonly backend: Backend;
  /** Where it is, without a password. */
  readonly place: string;
  readonly prisma: PrismaClient;
  readonly transact: Transact;
  close(): Promise<void>;
}

export const storeFolder = (dataFolder: string): string => path.join(dataFolder, 'store');

async function embedded(dataFolder: string): Promise<Database> {
  const folder = storeFolder(dataFolder);
  const database = await openPglite({ folder });
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(database) });
  return {
    backend: 'pglite',
    place: folder,
    prisma,
    transact: (work) =>
      database.transaction((transaction) =>
        work({
          script: async (sql) => void (await transaction.exec(sql)),
          rows: async (sql, values = []) => (await transaction.query(sql, [...values])).rows as never[],
        }),
      ),
    async close() {
      await prisma.$disconnect();
      await database.close();
    },
  };
}

/** @throws JanusError bad-input; the password is never in the message */
function placeOf(databaseUrl: string): string {
  let url: URL;
  try {
    url = new URL(databaseUrl);
  } catch {
    throw badInput('DATABASE_URL is not an address: postgresql://USER:PASSWORD@HOST:5432/DATABASE');
  }
  if (url.protocol !== 'postgresql:' && url.protocol !== 'postgres:')
    throw badInput(
      `DATABASE_URL begins with ${url.protocol}//; JANUS knows postgresql:// (unset it for the embedded one)`,
    );
  return `${url.host}${url.pathname}`;
}

async function server(databaseUrl: string): Promise<Database> {
  const place = placeOf(databaseUrl);
  const connection = { connectionString: databaseUrl, connectionTimeoutMillis: 5000 };
  const pool = new Pool({ ...connection, max: 2 });
  // A connection that drops while idle: the next query opens another, or fails and says so.
  pool.on('error', () => undefined);
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw new JanusError(
      'failed',
      `PostgreSQL at ${place} cannot be used: ${(error as Error).message}. See DATABASE_URL`,
    );
  }
  const prisma = new PrismaClient({ adapter: new PrismaPg({ ...connection, max: 8 }) });
  return {
    backend: 'postgresql',
    place,
    prisma,
    async transact(work) {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const result = await work({
          script: async (sql) => void (await client.query(sql)),
          rows: async (sql, values = []) => (await client.query(sql, [...values])).rows as never[],
        });
        await client.query('commit');
        client.release();
        return result;
      } catch (error) {
        await client.query('rollback').then(
          () => client.release(),
          () => client.release(true),
        );
        throw error;
      }
    },
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/**
 * @param databaseUrl empty or undefined: the embedded database below the data folder
 * @throws JanusError refused where another process has the embedded one, failed where PostgreSQL does not answer
 */
export const openDatabase = (dataFolder: string, databaseUrl: string | undefined): Promise<Database> =>
  databaseUrl ? server(databaseUrl) : embedded(dataFolder);
