/** The queue in a PostgreSQL, shared with any number of processes. */
import { refused } from '@janus/domain';
import { createPostgresBackend, runMigrations } from 'bullmq';
import pg from 'pg';
import type { OpenBackend } from './backend.ts';

/** @throws JanusError refused where no PostgreSQL answers */
export async function openPostgres(url: string, where: string): Promise<OpenBackend> {
  const pool = new pg.Pool({
    connectionString: url,
    keepAlive: true,
    max: 12,
    connectionTimeoutMillis: 5000,
    options: '-c search_path=bullmq,public',
  });
  // A connection that drops while idle is replaced by the next query.
  pool.on('error', () => undefined);
  try {
    const client = await pool.connect();
    try {
      await runMigrations(client, 'bullmq', {});
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw refused(`no PostgreSQL for the jobs at ${where}: ${(error as Error).message}`);
  }
  return {
    connection: pool as never,
    factory: createPostgresBackend as never,
    shared: true,
    durability: 'on the disk of PostgreSQL before it is acknowledged (unless synchronous_commit is off there)',
    reclaim: () => Promise.resolve(),
    close: () => pool.end(),
  };
}
