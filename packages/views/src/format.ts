/**
 * Numbers as people read them: thousands with a comma, a true minus (U+2212), a thin digit count, a dash for what
 * is not known. Words come from the caller, units too.
 */
export const MINUS = '−';
export const NO_VALUE = '–';

const formats = new Map<number, Intl.NumberFormat>();
function grouped(magnitude: number, digits: number): string {
  let format = formats.get(digits);
  if (!format) {
    format = new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
    formats.set(digits, format);
  }
  return format.format(magnitude);
}

/** −1234.5, 1 → '−1,234.5'; NaN → '–'; what rounds to zero carries no sign. */
export function fixed(value: number, digits = 0): string {
  if (Number.isNaN(value)) return NO_VALUE;
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  const text = grouped(Math.abs(value), digits);
  return value < 0 && /[1-9]/.test(text) ? MINUS + text : text;
}

/** The sign always shown: '+1.20', '−0.73', '±0.00'. */
export function signed(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return fixed(value, digits);
  const text = grouped(Math.abs(value), digits);
  return (/[1-9]/.test(text) ? (value > 0 ? '+' : MINUS) : '±') + text;
}

/** Fraction → signed percent without its unit: 0.0126 → '+1.26'. */
export const signedPercent = (fraction: number, digits = 2): string => signed(100 * fraction, digits);

/** Large counts in three digits or so: 950 → '950', 12 300 → '12.3 k', 4.56e9 → '4.56 G'. */
export function compact(value: number): string {
  if (!Number.isFinite(value)) return fixed(value);
  const magnitude = Math.abs(value);
  const step = magnitude < 1e3 ? 0 : Math.min(4, Math.floor(Math.log10(magnitude) / 3));
  const scaled = magnitude / 1000 ** step;
  const digits = step === 0 && Number.isInteger(scaled) ? 0 : scaled >= 100 ? 0 : scaled >= 10 ? 1 : 2;
  const text = grouped(scaled, digits) + ['', ' k', ' M', ' G', ' T'][step]!;
  return value < 0 ? MINUS + text : text;
}

/** Decimals that show a price to at least five significant digits, 2 … 8. */
export function priceDigits(price: number): number {
  if (!(price > 0) || !Number.isFinite(price)) return 2;
  return Math.min(8, Math.max(2, 4 - Math.floor(Math.log10(price))));
}

/** Microseconds as 'µs', 'ms' or 's' with sensible digits. */
export function microseconds(us: number): string {
  if (!Number.isFinite(us)) return NO_VALUE;
  if (us < 10) return `${fixed(us, 2)} µs`;
  if (us < 1000) return `${fixed(us, us < 100 ? 1 : 0)} µs`;
  if (us < 1e6) return `${fixed(us / 1e3, 1)} ms`;
  return `${fixed(us / 1e6, 1)} s`;
}

/** Length of time in its two largest units: 19 200 000 ms → '5 h 20 min'. */
export function duration(ms: number): string {
  if (!Number.isFinite(ms)) return NO_VALUE;
  const steps: readonly (readonly [number, string])[] = [
    [31_557_600_000, 'y'],
    [86_400_000, 'd'],
    [3_600_000, 'h'],
    [60_000, 'min'],
    [1_000, 's'],
  ];
  const magnitude = Math.abs(ms);
  const at = steps.findIndex(([size]) => magnitude >= size);
  if (at < 0) return `${fixed(ms)} ms`;
  const [size, unit] = steps[at]!;
  const whole = Math.floor(magnitude / size);
  const next = steps[at + 1];
  const rest = next ? Math.floor((magnitude - whole * size) / next[0]) : 0;
  return `${ms < 0 ? MINUS : ''}${fixed(whole)} ${unit}${next && rest > 0 ? ` ${rest} ${next[1]}` : ''}`;
}
