/**
 * What a run is before it runs: the bars, the whole configuration with every default filled in, what is switched off,
 * and the five things that its identity is the hash of. The same five give the same run.
 */
import { parseRunConfig, type RunConfig, type WordTrack } from '@janus/backtest';
import {
  VERSION,
  VISUAL_CORTEX,
  badInput,
  type AssetClass,
  keysOff,
  offOf,
  type BarSeries,
  type Off,
  type SchemaVersion,
} from '@janus/domain';
import type { LearnedSight } from '@janus/visual-cortex';
import type { Provenance, RunInfo } from '../../api.ts';
import { BUILT_IN } from '../rules/api.ts';
import { builtInRules, type OpenRules } from '../rules/store.ts';
import type { ArtefactRef } from '../training/embeddings.ts';
import type { FallbackRef } from '../training/fallback.ts';
import { dataHash, runIdentity, wordsHash } from '../provenance.ts';

export { aloneConfig, strategyNamed } from './alone.ts';

/** What computes the kernels; part of a run's identity, since another backend rounds otherwise. */
export const KERNEL_BACKEND = 'wasm-simd';
export const DEFAULT_SEED = 1;

/** Rules in text that take the place of those before them while the day runs. */
export interface LaterRules {
  /** Epoch ms: in force from the first bar on that closes then or later. */
  readonly from: number;
  readonly rules: OpenRules;
}

export interface RunRequest {
  /** Name of the data set. */
  readonly data: string;
  readonly config?: unknown;
  /** Keys of LESIONS to switch off: regions, rules, tiers of memory. */
  readonly lesions?: readonly string[];
  /** What the configuration stands for: 'brain' unless stated; a name only, `forStrategy` makes the configuration. */
  readonly strategy?: string;
  readonly seed?: number;
  /** Version of a night's schemas, loaded at the first bar that closes once it was known. */
  readonly schemas?: SchemaVersion | null;
  /** Rules in text that the day is held against; the built-in ones unless stated. */
  readonly rules?: OpenRules;
  /** Those that replace them, in order of time; none unless stated. */
  readonly laterRules?: readonly LaterRules[];
  /** Scored words about the market, in order of time; none unless stated. */
  readonly words?: WordTrack | null;
  /** Trained model that the visual cortex sees through in place of its own readout; none unless stated. */
  readonly artefact?: ArtefactRef | null;
  /** Lighter model that it gives way to, and what decides when; none unless stated. */
  readonly fallback?: FallbackRef | null;
}
export interface RunPlan {
  readonly info: RunInfo;
  readonly series: BarSeries;
  readonly config: RunConfig;
  /** What is switched off. */
  readonly off: Off;
  readonly provenance: Provenance;
  readonly schemas: SchemaVersion | null;
  readonly rules: OpenRules;
  readonly laterRules: readonly LaterRules[];
  readonly words: WordTrack | null;
  readonly artefact: ArtefactRef | null;
  readonly fallback: FallbackRef | null;
  /** What that model sees of the bars: `withSight` makes it. */
  readonly sight: LearnedSight | null;
  /** What the result should say of its data. */
  readonly warnings?: readonly string[];
}

/** What a plan has to know of its bars; a catalogue knows it without reading them. */
export interface BarFacts {
  readonly name: string;
  readonly symbol: string;
  readonly timeframeMs: number;
  readonly assetClass: AssetClass;
  readonly rows: number;
  readonly from: number;
  readonly to: number;
  readonly simulated: boolean;
  readonly dataHash: string;
}
export type RunHead = Omit<RunPlan, 'series' | 'sight' | 'warnings'>;

export const barFacts = (name: string, series: BarSeries): BarFacts => {
  const { symbol, timeframeMs, assetClass, length: rows, simulated, time } = series;
  if (rows === 0) throw badInput(`${name} has no bars`);
  const [from, to] = [time[0]!, time[rows - 1]!];
  return { name, symbol, timeframeMs, assetClass, rows, from, to, simulated, dataHash: dataHash(series) };
};

