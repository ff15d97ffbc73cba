/** The process over the wire: what it is, its stores, threads, versions, the doctor, the card; and a backup on demand. */
import { z } from 'zod';
import { change, read, router } from '../rpc.ts';
import { DRAWERS } from '../services/system/draw-fields.ts';

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
  /** By this process's kernel or by the card; the latter starts the driver. */
  drawFields: change
    .input(
      z.strictObject({
        by: z.enum(DRAWERS),
        values: z.array(z.number()).min(2).max(4096),
        size: z.number().int().min(2).max(128),
      }),
    )
    .mutation(({ ctx, input }) => ctx.process.drawFields(input.by, Float64Array.from(input.values), input.size)),
  /** Into the data folder's own place for backups. */
  backup: change.mutation(({ ctx }) => ctx.process.backup()),
});
