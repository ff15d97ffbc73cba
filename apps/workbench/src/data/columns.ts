/** Binary columns of a run: little-endian float64, one column after another. Views into one buffer, nothing copied. */
import { AUDIT_WIDTH, TIMING_WIDTH } from '@janus/domain';

/** What of the audit the whole page needs of every bar; the rest of a row comes with the bar at the cursor. */
export const AUDIT_COLUMNS = [
  'time',
  'reached',
  'proposed',
  'action',
  'wanted',
  'reason',
  'strategy',
  'regime',
  'confidence',
  'agreement',
  'severity',
  'distance',
  'distanceLimit',
  'equity',
  'position',
  'drawdown',
] as const;
export type AuditColumn = (typeof AUDIT_COLUMNS)[number];
export const BAR_COLUMNS = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;
export type BarColumn = (typeof BAR_COLUMNS)[number];

export type Columns<K extends string> = Readonly<Record<K, Float64Array>>;

/** The server's own words where it gives any. */
async function complaint(response: Response): Promise<string> {
  const text = await response.text();
  try {
    const said = (JSON.parse(text) as { error?: { message?: unknown } }).error?.message;
    if (typeof said === 'string') return said;
  } catch {
    // not JSON: the text itself is the message
  }
  return text.slice(0, 200) || `status ${response.status}`;
}

async function bytes(url: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  const response = await fetch(url, signal ? { signal } : {});
  if (!response.ok) throw new Error(`${url.split('?')[0]}: ${await complaint(response)}`);
  return response.arrayBuffer();
}

/** Splits one buffer into equal columns. @throws Error where the length is not a whole number of rows */
export function split<K extends string>(buffer: ArrayBuffer, names: readonly K[]): Columns<K> {
  const rows = buffer.byteLength / (8 * names.length);
  if (!Number.isInteger(rows))
    throw new Error(`${buffer.byteLength} bytes are not ${names.length} columns of float64: reload the page`);
  return Object.fromEntries(
    names.map((name, k) => [name, new Float64Array(buffer, 8 * k * rows, rows)]),
  ) as unknown as Columns<K>;
}

const run = (id: string): string => `/api/runs/${encodeURIComponent(id)}`;

export async function fetchBars(id: string): Promise<Columns<BarColumn>> {
  return split(await bytes(`${run(id)}/bars`), BAR_COLUMNS);
}
export async function fetchAudit(id: string): Promise<Columns<AuditColumn>> {
  return split(await bytes(`${run(id)}/audit?fields=${AUDIT_COLUMNS.join(',')}`), AUDIT_COLUMNS);
}

/** Any fields of the audit for bars [from, to). */
export async function fetchFields<K extends string>(
  id: string,
  fields: readonly K[],
  [from, to]: readonly [number, number],
  signal: AbortSignal,
): Promise<Columns<K>> {
  return split(await bytes(`${run(id)}/audit?fields=${fields.join(',')}&from=${from}&to=${to}`, signal), fields);
}

export interface AuditRecord {
  readonly row: Float64Array;
  /** µs a stage, NaN where not measured. */
  readonly timing: Float32Array;
}
export async function fetchRecord(id: string, bar: number, signal: AbortSignal): Promise<AuditRecord> {
  const buffer = await bytes(`${run(id)}/record?bar=${bar}`, signal);
  const expected = 8 * AUDIT_WIDTH + 4 * TIMING_WIDTH;
  if (buffer.byteLength !== expected)
    throw new Error(`record of bar ${bar} has ${buffer.byteLength} bytes, not ${expected}: reload the page`);
  return { row: new Float64Array(buffer, 0, AUDIT_WIDTH), timing: new Float32Array(buffer, 8 * AUDIT_WIDTH) };
}
