/** How near two points of a map count as: the curve 1 / (1 + a·d^2b), fitted to what minDist and spread ask for. */

export interface Curve {
  readonly a: number;
  readonly b: number;
}

/** q = 1 / (1 + a·d^2b), for the squared distance d². [E47] */
export const nearness = (curve: Curve, squared: number): number => 1 / (1 + curve.a * squared ** curve.b);

/** What is asked for: 1 up to minDist, then exp(−(d − minDist) / spread). */
const wanted = (d: number, minDist: number, spread: number): number =>
  d < minDist ? 1 : Math.exp(-(d - minDist) / spread);

const SAMPLES = 300;

/**
 * Least squares over 300 distances in [0, 3·spread] by Levenberg and Marquardt, as the reference implementation fits
 * it; minDist 0.1 and spread 1 give a = 1.577, b = 0.895.
 */
export function fitCurve(minDist: number, spread: number): Curve {
  let a = 1;
  let b = 1;
  let damping = 1e-2;
  const system = (a: number, b: number): number[] => {
    let [aa, ab, bb, ga, gb, error] = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < SAMPLES; i++) {
      const d = (3 * spread * i) / (SAMPLES - 1);
      const power = d ** (2 * b);
      const q = 1 / (1 + a * power);
      const miss = wanted(d, minDist, spread) - q;
      const da = -power * q * q;
      const db = d > 0 ? -2 * a * Math.log(d) * power * q * q : 0;
      aa += da * da;
      ab += da * db;
      bb += db * db;
      ga += da * miss;
      gb += db * miss;
      error += miss * miss;
    }
    return [aa, ab, bb, ga, gb, error];
  };
  let [aa, ab, bb, ga, gb, error] = system(a, b) as [number, number, number, number, number, number];
  for (let round = 0; round < 200; round++) {
    const p = aa * (1 + damping);
    const q = bb * (1 + damping);
    const det = p * q - ab * ab;
    const stepA = (q * ga - ab * gb) / det;
    const stepB = (p * gb - ab * ga) / det;
    const [a1, b1] = [a + stepA, b + stepB];
    const tried = system(a1, b1) as [number, number, number, number, number, number];
    if (a1 > 0 && b1 > 0 && tried[5] <= error) {
      [a, b] = [a1, b1];
      [aa, ab, bb, ga, gb, error] = tried;
      damping /= 10;
      if (Math.abs(stepA) + Math.abs(stepB) < 1e-10) break;
    } else damping *= 10;
    if (damping > 1e12) break;
  }
  return { a, b };
}
