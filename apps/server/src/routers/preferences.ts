/** Layouts and bookmarks over the wire, by their keys: the same in every browser that looks at this server. */
import { z } from 'zod';
import { change, read, router } from '../rpc.ts';

const key = z.string().min(1).max(200);

export const preferencesRouter = router({
  /** Those whose key begins so. */
  list: read.input(z.strictObject({ prefix: key })).query(({ ctx, input }) => ctx.preferences.list(input.prefix)),
  set: change
    .input(z.strictObject({ key, value: z.unknown() }))
    .mutation(({ ctx, input }) => ctx.preferences.set(input.key, input.value)),
  remove: change.input(z.strictObject({ key })).mutation(({ ctx, input }) => ctx.preferences.remove(input.key)),
});
