/**
 * The typed surface of the server: queries, one subscription, and mutations that need the local token. It holds no
 * logic: each procedure checks its input and asks a service.
 */
import { LESIONS } from '@janus/domain';
import { z } from 'zod';
import { brainRouter } from './routers/brain.ts';
import { backtestsRouter } from './routers/backtests.ts';
import { dataRouter } from './routers/data.ts';
import { explainRouter } from './routers/explain.ts';
import { jobsRouter } from './routers/jobs.ts';
import { lesionRouter } from './routers/lesion.ts';
import { nightRouter } from './routers/night.ts';
import { preferencesRouter } from './routers/preferences.ts';
import { regimesRouter } from './routers/regimes.ts';
import { riskRouter } from './routers/risk.ts';
import { rulesRouter } from './routers/rules.ts';
import { systemRouter } from './routers/system.ts';
import { change, read, router } from './rpc.ts';
import { RULES_VERSION } from './services/rules/store.ts';

const runId = z.object({ runId: z.string().regex(/^[0-9a-f]{8,64}$/, 'a run id is 8 to 64 hexadecimal digits') });

export const appRouter = router({
  brain: brainRouter,
  system: systemRouter,
  backtests: backtestsRouter,
  data: dataRouter,
  explain: explainRouter,
  jobs: jobsRouter,
  lesion: lesionRouter,
  night: nightRouter,
  preferences: preferencesRouter,
  regimes: regimesRouter,
  risk: riskRouter,
  rules: rulesRouter,
  runs: router({
    list: read.query(({ ctx }) => ctx.runs.list()),
    /** What a run takes where it is asked nothing else: JANUS's own, and over it what janus.toml sets. */
    defaults: read.query(({ ctx }) => ctx.runs.defaults()),
    summary: read.input(runId).query(({ ctx, input }) => ctx.runs.summary(input.runId)),
    trades: read.input(runId).query(({ ctx, input }) => ctx.runs.trades(input.runId)),
    start: change
      .input(
        z.strictObject({
          data: z.string().min(1).max(200),
          config: z.record(z.string(), z.unknown()).optional(),
          lesions: z.array(z.string()).max(LESIONS.length).optional(),
          schemas: z.number().int().min(1).nullable().optional(),
          rules: z.string().regex(RULES_VERSION).optional(),
        }),
      )
      .mutation(({ ctx, input }) =>
        ctx.runs.start({
          data: input.data,
          ...(input.config === undefined ? {} : { config: input.config }),
          ...(input.lesions === undefined ? {} : { lesions: input.lesions }),
          ...(input.schemas === undefined ? {} : { schemas: input.schemas }),
          ...(input.rules === undefined ? {} : { rules: input.rules }),
        }),
      ),
    cancel: change.input(runId).mutation(({ ctx, input }) => ctx.runs.cancel(input.runId)),
    progress: read.input(runId).subscription(async function* ({ ctx, input, signal }) {
      yield* ctx.runs.watch(input.runId, signal ?? new AbortController().signal);
    }),
  }),
});

export type AppRouter = typeof appRouter;
