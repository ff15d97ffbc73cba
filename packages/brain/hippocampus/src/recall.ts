/**
 * What moments like this one were worth. Looks into the place of the query and the places next to it, keeps the
 * nearest episodes and weighs their rewards by nearness. Approximate by design: what lies across a far plane is not
 * seen. Nothing is allocated and nothing is learned.
 */
import { EPISODE_STATE, type Recall } from '@janus/domain';
import { clamp } from '@janus/numerics';
import { squareDistance } from './distance.ts';
import { locate, nextPlace } from './place-map.ts';
import type { HippocampusState } from './state.ts';
import { whiten } from './whitening.ts';

/** Compares the query with the episodes of one place that are still held, and keeps the nearest. */
function search(state: HippocampusState, place: number): void {
  const { map, query, nearEpisode, nearSquare } = state;
  const { points, episode, placeCapacity } = map;
  const oldest = state.episodes.written - state.config.capacity;
  const n = EPISODE_STATE;
  const first = place * placeCapacity;
  const end = first + Math.min(map.entered[place]!, placeCapacity);
  const last = nearSquare.length - 1;
  let worst = nearSquare[last]!;
  for (let position = first; position < end; position++) {
    const square = squareDistance(query, points, position * n);
    if (square >= worst || episode[position]! < oldest) continue;
    let k = last;
    while (k > 0 && square < nearSquare[k - 1]!) {
      nearSquare[k] = nearSquare[k - 1]!;
      nearEpisode[k] = nearEpisode[k - 1]!;
      k--;
    }
    nearSquare[k] = square;
    nearEpisode[k] = episode[position]!;
    worst = nearSquare[last]!;
  }
}

/** Nearest episodes of the query into nearEpisode and nearSquare, nearest first. Returns how many. */
function nearest(state: HippocampusState): number {
  const { map, nearSquare } = state;
  for (let i = 0; i < nearSquare.length; i++) nearSquare[i] = Number.POSITIVE_INFINITY;
  const own = locate(map, state.query);
  search(state, own);
  for (let i = 0; i < state.config.nearPlaces; i++) {
    const place = nextPlace(map, own);
    if (place < 0) break;
    search(state, place);
  }
  let count = 0;
  while (count < nearSquare.length && nearSquare[count]! < Number.POSITIVE_INFINITY) count++;
  return count;
}

/**
 * Weight of an episode at squared distance d²: e^(−d²/2h²).
 * `bandwidth` h > 0, in whitened units.
 */
export function nearness(square: number, bandwidth: number): number {
  return Math.exp(-square / (2 * bandwidth * bandwidth));
}

/**
 * `s` [EPISODE_STATE]. Value of an action: Σ w·r / (Σ w + doubt) over its episodes among the nearest, divided by the
 * usual size of a reward that is not 0, within ±valueLimit. Nothing recalled, or fewer than minEpisodes: count 0 and
 * zeros.
 */
export function recall(state: HippocampusState, s: Float64Array, out: Recall): void {
  uninformed(out);
  if (!state.mapped) return;
  const { config, episodes, nearEpisode, nearSquare, actionWeight, rewardSquare } = state;
  whiten(state.whitening, s, state.query);
  const count = nearest(state);
  if (count < config.minEpisodes) return;
  for (let a = 0; a < actionWeight.length; a++) actionWeight[a] = 0;
  let distance = 0;
  for (let i = 0; i < count; i++) {
    const slot = nearEpisode[i]! % config.capacity;
    const action = episodes.action[slot]!;
    const w = nearness(nearSquare[i]!, config.bandwidth);
    distance += Math.sqrt(nearSquare[i]!);
    actionWeight[action] = actionWeight[action]! + w;
    out.value[action] = out.value[action]! + w * episodes.reward[slot]!;
  }
  out.count = count;
  out.meanDistance = distance / count;
  const usual = Math.sqrt(rewardSquare.mean);
  for (let a = 0; a < actionWeight.length; a++) {
    const total = actionWeight[a]! + config.doubt;
    const mean = usual > 0 && total > 0 ? out.value[a]! / (total * usual) : 0;
    out.value[a] = clamp(mean, -config.valueLimit, config.valueLimit);
  }
}

/** Region switched off: nothing comes to mind. */
export function uninformed(out: Recall): void {
  out.count = 0;
  out.meanDistance = Number.NaN;
  for (let a = 0; a < out.value.length; a++) out.value[a] = 0;
}
