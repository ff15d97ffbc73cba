/**
 * Scaled forward–backward over a table of emission likelihoods (Rabiner 1989, §III and V). Knows nothing of what
 * emits: Gaussian densities shifted by their row maximum and categorical probabilities go through the same code.
 */
export interface Smoothed {
  /** P(z_t = k | all x), [T, K]. */
  readonly posterior: Float64Array;
  /** Σ_t P(z_t = i, z_{t+1} = j | all x), [K, K]. */
  readonly transitions: Float64Array;
  /** ln P(x) relative to the shifts taken out of the likelihoods. */
  readonly logLikelihood: number;
}

/**
 * @param likelihood [T, K], each row scaled by any positive factor
 * @param start [K]
 * @param transition [K, K]
 */
export function forwardBackward(
  likelihood: Float64Array,
  start: Float64Array,
  transition: Float64Array,
  states: number,
): Smoothed {
  const n = likelihood.length / states;
  const alpha = new Float64Array(n * states);
  const scale = new Float64Array(n);
  let logLikelihood = 0;
  for (let t = 0; t < n; t++) {
    let total = 0;
    for (let j = 0; j < states; j++) {
      let prior = t === 0 ? start[j]! : 0;
      if (t > 0) for (let i = 0; i < states; i++) prior += alpha[(t - 1) * states + i]! * transition[i * states + j]!;
      const a = prior * likelihood[t * states + j]!;
      alpha[t * states + j] = a;
      total += a;
    }
    scale[t] = total > 0 ? total : Number.MIN_VALUE;
    logLikelihood += Math.log(scale[t]!);
    for (let j = 0; j < states; j++) alpha[t * states + j]! /= scale[t]!;
  }
  const transitions = new Float64Array(states * states);
  const posterior = alpha.slice();
  const beta = new Float64Array(states).fill(1);
  const carried = new Float64Array(states);
  for (let t = n - 2; t >= 0; t--) {
    for (let j = 0; j < states; j++) carried[j] = (likelihood[(t + 1) * states + j]! * beta[j]!) / scale[t + 1]!;
    for (let i = 0; i < states; i++) {
      let b = 0;
      for (let j = 0; j < states; j++) {
        const step = transition[i * states + j]! * carried[j]!;
        b += step;
        transitions[i * states + j]! += alpha[t * states + i]! * step;
      }
      beta[i] = b;
    }
    for (let i = 0; i < states; i++) posterior[t * states + i] = alpha[t * states + i]! * beta[i]!;
  }
  return { posterior, transitions, logLikelihood };
}
