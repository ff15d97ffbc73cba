/** The kind of job that draws a night's memories on a plane once more, with other options. */
import { umapFields } from '@janus/manifold';
import { parseConfig } from '@janus/domain';
import { z } from 'zod';
import type { JobHandler } from '../jobs/handler.ts';
import { checked } from '../jobs/handlers/input.ts';

/** As a night makes its own map. */
export const MAP_DEFAULTS = { neighbours: 15, minDist: 0.1, epochs: 0, seed: 1 };

const schema = z.strictObject({
  sleepId: z.string().regex(/^[0-9a-f]{16}$/, 'the id of a night is 16 hexadecimal digits'),
  neighbours: z.number().int().default(MAP_DEFAULTS.neighbours),
  minDist: z.number().default(MAP_DEFAULTS.minDist),
  epochs: z.number().int().default(MAP_DEFAULTS.epochs),
  seed: z.number().int().min(0).max(4_294_967_295).default(MAP_DEFAULTS.seed),
});
export type MapInput = z.infer<typeof schema>;

export const mapHandler: JobHandler<MapInput> = {
  kind: 'map',
  title: ({ sleepId }) => `Map of night ${sleepId.slice(0, 8)}`,
  parse(input) {
    const known = checked('map', schema, input);
    const { neighbours, minDist, epochs } = known;
    parseConfig(umapFields, { neighbours, minDist, epochs }, 'map');
    return known;
  },
  module: new URL('./map-run.ts', import.meta.url),
  attempts: 2,
};
