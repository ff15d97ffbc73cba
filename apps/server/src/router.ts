/**
 * The typed surface of the server: queries, one subscription, and mutations that need the local token. It holds no
 * logic: each procedure checks its input and asks a service.
 */
import { ConfigError, JanusError, type ErrorCode } from '@janus/domain';
import { TRPCError, initTRPC } from '@trpc/server';
import superjson from 'superjson';
import { z } from 'zod';
import type { Context } from './context.ts';

type HttpCode = ConstructorParameters<typeof TRPCError>[0]['code'];
const HTTP_CODES: Readonly<Record<ErrorCode, HttpCode>> = {
  failed: 'INTERNAL_SERVER_ERROR',
  'bad-input': 'BAD_REQUEST',
  refused: 'PRECONDITION_FAILED',
  'no-data': 'NOT_FOUND',
  cancelled: 'CLIENT_CLOSED_REQUEST',
};

const t = initTRPC.context<Context>().create({ transformer: superjson, isDev: false });

/** Our errors keep their words and get the status that belongs to their code. */
const worded = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  if (cause instanceof JanusError) throw new TRPCError({ code: HTTP_CODES[cause.code], message: cause.message, cause });
  if (cause instanceof ConfigError) throw new TRPCError({ code: 'BAD_REQUEST', message: cause.message, cause });
  return result;
});

const change = worded.use(({ ctx, next }) => {
  if (!ctx.mayChange)
    throw new TRPCError({
      code: 'FORBIDDEN',
      message: 'this caller may only look: load the page from this server again, or send the local token',
    });
  return next();
});

const runId = z.object({ runId: z.string().regex(/^[0-9a-f]{8,64}$/, 'a run id is 8 to 64 hexadecimal digits') });

export const appRouter = t.router({
  system: t.router({
    info: worded.query(({ ctx }) => ctx.system),
  }),
  data: t.router({
    list: worded.query(({ ctx }) => ctx.data.list()),
  }),
  runs: t.router({
    list: worded.query(({ ctx }) => ctx.runs.list()),
    summary: worded.input(runId).query(({ ctx, input }) => ctx.runs.summary(input.runId)),
    trades: worded.input(runId).query(({ ctx, input }) => ctx.runs.trades(input.runId)),
    start: change
      .input(
        z.strictObject({
          data: z.string().min(1).max(200),
          config: z.record(z.string(), z.unknown()).optional(),
          lesions: z.array(z.string()).max(9).optional(),
        }),
      )
      .mutation(({ ctx, input }) =>
        ctx.runs.start({
          data: input.data,
          ...(input.config === undefined ? {} : { config: input.config }),
          ...(input.lesions === undefined ? {} : { lesions: input.lesions }),
        }),
      ),
    cancel: change.input(runId).mutation(({ ctx, input }) => ctx.runs.cancel(input.runId)),
    progress: worded.input(runId).subscription(async function* ({ ctx, input, signal }) {
      yield* ctx.runs.watch(input.runId, signal ?? new AbortController().signal);
    }),
  }),
});

export type AppRouter = typeof appRouter;
