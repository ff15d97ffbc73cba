/**
 * Student's t distribution function, for bulk volume classification with fat tails. By the regularised incomplete beta
 * function; its continued fraction is that of Abramowitz and Stegun 26.5.8, evaluated by Lentz's method.
 */

/** ln Γ(x), x > 0: Lanczos' approximation, g = 7, n = 9; relative error below 1e-13. */
function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const c = LANCZOS;
  let sum = c[0]!;
  for (let i = 1; i < c.length; i++) sum += c[i]! / (x - 1 + i);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

const TINY = 1e-300;
const ROUNDS = 300;

/** The continued fraction of I_x(a, b), valid for x < (a + 1)/(a + b + 2). */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / Math.max(TINY, 1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m <= ROUNDS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d || TINY);
    c = 1 + even / c || TINY;
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d || TINY);
    c = 1 + odd / c || TINY;
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return h;
}

/** I_x(a, b) for x in [0, 1], a and b > 0. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

/**
 * P(T ≤ t) with `freedom` > 0 degrees of freedom, which need not be whole: 1 − ½·I_{ν/(ν+t²)}(ν/2, ½) for t ≥ 0.
 * @throws RangeError unless freedom > 0
 */
export function studentCdf(t: number, freedom: number): number {
  if (!(freedom > 0)) throw new RangeError(`degrees of freedom ${freedom}: give a number above 0`);
  const tail = 0.5 * incompleteBeta(freedom / (freedom + t * t), 0.5 * freedom, 0.5);
  return t < 0 ? tail : 1 - tail;
}
