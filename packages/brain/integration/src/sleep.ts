/**
 * The night: what the day lived through is replayed phase by phase, and what the schemas could recall moves them, what
 * they could not founds new ones [E42]. Out comes an immutable version of the schemas for the day to load, and all that
 * is needed to show how it came about. The same input gives the same night. Nothing of the day is touched.
 */
import { formSchemas, recallOne, settle, type Formation, type Settled } from '@janus/cortex';
import { cancelled, SLEEP_PHASES, type SchemaVersion, type SleepPhase, RIPPLE_TYPES } from '@janus/domain';
import {
  enterPhase,
  phaseThreshold,
  refreshDeltas,
  replayBatch,
  replayHistogram,
  replaysByPhase,
} from '@janus/hippocampus';
import { weightOf } from '@janus/numerics';
import { allAfter, knownAt } from './sleep/known-at.ts';
import { nightfall, type Night } from './sleep/nightfall.ts';
import type { PhaseResult, RippleCounts, SleepInput, SleepResult } from './sleep/result.ts';

/** Phases at the end of which the pool may found schemas. */
const FORMING: ReadonlySet<SleepPhase> = new Set(['deep', 'integration']);

interface Trace {
  readonly phases: PhaseResult[];
  readonly beta: { replayed: number; beta: number }[];
  readonly formations: (Formation & { phase: SleepPhase })[];
}

const countsOf = (ripples: Uint32Array): RippleCounts =>
  Object.fromEntries(RIPPLE_TYPES.map((type, k) => [type, ripples[k]!])) as RippleCounts;
const sum = (values: Uint32Array): number => values.reduce((a, b) => a + b, 0);

/** Replays `quota` experiences of a phase that has been entered; every one of them goes to the recall gate. */
function livePhase(input: SleepInput, night: Night, phase: SleepPhase, quota: number, trace: Trace): void {
  const { replay, cortex, random } = night;
  const start = input.clock?.();
  const from = replay.replayed;
  const threshold = phaseThreshold(phase, input.config.recallThreshold);
  const tell = (): void => {
    const done = Math.min(quota, replay.replayed - from);
    input.onProgress?.({ phase, done, total: quota, replayed: replay.replayed, ripples: sum(replay.ripples) });
  };
  tell();
  while (replay.replayed - from < quota) {
    const replayed = replay.replayed;
    replayBatch(replay, random);
    trace.beta.push({ replayed, beta: replay.beta });
    if (threshold !== null) for (let k = 0; k < replay.count; k++) recallOne(cortex, replay.batch[k]!, threshold);
    tell();
    if (input.shouldStop?.()) throw cancelled(`the night was ended in its phase '${phase}': nothing is published`);
  }
  if (FORMING.has(phase)) trace.formations.push({ phase, ...formSchemas(cortex, random) });
  trace.phases.push({
    name: phase,
    replayed: replay.replayed - from,
    ripples: countsOf(replay.ripples),
    seconds: start === undefined ? null : (input.clock!() - start) / 1000,
    exponent: replay.alpha,
    stride: replay.stride,
    threshold,
  });
}

/** The version that the day will load. */
function publish(input: SleepInput, night: Night, settled: Settled): SchemaVersion {
  const { previous } = input;
  const content: Omit<SchemaVersion, 'hash'> = {
    version: (previous?.version ?? 0) + 1,
    parent: previous?.hash ?? null,
    knownAt: Math.max(previous?.knownAt ?? Number.NEGATIVE_INFINITY, knownAt(night.memory)),
    sleepId: input.sleepId,
    seed: input.seed,
    encoder: night.encoder,
    usualReward: night.memory.usualReward,
    threshold: input.config.recallThreshold,
    schemas: settled.schemas,
    nextId: night.cortex.nextId,
  };
  return { ...content, hash: input.hash(content) };
}

/**
 * One night over `input.rows`.
 * @throws JanusError no-data for too few experiences; bad-input for rows or a version that do not fit; cancelled where
 * shouldStop says so
 */
export function sleep(input: SleepInput): SleepResult {
  const night = nightfall(input);
  const { replay, cortex, memory } = night;
  const trace: Trace = { phases: [], beta: [], formations: [] };
  const quotas = replaysByPhase(replay.total);
  const before = refreshDeltas(replay);
  let priority = new Float64Array(0);
  SLEEP_PHASES.forEach((phase, k) => {
    enterPhase(replay, phase);
    if (k === 0)
      priority = Float64Array.from({ length: memory.n }, (_, i) => weightOf(replay.tree, i) / replay.tree.total);
    livePhase(input, night, phase, quotas[k]!, trace);
  });
  const after = refreshDeltas(replay);
  const settled = settle(cortex, input.previous !== null && allAfter(memory, input.previous.knownAt));
  const passed = cortex.schemas.reduce((total, s) => total + s.passed, 0);
  return {
    sleepId: input.sleepId,
    seed: input.seed,
    experiences: memory.n,
    phases: trace.phases,
    histogram: replayHistogram(priority, replay.times),
    beta: trace.beta,
    recall: {
      passed,
      blocked: cortex.schemas.reduce((total, s) => total + s.blocked, 0),
      pool: cortex.pool.members.size,
      founded: cortex.founded,
      retired: settled.retired,
      perSchema: cortex.schemas.map((s) => ({ id: s.id, passed: s.passed, blocked: s.blocked })),
      threshold: input.config.recallThreshold,
      log: cortex.log,
      formations: trace.formations,
    },
    valueError: { before, after },
    columns: {
      priority,
      replayed: replay.times,
      ripple: night.types,
      embedding: night.embedding,
      dim: night.dim,
      schema: settled.schemaOf,
      similarity: settled.similarity,
    },
    version: publish(input, night, settled),
  };
}
