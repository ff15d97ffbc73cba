/** Nights over the wire: what each did, what it published, its map. One is started as a job of the kind 'sleep'. */
import { z } from 'zod';
import { change, read, router } from '../rpc.ts';

const id = z.string().regex(/^[0-9a-f]{16}$/, 'the id of a night is 16 hexadecimal digits');
const night = z.object({ sleepId: id });
const version = z.number().int().min(1);

export const nightRouter = router({
  list: read
    .input(z.strictObject({ removed: z.boolean().default(false) }).optional())
    .query(({ ctx, input }) => ctx.night.list({ removed: input?.removed ?? false })),
  get: read.input(night).query(({ ctx, input }) => ctx.night.get(input.sleepId)),
  /** Runs with experiences, newest first. */
  sleepable: read.query(({ ctx }) => ctx.night.sleepable()),
  /** Out of the list; what it published stays. */
  remove: change.input(night).mutation(({ ctx, input }) => ctx.night.remove(input.sleepId)),
  restore: change.input(night).mutation(({ ctx, input }) => ctx.night.restore(input.sleepId)),
  versions: read.query(({ ctx }) => ctx.night.versions()),
  /** A version beside another; without `against` beside the one it grew from. */
  version: read
    .input(z.strictObject({ version, against: version.nullable().default(null) }))
    .query(({ ctx, input }) => ctx.night.version(input.version, input.against)),
  /** A version as the day loads it; the newest for null. */
  content: read
    .input(z.strictObject({ version: version.nullable() }))
    .query(({ ctx, input }) => ctx.night.content(input.version)),
  map: read.input(night).query(({ ctx, input }) => ctx.night.map(input.sleepId)),
  /** Neighbours of a memory, on the map and in memory itself. */
  nearest: read
    .input(
      z.strictObject({
        sleepId: id,
        memory: z.number().int().min(0),
        k: z.number().int().min(1).max(100).default(8),
      }),
    )
    .query(({ ctx, input }) => ctx.night.nearest(input.sleepId, input.memory, input.k)),
});
