/** The process over the wire: what it is, its stores, threads, versions, the doctor; and a backup on demand. */
import { change, read, router } from '../rpc.ts';

export const systemRouter = router({
  info: read.query(({ ctx }) => ctx.system),
  stores: read.query(({ ctx }) => ctx.process.stores()),
  /** Threads and how busy they are since the last question. */
  runtime: read.query(({ ctx }) => ctx.process.runtime()),
  versions: read.query(({ ctx }) => ctx.process.versions()),
  doctor: read.query(({ ctx }) => ctx.process.doctor()),
  /** Into the data folder's own place for backups. */
  backup: change.mutation(({ ctx }) => ctx.process.backup()),
});
