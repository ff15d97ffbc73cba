/** Jobs over the wire: launched, cancelled, retried, listed and watched. */
import { z } from 'zod';
import { change, read, router } from '../rpc.ts';
import { JOB_KINDS, JOB_STATUSES } from '../services/jobs/api.ts';
import { LIST_LIMIT } from '../services/jobs/board.ts';
import { JOB_ID } from '../services/jobs/ids.ts';

const job = z.object({ jobId: z.string().regex(JOB_ID, 'a job id is 28 hexadecimal digits') });
const kind = z.enum(JOB_KINDS);
const query = z.strictObject({
  limit: z.number().int().min(1).max(LIST_LIMIT).optional(),
  status: z.enum(JOB_STATUSES).optional(),
  kind: kind.optional(),
});
const present = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
const never = (): AbortSignal => new AbortController().signal;

export const jobsRouter = router({
  /** Answers once the queue has stored it. The input is checked by the kind's own handler. */
  submit: change
    .input(z.strictObject({ kind, input: z.unknown() }))
    .mutation(({ ctx, input }) => ctx.jobs.submit(input.kind, input.input)),
  cancel: change.input(job).mutation(({ ctx, input }) => ctx.jobs.cancel(input.jobId)),
  /** The same again, as a new job. */
  retry: change.input(job).mutation(({ ctx, input }) => ctx.jobs.retry(input.jobId)),
  get: read.input(job).query(({ ctx, input }) => ctx.jobs.get(input.jobId)),
  list: read.input(query.optional()).query(({ ctx, input }) => ctx.jobs.list(present(input ?? {}))),
  /** One job until it has ended; without an id every job that has not ended, then each that changes. */
  watch: read.input(job.partial().optional()).subscription(async function* ({ ctx, input, signal }) {
    if (input?.jobId === undefined) yield* ctx.jobs.watchAll(signal ?? never());
    else yield* ctx.jobs.watch(input.jobId, signal ?? never());
  }),
  health: read.query(({ ctx }) => ctx.jobs.health()),
});
