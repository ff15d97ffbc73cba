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
      async reclaim(queue, most, now) {
        // The folder's lock is ours, so whoever held these jobs is gone: no need to wait until their locks run out.
        await pool.query(
          `UPDATE job SET locked_until_ms = 0, stalled_marked = true WHERE queue = $1 AND state = 'active'`,
          [queue],
        );
        await pool.query(`DELETE FROM meta WHERE queue = $1 AND field = 'stalled-check'`, [queue]);
        const { rows } = await pool.query('SELECT id FROM move_stalled_jobs_to_wait($1, $2, $3, 0) AS id', [
          queue,
          most,
          now,
        ]);
        // To the front, as the queue itself writes it: what had begun goes on before what has not.
        for (const { id } of rows as { id: string }[])
          await pool.query(`UPDATE job SET seq = -nextval('job_seq') WHERE queue = $1 AND id = $2`, [queue, id]);
      },
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
