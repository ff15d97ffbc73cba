/** Small readers and writers for what stands in a link: what is not understood is left out rather than guessed. */
export const oneOf = <T>(list: readonly T[], value: unknown): T | undefined => list.find((x) => x === value);

/** A whole number of up to nine digits, or null. */
export function count(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
/** Two numbers with a comma between, or null. */
export function pair(text: string | null): readonly [number, number] | null {
  const match = /^(-?\d{1,9}(?:\.\d{1,6})?),(-?\d{1,9}(?:\.\d{1,6})?)$/.exec(text ?? '');
  return match ? [Number(match[1]), Number(match[2])] : null;
}
/** Names of small letters, digits and hyphens with commas between; empty where there are none. */
export function names(text: string | null): readonly string[] {
  return (text ?? '').split(',').filter((name) => /^[a-z][a-z0-9-]{0,39}$/.test(name));
}
/** Digits enough to restore the picture, few enough to read. */
export const short = (x: number, digits: number): string => String(Number(x.toFixed(digits)));
