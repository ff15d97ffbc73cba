/**
 * One query on an embedded database with the parameters and the results of the `pg` package: what a library written for
 * `pg` sends and reads means the same here.
 */
import { types, type PGlite, type QueryOptions, type Results, type Transaction } from '@electric-sql/pglite';
import { parameterText } from './parameters.ts';

export interface PgliteQueryResult {
  readonly rows: Record<string, unknown>[];
  readonly rowCount: number | null;
  readonly command: string;
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
}
export type Query = string | { readonly text: string; readonly values?: readonly unknown[] };

/** As `pg` reads them: eight bytes and numeric stay text, since a double would round them. */
const PARSERS = {
  [types.INT8]: (text: string) => text,
  [types.NUMERIC]: (text: string) => text,
  [types.BYTEA]: (text: string) => Buffer.from(text.slice(2), 'hex'),
};

export const empty = (command: string): PgliteQueryResult => ({ rows: [], rowCount: null, command, fields: [] });
const shaped = ({ rows, rowCount, affectedRows, command, fields }: Results): PgliteQueryResult => ({
  rows,
  rowCount: rowCount ?? (affectedRows || rows.length),
  command: command ?? '',
  fields,
});

type SerializerOptions = NonNullable<QueryOptions['serializers']>;
type Session = Pick<Transaction, 'query' | 'exec'>;

/** As `pg` does it: several statements in one text give an array of results. */
export async function run(
  session: Session,
  query: Query,
  given: readonly unknown[] | undefined,
  serializers: SerializerOptions,
): Promise<PgliteQueryResult> {
  const text = typeof query === 'string' ? query : query.text;
  const values = (typeof query === 'string' ? given : query.values)?.map(parameterText) ?? [];
  if (values.length > 0) return shaped(await session.query(text, values, { parsers: PARSERS, serializers }));
  const results = (await session.exec(text, { parsers: PARSERS })).map(shaped);
  return results.length > 1 ? (results as unknown as PgliteQueryResult) : (results[0] ?? empty(''));
}

/** Every parameter is text by the time PGlite sees it: its own conversions, by type, are set aside. */
export function asText(database: PGlite): SerializerOptions {
  const same = (text: unknown): string => text as string;
  return Object.fromEntries(Object.keys(database.serializers).map((type) => [type, same]));
}
