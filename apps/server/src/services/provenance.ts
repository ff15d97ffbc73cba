/**
 * What makes a result reproducible: the seed, a hash of the configuration, a hash of the data, the version and the
 * backend. The run's id is the hash of these five: same five in, same bytes out.
 */
import { createHash } from 'node:crypto';
import { VERSION, type BarSeries } from '@janus/domain';

export interface Identity {
  readonly seed: number;
  readonly configHash: string;
  readonly dataHash: string;
  readonly version: string;
  readonly backend: string;
  readonly runId: string;
}

const sha = (): ReturnType<typeof createHash> => createHash('sha256');

/** sha256 over symbol, timeframe, side and every column. */
export function dataHash(series: BarSeries): string {
  const hash = sha().update(
    JSON.stringify([series.symbol, series.timeframeMs, series.assetClass, series.side, series.length]),
  );
  for (const column of [
    series.time,
    series.open,
    series.high,
    series.low,
    series.close,
    series.volume,
    series.spread,
    series.truth,
  ])
    hash.update(column === null ? '\0' : new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  return hash.digest('hex');
}

/** JSON with sorted keys, so that the order in which a table was written does not matter. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const table = value as Readonly<Record<string, unknown>>;
    return `{${Object.keys(table)
      .sort()
      .filter((k) => table[k] !== undefined)
      .map((k) => `${JSON.stringify(k)}:${canonical(table[k])}`)
      .join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

export const configHash = (config: unknown): string => sha().update(canonical(config)).digest('hex');

export function provenanceOf(input: {
  readonly seed: number;
  readonly config: unknown;
  readonly series: readonly BarSeries[];
  readonly backend: string;
}): Identity {
  const five = {
    seed: input.seed,
    configHash: configHash(input.config),
    dataHash: input.series.length === 1 ? dataHash(input.series[0]!) : configHash(input.series.map(dataHash)),
    version: VERSION,
    backend: input.backend,
  };
  return { ...five, runId: configHash(five).slice(0, 16) };
}
