/**
 * JavaScript values as the text that PostgreSQL takes for a parameter, by the rules of the `pg` package: what a library
 * written for `pg` passes to a query means the same on PGlite.
 */

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

function arrayText(values: readonly unknown[]): string {
  const items = values.map((value) => {
    if (value === null || value === undefined) return 'NULL';
    if (Array.isArray(value)) return arrayText(value);
    return quoted(parameterText(value)!);
  });
  return `{${items.join(',')}}`;
}

/** @returns null for SQL NULL */
export function parameterText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  if (Array.isArray(value)) return arrayText(value);
  if (typeof value === 'object') return JSON.stringify(value);
  return `${value as number | bigint | boolean}`;
}
