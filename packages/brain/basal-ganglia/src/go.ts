/**
 * What Go adds to the bare pathway: a threshold that rises after what went wrong, urgency where a side is asked for
 * again and again, facilitation of what did better than expected.
 */

/**
 * Release threshold under vigilance: threshold·(1 + adapt·vigilance).
 * @param vigilance mean of −δ/clip of what was done in the context, [−1, 1]
 * @param adapt [0, 1]
 */
export function adaptiveThreshold(threshold: number, vigilance: number, adapt: number): number {
  return threshold * (1 + adapt * vigilance);
}

/**
 * Urgency 1 − e^(−n/τ) of a side that was asked for n times in a row and not released. Source: urgency gating, Cisek,
 * Puskas and El-Murr, Decisions in changing conditions, Journal of Neuroscience 29, 2009: evidence is multiplied by it.
 */
export function urgencyOf(waited: number, time: number): number {
  return -Math.expm1(-waited / time);
}

/** One step of a mean in [0, 1]: facilitation towards 1 where the action did better than expected, else towards 0. */
export function facilitationAfter(facilitation: number, delta: number, rate: number): number {
  return facilitation + rate * ((delta > 0 ? 1 : 0) - facilitation);
}

/** One step of vigilance towards −δ/clip. */
export function vigilanceAfter(vigilance: number, delta: number, clip: number, rate: number): number {
  return vigilance + rate * (-delta / clip - vigilance);
}

/** Tonic dopamine as a regime hears it: sensitivity·ρ, within [−1, 1]. */
export function heardDopamine(tonic: number, sensitivity: number): number {
  const rho = sensitivity * tonic;
  return rho > 1 ? 1 : rho < -1 ? -1 : rho;
}
