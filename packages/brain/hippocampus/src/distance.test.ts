import { EPISODE_STATE } from '@janus/domain';
import { rng } from '@janus/numerics';
import { expect, it } from 'vitest';
import { squareDistance } from './distance.ts';

it('squareDistance counts every component once', () => {
  for (let i = 0; i < EPISODE_STATE; i++) {
    const q = new Float64Array(EPISODE_STATE);
    const p = new Float64Array(2 * EPISODE_STATE);
    q[i] = 3;
    p[EPISODE_STATE + i] = -2;
    expect(squareDistance(q, p, EPISODE_STATE)).toBe(25);
    expect(squareDistance(q, p, 0)).toBe(9);
  }
  const r = rng(1);
  const q = Float64Array.from({ length: EPISODE_STATE }, () => r.normal());
  const p = Float64Array.from({ length: EPISODE_STATE }, () => r.normal());
  expect(squareDistance(q, p, 0)).toBeCloseTo(
    q.reduce((sum, x, i) => sum + (x - p[i]!) ** 2, 0),
    12,
  );
});
