/**
 * Times as files write them, to epoch milliseconds. The format is recognised once from the first rows and then holds
 * for the whole file: a cell in another format is a fault, never a guess. Without an offset a time is UTC.
 *   epoch    seconds, milli-, micro- or nanoseconds, told by magnitude
 *   compact  YYYYMMDD, YYYYMMDD HH:MM[:SS], YYYYMMDDHHMM[SS]
 *   iso      YYYY-MM-DD (also with . or /), with time, fraction, Z or offset
 *   day      m/d/yyyy or d/m/yyyy, with time, AM or PM
 */
export type TimeFormat =
  | { readonly kind: 'epoch'; readonly unit: EpochUnit }
  | { readonly kind: 'compact' }
  | { readonly kind: 'iso' }
  | { readonly kind: 'day'; readonly dayFirst: boolean; readonly guessed: boolean };
export type EpochUnit = 's' | 'ms' | 'us' | 'ns';

const DIGITS = /^(\d{9,19})(?:\.(\d+))?$/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:[T ]?(\d{2}):?(\d{2})(?::?(\d{2})(?:\.(\d{1,9}))?)?)?$/;
const ISO =
  /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)? ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
const DAY =
  /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?(AM|PM))?)?$/i;

/** By magnitude: seconds to the year 5138, then factors of a thousand. */
function epochUnit(digits: string): EpochUnit {
  return digits.length <= 11 ? 's' : digits.length <= 14 ? 'ms' : digits.length <= 17 ? 'us' : 'ns';
}

/** Calendar moment to epoch ms, NaN where there is no such moment (30 February, 25:00). */
function utc(year: number, month: number, day: number, hour: number, minute: number, second: number, ms = 0): number {
  if (hour > 23 || minute > 59 || second > 59) return Number.NaN;
  const time = Date.UTC(year, month - 1, day, hour, minute, second, ms);
  const back = new Date(time);
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? time : Number.NaN;
}

const fraction = (digits: string | undefined): number => Number((digits ?? '').padEnd(3, '0').slice(0, 3));

/** Minutes east of Greenwich of `Z`, `+02:00`, `-0530`. */
function offsetMinutes(text: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(text ?? '') ?? [];
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (60 * Number(hours) + Number(minutes));
}

function readEpoch(text: string, unit: EpochUnit): number {
  const [, digits = '', rest] = DIGITS.exec(text) ?? [];
  if (digits === '' || epochUnit(digits) !== unit) return Number.NaN;
  if (unit === 's') return Number(digits) * 1000 + fraction(rest);
  return Number(unit === 'ms' ? digits : digits.slice(0, unit === 'us' ? -3 : -6));
}

function readCompact(text: string): number {
  const m = COMPACT.exec(text);
  if (!m) return Number.NaN;
  return utc(+m[1]!, +m[2]!, +m[3]!, +(m[4] ?? 0), +(m[5] ?? 0), +(m[6] ?? 0), fraction(m[7]));
}

function readIso(text: string): number {
  const m = ISO.exec(text);
  if (!m) return Number.NaN;
  const time = utc(+m[1]!, +m[2]!, +m[3]!, +(m[4] ?? 0), +(m[5] ?? 0), +(m[6] ?? 0), fraction(m[7]));
  return time - 60_000 * offsetMinutes(m[8]);
}

function readDay(text: string, dayFirst: boolean): number {
  const m = DAY.exec(text);
  if (!m) return Number.NaN;
  const half = m[9]?.toUpperCase();
  const hour = +(m[5] ?? 0);
  if (half !== undefined && (hour < 1 || hour > 12)) return Number.NaN;
  const hours = half === undefined ? hour : (hour % 12) + (half === 'PM' ? 12 : 0);
  const [month, day] = dayFirst ? [+m[3]!, +m[1]!] : [+m[1]!, +m[3]!];
  return utc(+m[4]!, month, day, hours, +(m[6] ?? 0), +(m[7] ?? 0), fraction(m[8]));
}

/** Epoch ms, a whole number ≥ 0, or NaN where the text is not a moment in this format. */
export function readTime(format: TimeFormat, text: string): number {
  const time =
    format.kind === 'epoch'
      ? readEpoch(text, format.unit)
      : format.kind === 'compact'
        ? readCompact(text)
        : format.kind === 'iso'
          ? readIso(text)
          : readDay(text, format.dayFirst);
  return time >= 0 ? time : Number.NaN;
}

/** d/m or m/d: by a number above 12; where every sample fits both, slashes mean the month first. */
function dayOrder(samples: readonly string[]): TimeFormat {
  let separator = '/';
  for (const text of samples) {
    const m = DAY.exec(text);
    if (!m) continue;
    separator = m[2]!;
    if (+m[1]! > 12) return { kind: 'day', dayFirst: true, guessed: false };
    if (+m[3]! > 12) return { kind: 'day', dayFirst: false, guessed: false };
  }
  return { kind: 'day', dayFirst: separator !== '/', guessed: true };
}

/** The format of the first sample (the others decide between d/m and m/d), or null where it is none of these. */
export function recogniseTime(samples: readonly string[]): TimeFormat | null {
  const first = samples[0] ?? '';
  if (COMPACT.test(first)) return { kind: 'compact' };
  const digits = DIGITS.exec(first)?.[1];
  if (digits !== undefined) return { kind: 'epoch', unit: epochUnit(digits) };
  if (ISO.test(first)) return { kind: 'iso' };
  return DAY.test(first) ? dayOrder(samples) : null;
}
