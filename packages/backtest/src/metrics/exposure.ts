/** Exposure: share of bars on which a position was held. */
export function exposureShare(exposure: Float64Array): number {
  let held = 0;
  for (let i = 0; i < exposure.length; i++) if (Math.abs(exposure[i]!) > 1e-9) held++;
  return exposure.length > 0 ? held / exposure.length : 0;
}
