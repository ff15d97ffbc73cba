/** The queue in an embedded database: one process owns it, nobody else works on it. */
import { createPostgresBackend, runMigrations } from 'bullmq';
import { openPglite } from '../pglite/open.ts';
import { pglitePool } from '../pglite/pool.ts';
import type { OpenBackend } from './backend.ts';

/** @throws JanusError refused where another process has the folder */
export async function openEmbedded(folder: string): Promise<OpenBackend> {
  const database = await openPglite({ folder });
  try {
    const pool = pglitePool(database, { searchPath: 'bullmq, public' });
    await runMigrations(await pool.connect(), 'bullmq', {});
    return {
      connection: pool as never,
      factory: createPostgresBackend as never,
      shared: false,
      durability: 'survives the death of the server; a power cut may take the last seconds',
      async reclaim(queue) {
        // The folder's lock is ours, so whoever held these jobs is gone: no need to wait until their locks run out.
        await pool.query(
          `UPDATE job SET locked_until_ms = 0, stalled_marked = true WHERE queue = $1 AND state = 'active'`,
          [queue],
        );
        await pool.query(`DELETE FROM meta WHERE queue = $1 AND field = 'stalled-check'`, [queue]);
      },
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
