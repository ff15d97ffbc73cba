/** The sparse code of a moment: what the night clusters into schemas. */
import { ACTIONS, EPISODE_STATE } from '@janus/domain';
import type { Ew } from '@janus/numerics';
import { project, winnersTakeAll } from './separation.ts';
import { CONTEXT_COUNT, type HippocampusState } from './state.ts';
import { whiten } from './whitening.ts';

const UNKNOWN = new Float64Array(CONTEXT_COUNT).fill(Number.NaN);

/** In standard deviations from the mean; 0 where the value, or what is usual, is unknown. */
function standardised(x: number, usual: Ew): number {
  return Number.isFinite(x) && usual.variance > 0 ? (x - usual.mean) / Math.sqrt(usual.variance) : 0;
}

/**
 * The code of (s, a, c): whitened state, one-hot action and standardised context through the random projection, the
 * strongest cells left firing. `s` [EPISODE_STATE], `action` an index into ACTIONS, `context` [3] volatility, spread,
 * volume (NaN = unknown). Returns state.code, overwritten by the next call.
 */
export function encode(
  state: HippocampusState,
  s: Float64Array,
  action: number,
  context: Float64Array = UNKNOWN,
): Float64Array {
  const x = state.codeInput;
  whiten(state.whitening, s, x);
  for (let a = 0; a < ACTIONS.length; a++) x[EPISODE_STATE + a] = a === action ? 1 : 0;
  for (let c = 0; c < CONTEXT_COUNT; c++)
    x[EPISODE_STATE + ACTIONS.length + c] = standardised(context[c]!, state.context[c]!);
  project(state.projection, x, state.code);
  winnersTakeAll(state.code, state.winners);
  return state.code;
}
