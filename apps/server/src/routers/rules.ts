/** Rule sets over the wire: what there is, what is in force, what has changed. */
import { z } from 'zod';
import { change, read, router } from '../rpc.ts';
import { RULES_VERSION } from '../services/rules/store.ts';

const version = z.string().regex(RULES_VERSION, "a version is 'built-in' or 16 hexadecimal digits");
const text = z.string().max(200_000);
const ref = z.union([z.strictObject({ version }), z.strictObject({ text, vocabulary: text })]);

export const rulesRouter = router({
  list: read.query(({ ctx }) => ctx.rules.list()),
  read: read.input(z.strictObject({ version })).query(({ ctx, input }) => ctx.rules.read(input.version)),
  diff: read
    .input(z.strictObject({ before: ref, after: ref }))
    .query(({ ctx, input }) => ctx.rules.diff(input.before, input.after)),
  ofRun: read
    .input(z.strictObject({ runId: z.string().regex(/^[0-9a-f]{8,64}$/, 'a run id is 8 to 64 hexadecimal digits') }))
    .query(({ ctx, input }) => ctx.rules.ofRun(input.runId)),
  put: change
    .input(
      z.strictObject({
        name: z.string().max(80),
        note: z.string().max(400).default(''),
        text,
        vocabulary: text,
        parent: version.nullable().default(null),
      }),
    )
    .mutation(({ ctx, input }) => ctx.rules.put(input)),
  activate: change
    .input(z.strictObject({ version, expected: version.nullable().default(null) }))
    .mutation(({ ctx, input }) => ctx.rules.activate(input.version, input.expected)),
});