/** Rules by what they say: a text that means what the built-in one does is that one. */
const nameOf = (rules: OpenRules): string => (rules.meaning === builtInRules().meaning ? BUILT_IN : rules.version);

/** @throws JanusError bad-input where one does not come after the one before it */
function inOrder(later: readonly LaterRules[]): readonly LaterRules[] {
  later.forEach(({ from }, i) => {
    if (i > 0 && from <= later[i - 1]!.from)
      throw badInput(
        `rules from ${new Date(from).toISOString()} do not come after those from ${new Date(later[i - 1]!.from).toISOString()}: give them in order of time, one for each moment`,
      );
  });
  return later;
}

/**
 * The plan without its bars: enough to know the run's identity.
 * @throws ConfigError, JanusError for a request that cannot be run
 */
export function planHead(request: Omit<RunRequest, 'data'>, facts: BarFacts, createdAt: number): RunHead {
  const config = parseRunConfig(request.config ?? {});
  const off = offOf(request.lesions ?? []);
  const lesions = keysOff(off);
  const seed = request.seed ?? DEFAULT_SEED;
  if (!Number.isSafeInteger(seed) || seed < 0) throw badInput(`seed ${seed} is not a whole number of at least 0`);
  const { name, symbol, timeframeMs, assetClass, rows, from, to, simulated, dataHash: hash } = facts;
  const schemas = request.schemas ?? null;
  const rules = request.rules ?? builtInRules();
  const laterRules = inOrder(request.laterRules ?? []);
  const words = request.words ?? null;
  const artefact = request.artefact ?? null;
  const fallback = request.fallback ?? null;
  const heard = words && { count: words.time.length, hash: wordsHash(words) };
  const identity = runIdentity({
    seed,
    // A run without schemas, words or a trained model keeps the identity that it had before there were any. Rules count by what they say.
    config: {
      ...config,
      lesions,
      ...(schemas && { schemas: schemas.hash }),
      ...(heard && { words: heard.hash }),
      ...(artefact && { artefact: artefact.hash }),
      ...(fallback && { fallback: { ...fallback, light: fallback.light.hash } }),
      ...(rules.meaning !== builtInRules().meaning && { rules: rules.meaning }),
      ...(laterRules.length > 0 && {
        laterRules: laterRules.map((later) => ({ from: later.from, rules: later.rules.meaning })),
      }),
    },
    dataHash: hash,
    backend: KERNEL_BACKEND,
  });
  const info: RunInfo = {
    runId: identity.runId,
    name,
    symbol,
    timeframeMs,
    assetClass,
    bars: rows,
    from,
    to,
    status: 'queued',
    progress: 0,
    stage: 'waiting for its turn',
    simulatedData: simulated,
    error: null,
    createdAt,
    seed,
    strategy: request.strategy ?? 'brain',
    lesions,
    schemas: schemas?.version ?? null,
    rules: nameOf(rules),
    laterRules: laterRules.map((later) => ({ from: later.from, version: nameOf(later.rules) })),
    words: heard,
    artefact: artefact?.id ?? null,
    fallback: fallback && { ...fallback, light: fallback.light.id },
  };
  return {
    info,
    config,
    off,
    schemas,
    rules,
    laterRules,
    words,
    artefact,
    fallback,
    provenance: { ...identity, version: VERSION },
  };
}

/**
 * What a plan's day sees through, one a series.
 * @throws Error where embeddings were not made: another readout in the place of the model would be a silent lie
 */
export function sightsOf({ artefact, sight, off }: RunPlan): readonly (LearnedSight | null)[] {
  const blind = ((off.regions >> VISUAL_CORTEX) & 1) === 1;
  if (artefact && !sight && !blind) throw new Error(`the embeddings of artefact ${artefact.id} were not made`);
  return [sight];
}

/** @throws ConfigError, JanusError for a request that cannot be run */
export function planRun(request: RunRequest, series: BarSeries, createdAt: number): RunPlan {
  return { ...planHead(request, barFacts(request.data, series), createdAt), series, sight: null };
}
