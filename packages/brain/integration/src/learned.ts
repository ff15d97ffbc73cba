/**
 * The schemas of a night in the day [E66]: a version arrives as an event and stays until the next; when an action is to
 * be chosen, the moment is compared with it [E38, E49] and what acting in such moments was worth is added to the
 * cortex's prior. The ensemble keeps the risk, the version only speaks of value.
 */
import { matchLearned, openSchemas, type LearnedSchemas } from '@janus/cortex';
import { CORTEX, refused, SCHEMA_TIER, type SchemaVersion } from '@janus/domain';
import { embed, openEncoder, type OpenEncoder } from '@janus/hippocampus';
import { isLesioned, isUnasked, type Brain, type SymbolBrain } from './brain.ts';

/** A version opened for one symbol, with the scratch that comparing takes. */
export interface LoadedSchemas {
  readonly schemas: LearnedSchemas;
  readonly encoder: OpenEncoder;
  readonly embedding: Float32Array;
  /** Volatility, spread, volume. */
  readonly context: Float64Array;
}

/**
 * A version has become known to a symbol at `time`, epoch ms: it counts from the next decision on.
 * @throws JanusError refused for a version that knows of later moments; bad-input for one that does not fit the encoder
 */
export function onSchemas(brain: Brain, symbol: number, version: SchemaVersion, time: number): void {
  if (version.knownAt > time)
    throw refused(
      `schema version ${version.version} knows of moments up to ${new Date(version.knownAt).toISOString()}: no decision before then may use it`,
    );
  const schemas = openSchemas(version, brain.config.cortex);
  const encoder = openEncoder(version.encoder);
  brain.symbols[symbol]!.learned = {
    schemas,
    encoder,
    embedding: new Float32Array(encoder.cells),
    context: new Float64Array(3),
  };
}

/** Writes brain.learned: what the version in use says of this moment; nothing where there is none. */
export function recallLearned(brain: Brain, own: SymbolBrain): void {
  const out = brain.learned;
  const loaded = own.learned;
  if (loaded === null || isLesioned(brain, CORTEX) || isUnasked(brain, SCHEMA_TIER)) {
    out.at = -1;
    out.schema = -1;
    out.similarity = 0;
    out.value.fill(0);
    return;
  }
  const { context } = loaded;
  const { market } = own;
  context[0] = market.volatility;
  context[1] = market.spread;
  context[2] = market.volume;
  embed(loaded.encoder, own.episodeState, context, loaded.embedding);
  matchLearned(loaded.schemas, loaded.embedding, out);
}
