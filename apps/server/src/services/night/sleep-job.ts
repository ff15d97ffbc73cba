/** The kind of job that is a night: a run's experiences replayed, a version of the schemas published, its map made. */
import { parseSleepConfig } from '@janus/integration';
import { z } from 'zod';
import type { Json } from '../jobs/api.ts';
import type { JobHandler } from '../jobs/handler.ts';
import { checked } from '../jobs/handlers/input.ts';

const schema = z.strictObject({
  runId: z.string().regex(/^[0-9a-f]{8,64}$/, 'a run id is 8 to 64 hexadecimal digits'),
  /** Experiences known by then: ISO 8601 or epoch ms; null = all. */
  until: z
    .union([z.number(), z.iso.datetime({ offset: true }), z.iso.date()])
    .nullable()
    .default(null),
  seed: z.number().int().min(0).max(4_294_967_295).default(1),
  /** Table of the night's configuration; what is silent takes its default. */
  config: z.record(z.string(), z.unknown()).default({}),
});
export interface SleepInput {
  readonly [key: string]: Json;
  readonly runId: string;
  readonly until: number | null;
  readonly seed: number;
  readonly config: { readonly [key: string]: Json };
}

export const sleepHandler: JobHandler<SleepInput> = {
  kind: 'sleep',
  title: ({ runId }) => `Night on run ${runId.slice(0, 8)}`,
  parse(input) {
    const known = checked('sleep', schema, input);
    parseSleepConfig(known.config);
    const until = typeof known.until === 'string' ? Date.parse(known.until) : known.until;
    return { ...known, until } as SleepInput;
  },
  module: new URL('./sleep-run.ts', import.meta.url),
  attempts: 2,
  // Each grows from the version before it.
  alone: true,
};
