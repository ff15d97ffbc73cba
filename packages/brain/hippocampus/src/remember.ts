/** Taking an episode in: ring, moments, place. One in many redraws the map; all others cost the same. */
import { EPISODE_STATE, type Experience } from '@janus/domain';
import { pushEw } from '@janus/numerics';
import { checkExperience, heldCount, writeEpisode } from './episodes.ts';
import { divide, enter } from './place-map.ts';
import type { HippocampusState } from './state.ts';
import { absorbState, adopt, whiten } from './whitening.ts';

/**
 * Keeps an experience; it is copied. The oldest gives way where the ring is full.
 * @throws JanusError bad-input for an experience that could not be recalled
 */
export function remember(state: HippocampusState, e: Experience): void {
  checkExperience(e);
  const { episodes, config } = state;
  writeEpisode(episodes, episodes.written % config.capacity, e);
  episodes.written++;
  absorbState(state.whitening, e.state, config.capacity);
  if (e.reward !== 0) pushEw(state.rewardSquare, e.reward * e.reward);
  if (Number.isFinite(e.volatility)) pushEw(state.context[0]!, e.volatility);
  if (Number.isFinite(e.spread)) pushEw(state.context[1]!, e.spread);
  if (Number.isFinite(e.volume)) pushEw(state.context[2]!, e.volume);
  if (episodes.written >= state.remapAt) remap(state);
  else if (state.mapped) place(state, episodes.written - 1);
}

/** Whitens the state of episode number `number` and enters it into its place. */
function place(state: HippocampusState, number: number): void {
  const at = (number % state.config.capacity) * EPISODE_STATE;
  for (let i = 0; i < EPISODE_STATE; i++) state.raw[i] = state.episodes.state[at + i]!;
  whiten(state.whitening, state.raw, state.query);
  enter(state.map, state.query, number);
}

/**
 * Draws the map anew under the moments as they stand: at 64 episodes, at every doubling, then once a capacity, and
 * whenever the night asks for it. Costs as much as remembering every episode held.
 */
export function remap(state: HippocampusState): void {
  const { episodes, config } = state;
  const held = heldCount(episodes);
  adopt(state.whitening, config.shrinkage);
  divide(state.map, held);
  for (let number = episodes.written - held; number < episodes.written; number++) place(state, number);
  state.mapped = true;
  if (episodes.written >= state.remapAt)
    state.remapAt = episodes.written < config.capacity ? 2 * state.remapAt : episodes.written + config.capacity;
}
