/**
 * What every procedure is made of: `read` for whoever may look, `change` for whoever holds the local token. Errors of
 * ours keep their words. The procedures themselves are in router.ts and routers/.
 */
import { ConfigError, JanusError, type ErrorCode } from '@janus/domain';
import { TRPCError, initTRPC } from '@trpc/server';
import superjson from 'superjson';
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
export const read = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  if (cause instanceof JanusError) throw new TRPCError({ code: HTTP_CODES[cause.code], message: cause.message, cause });
  if (cause instanceof ConfigError) throw new TRPCError({ code: 'BAD_REQUEST', message: cause.message, cause });
  return result;
});

export const change = read.use(({ ctx, next }) => {
  if (!ctx.mayChange)
    throw new TRPCError({
      code: 'FORBIDDEN',
      message: 'this caller may only look: load the page from this server again, or send the local token',
    });
  return next();
});

export const router = t.router;
