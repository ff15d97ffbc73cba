/** Finished backtests over the wire. One is started as a job of the kind 'backtest' or 'walkforward'. */
import { z } from 'zod';
import { change, read, router } from '../rpc.ts';
import { configTables } from '../services/backtests/schema.ts';
import { checkToml } from '../services/backtests/validate.ts';
import { storedModels } from '../services/training/model-store.ts';

const runId = z.string().regex(/^[0-9a-f]{8,64}$/, 'a run id is 8 to 64 hexadecimal digits');
const run = z.object({ runId });
const NOTES = 20_000;
const TOML = 100_000;

export const backtestsRouter = router({
  list: read
    .input(z.strictObject({ removed: z.boolean().default(false) }).optional())
    .query(({ ctx, input }) => ctx.backtests.list({ removed: input?.removed ?? false })),
  get: read.input(run).query(({ ctx, input }) => ctx.backtests.get(input.runId)),
  /** Trained models that the brain's vision can see through, newest first. */
  artefacts: read.query(({ ctx }) =>
    storedModels(ctx.system.dataFolder).map(({ artefact, model, task, data, simulatedData, knownAt }) => {
      return { artefact, model, task, data, simulatedData, knownAt };
    }),
  ),
  /** Every option of a configuration. */
  schema: read.query(() => configTables()),
  /** The tables of a text, or every fault of it. */
  validate: read.input(z.object({ toml: z.string().max(TOML) })).query(({ input }) => checkToml(input.toml)),
  annotate: change
    .input(z.strictObject({ runId, notes: z.string().max(NOTES) }))
    .mutation(({ ctx, input }) => ctx.backtests.annotate(input.runId, input.notes)),
  pin: change
    .input(z.strictObject({ runId: runId.nullable() }))
    .mutation(({ ctx, input }) => ctx.backtests.pin(input.runId)),
  remove: change.input(run).mutation(({ ctx, input }) => ctx.backtests.remove(input.runId)),
  restore: change.input(run).mutation(({ ctx, input }) => ctx.backtests.restore(input.runId)),
});
