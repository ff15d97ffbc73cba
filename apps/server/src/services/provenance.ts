/**
 * What makes a result reproducible: the seed, a hash of the configuration, a hash of the data, the version and the
 * backend. The run's id is the hash of these five: same five in, same bytes out.
 */
import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { VERSION } from '@janus/domain';
import type { BarSeries } from '@janus/domain';

export interface Identity {
  readonly seed: number;
  readonly configHash: string;
  readonly dataHash: string;
  readonly version: string;
  readonly backend: string;
  readonly runId: string;
}

/** Columns in the order in which they are hashed. */
export const HASHED_COLUMNS = ['time', 'open', 'high', 'low', 'close', 'volume', 'spread', 'truth'] as const;

/** What of a series is not a column. */
export type SeriesHead = Pick<BarSeries, 'symbol' | 'timeframeMs' | 'assetClass' | 'side' | 'length'>;

/** A hash begun with what is not a column; the columns follow with `hashColumn`, whole or in pieces. */
export function beginDataHash(head: SeriesHead): Hash {
  const { symbol, timeframeMs, assetClass, side, length } = head;
  return createHash('sha256').update(JSON.stringify([symbol, timeframeMs, assetClass, side, length]));
}

/** A column or the next piece of one; null for a column that the series does not have. */
export function hashColumn(hash: Hash, column: Float64Array | Int8Array | null): void {
  hash.update(column === null ? '\0' : new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
}

/** sha256 over symbol, timeframe, asset class, side, length and every column, hexadecimal. */
export function dataHash(series: BarSeries): string {
  const hash = beginDataHash(series);
  for (const name of HASHED_COLUMNS) hashColumn(hash, series[name]);
  return hash.digest('hex');
}

/** sha256 over the times and the scores of words, hexadecimal. */
export function wordsHash(words: { readonly time: Float64Array; readonly score: Float64Array }): string {
  const hash = createHash('sha256').update(JSON.stringify(['words', words.time.length]));
  hashColumn(hash, words.time);
  hashColumn(hash, words.score);
  return hash.digest('hex');
}

/**
 * JSON with sorted keys, so that the order in which a table was written does not matter.
 * @throws TypeError for what JSON cannot hold: two configurations that differ must not hash alike
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (ArrayBuffer.isView(value)) throw new TypeError('a typed array has no canonical JSON: hash it as data');
  if (typeof value === 'object' && value !== null) {
    const table = value as Readonly<Record<string, unknown>>;
    return `{${Object.keys(table)
      .sort()
      .filter((k) => table[k] !== undefined)
      .map((k) => `${JSON.stringify(k)}:${canonical(table[k])}`)
      .join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} has no canonical JSON`);
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`a ${typeof value} has no canonical JSON`);
  return text;
}

/** sha256 of the canonical JSON, hexadecimal. */
export const configHash = (config: unknown): string => createHash('sha256').update(canonical(config)).digest('hex');

/** The five, and the id that is their hash. */
export function runIdentity(input: {
  readonly seed: number;
  readonly config: unknown;
  readonly dataHash: string;
  readonly backend: string;
  readonly version?: string;
}): Identity {
  const five = {
    seed: input.seed,
    configHash: configHash(input.config),
    dataHash: input.dataHash,
    version: input.version ?? VERSION,
    backend: input.backend,
  };
  return { ...five, runId: configHash(five).slice(0, 16) };
}

/** The same from the bars of a run, one series or several. */
export function provenanceOf(input: {
  readonly seed: number;
  readonly config: unknown;
  readonly series: readonly BarSeries[];
  readonly backend: string;
}): Identity {
  const { seed, config, series, backend } = input;
  const hashes = series.map(dataHash);
  return runIdentity({ seed, config, backend, dataHash: hashes.length === 1 ? hashes[0]! : configHash(hashes) });
}
