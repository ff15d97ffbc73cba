/** What a backtest and a walk-forward are asked, and how that becomes a plan. */
import { LESIONS, REGIONS, badInput, offOf, type BarSeries, type Region, type SchemaVersion } from '@janus/domain';
import { parseRunConfig } from '@janus/backtest';
import { firstFrom } from '@janus/numerics';
import { z } from 'zod';
import { noSuchSet } from '../../data/catalogue.ts';
import { findSet, listDataSets, loadDataSet, type DataSetInfo } from '../../data/index.ts';
import { aloneConfig, strategyNamed } from '../../runs/alone.ts';
import { BUILT_IN } from '../../rules/api.ts';
import { readRules, RULES_VERSION } from '../../rules/store.ts';
import { DEFAULT_SEED, planRun, type RunPlan } from '../../runs/plan.ts';
import { withSight } from '../../runs/with-sight.ts';
import type { Json } from '../api.ts';
import { artefactRef, type SightHooks } from '../../training/embeddings.ts';
import { MODEL_ID } from '../../training/model-store.ts';
import { checked } from './input.ts';

export const RUN_FIELDS = {
  /** Name of a data set. */
  data: z.string().min(1).max(200),
  /** Tables of the configuration; what is silent takes its default. */
  config: z.record(z.string(), z.unknown()).default({}),
  /** Keys of LESIONS to switch off: regions, rules, tiers of memory. */
  lesions: z.array(z.string()).max(LESIONS.length).default([]),
  seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(DEFAULT_SEED),
  /** Open times of the first bar and of the last, epoch ms; null = from its start, to its end. */
  from: z.number().nullable().default(null),
  to: z.number().nullable().default(null),
  /** Version of the rules in text. */
  rules: z
    .string()
    .regex(RULES_VERSION, "a version of the rules is 'built-in' or 16 hexadecimal digits")
    .default(BUILT_IN),
  /** Trained model that the visual cortex sees through; null = its own readout. */
  artefact: z.string().regex(MODEL_ID, 'an artefact is 16 hexadecimal digits').nullable().default(null),
};
const runSchema = z.strictObject(RUN_FIELDS);

export interface RunInput {
  readonly [key: string]: Json;
  readonly data: string;
  readonly config: { readonly [key: string]: Json };
  readonly lesions: readonly string[];
  readonly seed: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly rules: string;
  readonly artefact: string | null;
}

/** @throws JanusError, ConfigError with all faults of the part that is wrong */
export function checkRun(input: Omit<z.infer<typeof runSchema>, never>): void {
  parseRunConfig(input.config);
  offOf(input.lesions);
  if (input.from !== null && input.to !== null && input.from > input.to)
    throw badInput(`from ${new Date(input.from).toISOString()} is after to ${new Date(input.to).toISOString()}`);
}

export function parseRunInput(kind: string, input: unknown): RunInput {
  const known = checked(kind, runSchema, input);
  checkRun(known);
  return { ...known, lesions: [...known.lesions].sort() } as RunInput;
}

/** By name from the catalogue, never by path. @throws JanusError no-data */
export async function namedSet(name: string, dataFolder: string): Promise<DataSetInfo> {
  const sets = await listDataSets(dataFolder);
  const found = findSet(sets, name);
  if (!found) throw noSuchSet(sets, name);
  return found;
}

/** @throws JanusError no-data where no bar is between the two */
export function cut(name: string, series: BarSeries, from: number | null, to: number | null): BarSeries {
  const first = from === null ? 0 : firstFrom(series.time, from);
  const end = to === null ? series.length : firstFrom(series.time, to + 1);
  if (first === 0 && end === series.length) return series;
  if (first >= end) {
    const day = (t: number): string => new Date(t).toISOString();
    throw badInput(
      `${name} has no bar between ${day(from ?? series.time[0]!)} and ${day(to ?? series.time[series.length - 1]!)}; ` +
        `its bars are from ${day(series.time[0]!)} to ${day(series.time[series.length - 1]!)}`,
    );
  }
  const part = <T extends Float64Array | Int8Array>(column: T): T => column.slice(first, end) as T;
  return {
    ...series,
    length: end - first,
    time: part(series.time),
    open: part(series.open),
    high: part(series.high),
    low: part(series.low),
    close: part(series.close),
    volume: part(series.volume),
    spread: series.spread === null ? null : part(series.spread),
    truth: series.truth === null ? null : part(series.truth),
  };
}

export interface StrategyRequest {
  readonly config?: unknown;
  readonly lesions?: readonly string[];
  readonly seed?: number;
  readonly strategy?: string;
}
/** The brain, or one strategy by itself: the same request with the configuration that this means. */
export function forStrategy<T extends StrategyRequest>(request: T, strategy: string): T {
  const named = strategyNamed(strategy);
  if (named === 'brain') return request;
  const lesions: readonly Region[] = REGIONS;
  return { ...request, strategy: named, config: aloneConfig(request.config, named), lesions: [...lesions] };
}

/** @throws JanusError no-data where there is no such model */
export const namedArtefact = (id: string | null, dataFolder: string) =>
  id === null ? null : artefactRef(dataFolder, id);

/** The bars read, cut, and planned; the embeddings of a trained model made. */
export async function planInput(
  input: RunInput,
  strategy: string,
  dataFolder: string,
  createdAt: number,
  schemas: SchemaVersion | null = null,
  hooks: SightHooks = { progress: () => {}, signal: new AbortController().signal },
): Promise<RunPlan> {
  const { name } = await namedSet(input.data, dataFolder);
  const { series, warnings } = await loadDataSet(name, dataFolder);
  const { config, lesions, seed } = forStrategy(input, strategy);
  const plan = planRun(
    {
      data: name,
      config,
      lesions,
      seed,
      strategy,
      schemas,
      rules: readRules(dataFolder, input.rules),
      artefact: namedArtefact(input.artefact, dataFolder),
    },
    cut(name, series, input.from, input.to),
    createdAt,
  );
  return withSight({ ...plan, warnings }, dataFolder, hooks);
}
