/** A bar's length as people call it. */
const NAMES: readonly (readonly [number, string])[] = [
  [604_800_000, 'week'],
  [86_400_000, 'day'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
];

/** 300 000 → '5 min', 86 400 000 → 'daily'. */
export function timeframeName(ms: number): string {
  if (ms === 86_400_000) return 'daily';
  if (ms === 604_800_000) return 'weekly';
  const [size, unit] = NAMES.find(([size]) => ms >= size && ms % size === 0) ?? [1, 'ms'];
  return `${ms / size} ${unit}`;
}
