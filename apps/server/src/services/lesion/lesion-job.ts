/** The kind of job that takes one thing after another out of a run and keeps what changed beside it. */
import { badInput, offOf } from '@janus/domain';
import { z } from 'zod';
import type { Json } from '../jobs/api.ts';
import type { JobHandler } from '../jobs/handler.ts';
import { prepareBacktest } from '../jobs/handlers/backtest.ts';
import { checked } from '../jobs/handlers/input.ts';
import { checkRun, RUN_FIELDS, type RunInput } from '../jobs/handlers/run-input.ts';
import { chosenLesions } from './lab.ts';

export interface LesionInput extends RunInput {
  readonly schemas: number | null;
  /** Keys of what is taken out in turn; none = everything. */
  readonly only: readonly string[];
  /** Resampled histories. */
  readonly draws: number;
}
const schema = z.strictObject({
  ...RUN_FIELDS,
  strategy: z.string().default('brain'),
  schemas: z.number().int().min(1).nullable().default(null),
  only: z.array(z.string()).max(100).default([]),
  draws: z.number().int().min(100).max(100_000).default(1000),
});

function parse(input: unknown): LesionInput {
  const { strategy, ...known } = checked('lesion', schema, input);
  if (strategy !== 'brain')
    throw badInput(`strategy ${strategy}: by itself it has no brain to take anything out of. Take a run of the brain`);
  checkRun(known);
  const only = known.only.length === 0 ? [] : chosenLesions(known.only, offOf(known.lesions)).map(({ key }) => key);
  return { ...known, lesions: [...known.lesions].sort(), only } as unknown as LesionInput;
}

const told = (only: readonly string[]): string =>
  only.length === 0 ? 'everything in turn' : only.length > 3 ? `${only.length} in turn` : only.join(', ');

/** The same run as a backtest of the brain. */
function runOf(input: LesionInput) {
  const { only: _, draws: __, ...run } = input;
  return { ...run, strategy: 'brain' };
}

export const lesionHandler: JobHandler<LesionInput> = {
  kind: 'lesion',
  title: ({ data, only }) => `Lesions of ${data}: ${told(only)}`,
  parse,
  prepare: async (input, dataFolder, createdAt) =>
    (await prepareBacktest(runOf(input), dataFolder, createdAt)) as unknown as Json,
  module: new URL('./lesion-run.ts', import.meta.url),
  attempts: 2,
  alone: true,
};
