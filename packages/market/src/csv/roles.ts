/**
 * What a column can be, and the names that files give it. Names are compared without case, spaces and punctuation, so
 * `Open`, `<OPEN>` and `open_` are one.
 */
import { badInput } from '@janus/domain';

/** Roles that the user may name. */
export const ROLES = [
  'time',
  'open',
  'high',
  'low',
  'close',
  'volume',
  'spread',
  'regime',
  'bid_open',
  'bid_high',
  'bid_low',
  'bid_close',
  'ask_open',
  'ask_high',
  'ask_low',
  'ask_close',
] as const;
export type Role = (typeof ROLES)[number];
/** Column of a role by its header, or by its number from 1. */
export type ColumnNames = Partial<Readonly<Record<Role, string>>>;

export const PRICES = ['open', 'high', 'low', 'close'] as const;
/** Columns of a file without a header. */
export const HEADERLESS: readonly Role[] = ['time', 'open', 'high', 'low', 'close', 'volume'];

const PRICE_ALIASES: Readonly<Record<(typeof PRICES)[number], readonly string[]>> = {
  open: ['open', 'o', 'openprice'],
  high: ['high', 'h', 'highprice'],
  low: ['low', 'l', 'lowprice'],
  close: ['close', 'c', 'closeprice'],
};
const SIDED = PRICES.flatMap((price) =>
  (['bid', 'ask'] as const).map((side): [Role, readonly string[]] => [
    `${side}_${price}`,
    PRICE_ALIASES[price].flatMap((a) => [`${side}${a}`, `${a}${side}`]),
  ]),
);
/** Names that a role goes by; the first that a file has wins. `date` and a bare `time` are settled in layout.ts. */
export const ALIASES: ReadonlyMap<Role, readonly string[]> = new Map<Role, readonly string[]>([
  ['time', ['timems', 'opentime', 'timestamp', 'timeutc', 'datetime', 'dateutc', 'gmttime', 'unix', 'unixtime']],
  ...PRICES.map((p): [Role, readonly string[]] => [p, PRICE_ALIASES[p]]),
  ['volume', ['volume', 'vol', 'v', 'basevolume', 'tickvolume', 'tickvol']],
  ['spread', ['spread']],
  ['regime', ['regime']],
  ...SIDED,
]);

/** A name without case, spaces and punctuation. */
export const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
export const quoted = (names: readonly string[]): string => names.map((n) => `'${n}'`).join(', ');

/** `time=ts,open=o` into names by role. @throws JanusError bad-input for an unknown role or a pair without = */
export function parseColumns(text: string): ColumnNames {
  const out: Partial<Record<Role, string>> = {};
  for (const pair of text.split(',')) {
    const at = pair.indexOf('=');
    const role = pair.slice(0, Math.max(at, 0)).trim();
    if (!(ROLES as readonly string[]).includes(role))
      throw badInput(`--columns: '${pair}' is not role=name; roles are ${ROLES.join(', ')}`);
    out[role as Role] = pair.slice(at + 1).trim();
  }
  return out;
}
