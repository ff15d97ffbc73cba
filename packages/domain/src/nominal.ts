/**
 * Nominal numbers: values that share a machine type but must not be mixed.
 * Hot loops work on plain numbers in typed arrays; these guard the doors.
 */
declare const unit: unique symbol;
type Nominal<T, N extends string> = T & { readonly [unit]: N };

/** Quote currency per unit of base, > 0. */
export type Price = Nominal<number, 'Price'>;
/** Units of base, ≥ 0. */
export type Qty = Nominal<number, 'Qty'>;
/** Hundredths of a percent. */
export type Bps = Nominal<number, 'Bps'>;
/** Milliseconds since 1970-01-01 UTC. */
export type EpochMs = Nominal<number, 'EpochMs'>;
/** Exact money or quantity at a border: an integer count of 1e-8 units. */
export type Exact = Nominal<bigint, 'Exact'>;

const refuse = (what: string, value: number, expected: string): never => {
  throw new RangeError(`${what}: ${value} is not ${expected}`);
};

/** @throws RangeError unless finite and > 0 */
export function price(x: number): Price {
  return (x > 0 && Number.isFinite(x) ? x : refuse('price', x, 'a finite number above 0')) as Price;
}
/** @throws RangeError unless finite and ≥ 0 */
export function qty(x: number): Qty {
  return (x >= 0 && Number.isFinite(x) ? x : refuse('quantity', x, 'a finite number of at least 0')) as Qty;
}
/** @throws RangeError unless finite */
export function bps(x: number): Bps {
  return (Number.isFinite(x) ? x : refuse('basis points', x, 'finite')) as Bps;
}
/** @throws RangeError unless a safe integer ≥ 0 */
export function epochMs(x: number): EpochMs {
  return (Number.isSafeInteger(x) && x >= 0 ? x : refuse('time', x, 'whole milliseconds since 1970')) as EpochMs;
}

const SCALE = 100_000_000;
/** Rounds half away from zero to 1e-8. @throws RangeError unless |x| < 1e15 (above, a double holds no cents) */
export function exact(x: number): Exact {
  if (!(Math.abs(x) < 1e15)) refuse('amount', x, 'a number below 1e15 in size');
  // Away from a tie the product's rounding error cannot change the nearest whole number, so the short way is exact.
  const scaled = x * SCALE;
  const near = Math.round(scaled);
  if (Math.abs(scaled - near) < 0.4 && Math.abs(near) < 2 ** 50) return BigInt(near) as Exact;
  const [whole = '0', fraction = ''] = Math.abs(x).toFixed(8).split('.');
  const units = BigInt(whole) * BigInt(SCALE) + BigInt(fraction.padEnd(8, '0'));
  return (x < 0 ? -units : units) as Exact;
}
/** For display and statistics only: not a money amount any more. */
export function inexact(x: Exact): number {
  return Number(x) / SCALE;
}
/** Product of two exact amounts, rounded half away from zero to 1e-8. */
export function exactProduct(a: Exact, b: Exact): Exact {
  const scale = BigInt(SCALE);
  const p = a * b;
  const half = p < 0n ? -scale / 2n : scale / 2n;
  return ((p + half) / scale) as Exact;
}
