/** Before the first phase: rows checked, encoder opened, every moment embedded, replay and consolidation set up. */
import { initConsolidation, nearestSchema, type Consolidation } from '@janus/cortex';
import {
  EPISODE_STATE,
  EXPERIENCE_STATE,
  EXPERIENCE_WIDTH,
  experienceSlot,
  noData,
  type NightEncoder,
} from '@janus/domain';
import {
  embed,
  encoderOf,
  initReplay,
  nightMemory,
  openEncoder,
  rippleTypes,
  type NightMemory,
  type OpenEncoder,
  type ReplayState,
} from '@janus/hippocampus';
import { rng, type Rng } from '@janus/numerics';
import type { SleepInput } from './result.ts';

const CONTEXT = experienceSlot('volatility');
/** Draws thrown away first: small seeds that lie close together begin alike. */
const SPIN = 16;

export interface Night {
  readonly memory: NightMemory;
  readonly encoder: NightEncoder;
  readonly dim: number;
  readonly embedding: Float32Array;
  readonly types: Uint8Array;
  readonly replay: ReplayState;
  readonly cortex: Consolidation;
  readonly random: Rng;
}

/** h of every experience [n, cells]. */
function embedAll(rows: Float64Array, encoder: OpenEncoder): Float32Array {
  const n = rows.length / EXPERIENCE_WIDTH;
  const out = new Float32Array(n * encoder.cells);
  for (let i = 0; i < n; i++) {
    const at = i * EXPERIENCE_WIDTH;
    const state = rows.subarray(at + EXPERIENCE_STATE, at + EXPERIENCE_STATE + EPISODE_STATE);
    const context = rows.subarray(at + CONTEXT, at + CONTEXT + 3);
    embed(encoder, state, context, out.subarray(i * encoder.cells, (i + 1) * encoder.cells));
  }
  return out;
}

/** Cosine of every experience with the nearest schema that the night came with; null where it came with none. */
function familiarity(cortex: Consolidation, n: number): Float32Array | null {
  if (cortex.schemas.length === 0) return null;
  const nearest = { at: -1, similarity: 0 };
  return Float32Array.from({ length: n }, (_, i) => {
    nearestSchema(cortex.schemas, cortex.lived.embedding, i, nearest);
    return nearest.similarity;
  });
}

/** @throws JanusError no-data below the least number of experiences, bad-input for rows that are not experiences */
export function nightfall(input: SleepInput): Night {
  const { rows, previous, config } = input;
  const n = Math.floor(rows.length / EXPERIENCE_WIDTH);
  if (n < config.minExperiences)
    throw noData(
      `${n} experiences are too few to sleep on, ${config.minExperiences} are needed: ` +
        'run a longer day, or lower minExperiences',
    );
  const random = rng(input.seed);
  for (let k = 0; k < SPIN; k++) random.next();
  const encoder = previous?.encoder ?? encoderOf(rows, config, random.below(2 ** 32));
  const open = openEncoder(encoder);
  const memory = nightMemory(rows, open);
  const embedding = embedAll(rows, open);
  const lived = { embedding, dim: open.cells, action: memory.action, regime: memory.regime, reward: memory.reward };
  const recalls = Math.ceil(config.replaysPerExperience * n) + config.ripplesPerBatch * config.sequence;
  const cortex = initConsolidation(config, lived, previous, recalls);
  const types = rippleTypes(memory, config, familiarity(cortex, n), config.recallThreshold);
  return {
    memory,
    encoder,
    dim: open.cells,
    embedding,
    types,
    replay: initReplay(config, memory, types),
    cortex,
    random,
  };
}
