/** The process over the wire: what it is, its stores, threads, versions, the doctor, the card; and a backup on demand. */
import { z } from 'zod';
import { change, read, router } from '../rpc.ts';

export const systemRouter = router({
  info: read.query(({ ctx }) => ctx.system),
  stores: read.query(({ ctx }) => ctx.process.stores()),
  /** Threads and how busy they are since the last question. */
  runtime: read.query(({ ctx }) => ctx.process.runtime()),
  versions: read.query(({ ctx }) => ctx.process.versions()),
  doctor: read.query(({ ctx }) => ctx.process.doctor()),
  card: read.query(({ ctx }) => ctx.process.card()),
  /** Starts the driver where it does not run. */
  tryCard: change
    .input(z.strictObject({ times: z.number().int().min(1).max(1000) }))
    .mutation(({ ctx, input }) => ctx.process.tryCard(input.times)),
  /** Into the data folder's own place for backups. */
  backup: change.mutation(({ ctx }) => ctx.process.backup()),
});
