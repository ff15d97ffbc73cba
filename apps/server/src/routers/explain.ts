/** Decisions of a run asked again over the wire. */
import { z } from 'zod';
import { read, router } from '../rpc.ts';

const decision = z.strictObject({
  runId: z.string().regex(/^[0-9a-f]{8,64}$/, 'a run id is 8 to 64 hexadecimal digits'),
  bar: z.number().int().min(0),
});

export const explainRouter = router({
  /** Progress, then the answer; whoever ends the subscription takes the question back. */
  flip: read.input(decision).subscription(async function* ({ ctx, input, signal }) {
    yield* ctx.explain.flip(input.runId, input.bar, signal ?? new AbortController().signal);
  }),
});
