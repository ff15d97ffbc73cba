/**
 * How far an order satisfies the rules that concern it. p-mean-error divides by the number of truths: a rule that is
 * off, or has nothing to say of the order, would count as a truth of 1 and so thin out the violations of the others.
 * Those are NaN here and are left out.
 */

/**
 * SAT [E26] over the truths that are not NaN: 1 − ((1/n)·Σ (1 − φ_i)^p)^(1/p), n of them; 1 where there is none.
 * @param truths each in [0, 1] or NaN
 * @param p ≥ 1
 */
export function satisfactionOf(truths: Float64Array, p: number): number {
  let n = 0;
  let sum = 0;
  for (let i = 0; i < truths.length; i++) {
    const truth = truths[i]!;
    if (Number.isNaN(truth)) continue;
    n++;
    sum += (1 - truth) ** p;
  }
  return n === 0 ? 1 : 1 - (sum / n) ** (1 / p);
}
