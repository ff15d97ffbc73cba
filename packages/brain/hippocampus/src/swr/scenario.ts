/** Experiences for the tests of replay. Not exported from the package and not used by it. */
import { EPISODE_STATE, EXPERIENCE_FIELDS, EXPERIENCE_NEXT, EXPERIENCE_STATE, EXPERIENCE_WIDTH } from '@janus/domain';
import { rng } from '@janus/numerics';

type Field = (typeof EXPERIENCE_FIELDS)[number];
export type Sketch = Readonly<Partial<Record<Field, number>>>;

/** Rows of which only what is named differs from a dull decision to hold; an hour between them. */
export function rowsOf(sketches: readonly Sketch[]): Float64Array {
  const rows = new Float64Array(sketches.length * EXPERIENCE_WIDTH);
  sketches.forEach((sketch, i) => {
    const dull: Sketch = {
      time: (i + 1) * 3_600_000,
      bar: i,
      horizon: 1,
      volatility: 1,
      spread: Number.NaN,
      volume: 1,
    };
    const all: Sketch = { ...dull, ...sketch };
    for (const [slot, name] of EXPERIENCE_FIELDS.entries()) rows[i * EXPERIENCE_WIDTH + slot] = all[name] ?? 0;
  });
  return rows;
}

/** n experiences with random states, actions and rewards. */
export function randomRows(n: number, seed: number): Float64Array {
  const random = rng(seed);
  const rows = rowsOf(
    Array.from({ length: n }, () => ({
      action: random.below(3),
      regime: random.below(8) - 1,
      reward: 1e-4 * random.normal(),
      fear: random.next() ** 4,
      surprise: random.next(),
      volatility: random.exponential(),
      volume: random.exponential(),
    })),
  );
  for (let i = 0; i < n; i++)
    for (let k = 0; k < EPISODE_STATE; k++) {
      rows[i * EXPERIENCE_WIDTH + EXPERIENCE_STATE + k] = random.normal();
      rows[i * EXPERIENCE_WIDTH + EXPERIENCE_NEXT + k] = random.normal();
    }
  return rows;
}
