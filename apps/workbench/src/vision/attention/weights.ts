/** Attention weights as a model gives them, read row by row: what one token looks at. Pure. */

/** Shape of one layer: [groups, heads, tokens, tokens], groups being frames in space and 1 in time. */
export interface LayerShape {
  readonly heads: number;
  readonly tokens: number;
}

/**
 * What `token` of `group` looks at, [tokens], summing to 1.
 * @param head −1 the mean of all heads
 */
export function looksAt(
  weights: Float32Array,
  { heads, tokens }: LayerShape,
  group: number,
  head: number,
  token: number,
): Float64Array {
  const out = new Float64Array(tokens);
  const chosen = head < 0 ? Array.from({ length: heads }, (_, h) => h) : [Math.min(head, heads - 1)];
  for (const h of chosen) {
    const from = ((group * heads + h) * tokens + token) * tokens;
    for (let k = 0; k < tokens; k++) out[k]! += weights[from + k]! / chosen.length;
  }
  return out;
}

/** Entropy as a share of the largest there can be: 1 looks at all alike, 0 at a single token. */
export function evenness(row: Float64Array): number {
  let entropy = 0;
  for (const p of row) if (p > 0) entropy -= p * Math.log(p);
  return row.length > 1 ? entropy / Math.log(row.length) : 1;
}

/** Index of the largest, from `from` on. */
export function strongest(row: Float64Array, from: number): number {
  let best = from;
  for (let k = from; k < row.length; k++) if (row[k]! > row[best]!) best = k;
  return best;
}
