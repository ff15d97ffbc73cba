/** What a whole run says of its brain: counts, reasons, times and activity, by stage and by region. */
import { z } from 'zod';
import { read, router } from '../rpc.ts';

const run = z.object({ runId: z.string().regex(/^[0-9a-f]{8,64}$/, 'a run id is 8 to 64 hexadecimal digits') });

export const brainRouter = router({
  /** [V7] */
  plane: read
    .input(run.extend({ bar: z.number().int().min(0) }))
    .query(({ ctx, input }) => ctx.brain.plane(input.runId, input.bar)),
  survey: read.input(run).query(({ ctx, input }) => ctx.brain.survey(input.runId)),
});
