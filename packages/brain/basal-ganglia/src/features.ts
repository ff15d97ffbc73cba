/** What the critic sees of a state: which regime it is in, and the vector that recall compares, at half size. */
import { EPISODE_STATE, REGIMES } from '@janus/domain';

const CONTEXTS = REGIMES.length + 1;
export const CRITIC_FEATURES = CONTEXTS + EPISODE_STATE;

/**
 * φ(s) [contexts + EPISODE_STATE]: 1 at the context, then state / 2, each within ±1. A number that is not known is 0.
 * @param context regime index, −1 … 6
 */
export function fillCriticFeatures(context: number, state: Float64Array, out: Float64Array): void {
  out.fill(0, 0, CONTEXTS);
  out[context + 1] = 1;
  for (let i = 0; i < EPISODE_STATE; i++) {
    const x = 0.5 * state[i]!;
    out[CONTEXTS + i] = x > 1 ? 1 : x < -1 ? -1 : x === x ? x : 0;
  }
}
