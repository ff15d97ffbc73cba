/** Regimes over the wire: labelled data sets, and a new labelling as a job. Columns come as binary, http/regimes.ts. */
import { z } from 'zod';
import { change, read, router } from '../rpc.ts';
import { REGIME_ID } from '../services/regimes/layout.ts';

const labelling = z.strictObject({
  data: z.string().min(1).max(200),
  seed: z.number().int().min(0).max(4_294_967_295).optional(),
  config: z.record(z.string(), z.unknown()).optional(),
});

export const regimesRouter = router({
  list: read.query(({ ctx }) => ctx.regimes.list()),
  get: read
    .input(z.strictObject({ id: z.string().regex(REGIME_ID, 'an id is 8 to 64 hexadecimal digits') }))
    .query(({ ctx, input }) => ctx.regimes.get(input.id)),
  /** Id of the labelling that is there already, or null. */
  ofData: read.input(labelling).query(({ ctx, input }) => ctx.regimes.ofData(input.data, input.seed, input.config)),
  /** Answers with the job, once the queue has stored it. */
  start: change.input(labelling).mutation(({ ctx, input }) => ctx.jobs.submit('regimes', input)),
});
