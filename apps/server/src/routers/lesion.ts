/** Lesions over the wire: what was found out of a run, and its changed decisions page by page. Starting is a job. */
import { CHANGE_KINDS } from '@janus/backtest';
import { LESIONS } from '@janus/domain';
import { z } from 'zod';
import { read, router } from '../rpc.ts';

const runId = z.string().regex(/^[0-9a-f]{8,64}$/, 'a run id is 8 to 64 hexadecimal digits');

export const lesionRouter = router({
  report: read.input(z.strictObject({ runId })).query(({ ctx, input }) => ctx.lesion.report(input.runId)),
  changes: read
    .input(
      z.strictObject({
        runId,
        key: z.enum(LESIONS.map((lesion) => lesion.key)),
        kinds: z.array(z.enum(CHANGE_KINDS)).max(CHANGE_KINDS.length).default([]),
        from: z.number().int().min(0).default(0),
        count: z.number().int().min(1).max(1000).default(200),
      }),
    )
    .query(({ ctx, input }) => ctx.lesion.changes(input)),
});
