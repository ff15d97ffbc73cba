/** Data sets over the wire: catalogue, gap ledger, a look into an upload, removal and its undoing. */
import { z } from 'zod';
import { change, read, router } from '../rpc.ts';
import { listDataSets } from '../services/data/index.ts';
import { namedSet } from '../services/jobs/handlers/run-input.ts';
import { condense } from '../services/regimes/condense.ts';

const name = z.object({ name: z.string().min(1).max(200) });
const upload = z.string().min(18).max(140);

export const dataRouter = router({
  list: read.query(({ ctx }) => ctx.data.list()),
  /** Everything that is known of every data set but where its gaps are. */
  catalogue: read.query(async ({ ctx }) =>
    (await listDataSets(ctx.system.dataFolder)).map(({ gaps, repair, ...info }) => {
      const { entries: _, ...counts } = gaps;
      const { rows: __, ...touched } = repair;
      return { ...info, gaps: counts, repair: touched };
    }),
  ),
  /** One data set in full: gaps, repairs row by row, notes. */
  describe: read.input(name).query(({ ctx, input }) => namedSet(input.name, ctx.system.dataFolder)),
  /** The whole of it as few candles. */
  candles: read
    .input(name.extend({ most: z.number().int().min(10).max(2000).default(400) }))
    .query(async ({ ctx, input }) => condense((await ctx.data.load(input.name)).series, input.most)),
  /** Where bars are not there, by name of the data set. */
  gaps: read.input(name).query(({ ctx, input }) => ctx.data.gaps(input.name)),
  /** What an upload looks like before it is imported. Its id, 64 random bits, is known to whoever sent it. */
  preview: read
    .input(z.strictObject({ upload, columns: z.string().max(1000).optional() }))
    .query(({ ctx, input }) => ctx.data.preview(input.upload, input.columns)),
  drop: change.input(z.strictObject({ upload })).mutation(({ ctx, input }) => ctx.data.drop(input.upload)),
  /** Answers with the ticket that `restore` takes. */
  remove: change.input(name).mutation(({ ctx, input }) => ({ ticket: ctx.data.remove(input.name) })),
  /** Those that `restore` can bring back. */
  removed: read.query(({ ctx }) => ctx.data.removed()),
  restore: change
    .input(z.strictObject({ ticket: z.string().min(1).max(120) }))
    .mutation(({ ctx, input }) => ({ name: ctx.data.restore(input.ticket) })),
});
