/** The kind of job that makes a run: the brain or one strategy on a data set. */
import { z } from 'zod';
import type { RunInfo } from '../../../api.ts';
import { badInput } from '@janus/domain';
import { schemasFor } from '../../night/schemas-for.ts';
import { BUILT_IN } from '../../rules/api.ts';
import { readRules } from '../../rules/store.ts';
import { strategyNamed } from '../../runs/alone.ts';
import { planHead } from '../../runs/plan.ts';
import type { Json } from '../api.ts';
import type { JobHandler } from '../handler.ts';
import { checked } from './input.ts';
import { checkRun, forStrategy, namedArtefact, namedSet, RUN_FIELDS, type RunInput } from './run-input.ts';

export interface BacktestInput extends RunInput {
  /** 'brain', or a strategy by itself. */
  readonly strategy: string;
  /** Version of a night's schemas that the day loads once it was known; null = none. */
  readonly schemas: number | null;
}
const schema = z.strictObject({
  ...RUN_FIELDS,
  strategy: z.string().default('brain'),
  schemas: z.number().int().min(1).nullable().default(null),
});

function parse(input: unknown): BacktestInput {
  const known = checked('backtest', schema, input);
  checkRun(known);
  const strategy = strategyNamed(known.strategy);
  if (known.schemas !== null && strategy !== 'brain')
    throw badInput(
      `schemas ${known.schemas}: ${strategy} by itself has no cortex to load them. Leave schemas out, or run the brain`,
    );
  if (known.artefact !== null && strategy !== 'brain')
    throw badInput(
      `artefact ${known.artefact}: ${strategy} by itself has no visual cortex to see through it. Leave it out, or run the brain`,
    );
  // Of a strategy by itself every region is off already, and with the last one the rules.
  const own = strategy === 'brain' ? { lesions: [...known.lesions].sort() } : { lesions: [], rules: BUILT_IN };
  return { ...known, strategy, ...own } as BacktestInput;
}

/**
 * The run that a backtest will be, from the catalogue alone; null for a part of a data set, whose identity takes its
 * bars to know.
 * @throws JanusError no-data, bad-input
 */
export async function prepareBacktest(
  given: unknown,
  dataFolder: string,
  createdAt: number,
): Promise<{ readonly run: RunInfo | null }> {
  const input = parse(given);
  const set = await namedSet(input.data, dataFolder);
  const artefact = namedArtefact(input.artefact, dataFolder);
  if (input.from !== null || input.to !== null) return { run: null };
  const schemas = await schemasFor(input.schemas, dataFolder);
  const rules = readRules(dataFolder, input.rules);
  return { run: planHead({ ...forStrategy(input, input.strategy), schemas, rules, artefact }, set, createdAt).info };
}

export const backtestHandler: JobHandler<BacktestInput> = {
  kind: 'backtest',
  title: ({ data, strategy }) =>
    strategy === 'brain' ? `Backtest of ${data}` : `Backtest of ${data}, ${strategy} alone`,
  parse,
  prepare: async (input, dataFolder, createdAt) =>
    (await prepareBacktest(input, dataFolder, createdAt)) as unknown as Json,
  module: new URL('./backtest-run.ts', import.meta.url),
  attempts: 2,
};
