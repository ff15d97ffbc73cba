/**
 * The two pathways. Each is a ReLU over features that are never negative, with weights that are never negative: the
 * unit is silent only when nothing speaks, so it cannot die. Go hears what supports a side, No-Go what opposes it.
 * Source: Collins and Frank, Opponent Actor Learning (OpAL), Psychological Review 121, 2014.
 */

/**
 * Direct pathway [E33]: ReLU(W_direct·h⁺ + b_direct), h⁺ = [own strength, max(0, s·gated_m) …].
 * @param weights W_direct [1 + modalities]
 * @param strength of the side's own signal, [0, 1]
 * @param gated evidence a modality, [−1, 1], positive speaks for buying
 * @param sign s: 1 for buying, −1 for selling
 * @param bias b_direct ≥ 0, from Q⁺
 */
export function directDrive(
  weights: Float64Array,
  strength: number,
  gated: Float64Array,
  sign: number,
  bias: number,
): number {
  let sum = weights[0]! * strength + bias;
  for (let m = 0; m < gated.length; m++) sum += weights[1 + m]! * Math.max(0, sign * gated[m]!);
  return Math.max(0, sum);
}

/**
 * Indirect pathway [E34]: ReLU(W_indirect·h⁻ + b_indirect), h⁻ = [rival strength, max(0, −s·gated_m) …, threat,
 * max(0, volatility ratio − 1)].
 * @param weights W_indirect [3 + modalities]
 * @param rival strength of the other side's signal, [0, 1]
 * @param threat fear, [0, 1]
 * @param volatilityRatio fast over slow volatility, 1 = normal
 * @param bias b_indirect ≥ 0, from Q⁻
 */
export function indirectDrive(
  weights: Float64Array,
  rival: number,
  gated: Float64Array,
  sign: number,
  threat: number,
  volatilityRatio: number,
  bias: number,
): number {
  const modalities = gated.length;
  let sum = weights[0]! * rival + bias;
  for (let m = 0; m < modalities; m++) sum += weights[1 + m]! * Math.max(0, -sign * gated[m]!);
  sum += weights[1 + modalities]! * threat + weights[2 + modalities]! * Math.max(0, volatilityRatio - 1);
  return Math.max(0, sum);
}
