/**
 * Predicates that turn a measurement into a truth. A limit is soft: well below it the truth is 1, at the limit 1/2,
 * well above it 0, with a continuous slope. What is not known is not true.
 */

/**
 * Truth of "x is at most the limit": the smoothstep t²·(3 − 2t), t falling from 1 at limit·(1 − margin) to 0 at
 * limit·(1 + margin). Crisp (x ≤ limit) where limit·margin is 0 or infinite.
 * @param limit ≥ 0, unit of x
 * @param margin half width of the slope as a share of the limit, ≥ 0
 * @returns truth in [0, 1]; 0 where x or the limit is NaN
 */
export function atMost(x: number, limit: number, margin: number): number {
  const band = limit * margin;
  if (!(band > 0 && band < Number.POSITIVE_INFINITY)) return x <= limit ? 1 : 0;
  const t = 0.5 + (limit - x) / (2 * band);
  if (t >= 1) return 1;
  return t > 0 ? t * t * (3 - 2 * t) : 0;
}
