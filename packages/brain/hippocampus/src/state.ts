/** The hippocampus of one symbol: a plain value that serialises as it stands. */
import { ACTIONS, EPISODE_STATE } from '@janus/domain';
import { initEw, rng, type Ew } from '@janus/numerics';
import type { HippocampusConfig } from './config.ts';
import { initEpisodes, type Episodes } from './episodes.ts';
import { initPlaceMap, type PlaceMap } from './place-map.ts';
import { randomProjection } from './separation.ts';
import { initWhitening, type Whitening } from './whitening.ts';

/** c of [s; a; c]: volatility, spread, volume. */
export const CONTEXT_COUNT = 3;
const CODE_INPUTS = EPISODE_STATE + ACTIONS.length + CONTEXT_COUNT;
/** Episodes at which the map is first drawn; then at every doubling, then once a capacity. */
const FIRST_MAP = 64;

export interface HippocampusState {
  readonly config: HippocampusConfig;
  readonly episodes: Episodes;
  readonly whitening: Whitening;
  readonly map: PlaceMap;
  /** True once the map has been drawn. */
  mapped: boolean;
  /** Episodes written at which the map is drawn again. */
  remapAt: number;
  /** Mean square of the rewards that were not 0. */
  readonly rewardSquare: Ew;
  /** Mean and variance of volatility, spread and volume. */
  readonly context: readonly Ew[];
  /** The separating layer: weights [cells, inputs], its input, its code, and scratch for its winners. */
  readonly projection: Float64Array;
  readonly codeInput: Float64Array;
  readonly code: Float64Array;
  readonly winners: Float64Array;
  /** Scratch: a state on its way into the map. */
  readonly raw: Float64Array;
  /** Scratch of a recall: the query, and numbers and squared distances of the nearest so far. */
  readonly query: Float64Array;
  readonly nearEpisode: Int32Array;
  readonly nearSquare: Float64Array;
  /** Weight recalled for each action. */
  readonly actionWeight: Float64Array;
}

/** `seed` draws the planes of the map and the random projection: the same seed, the same memory. */
export function init(config: HippocampusConfig, seed: number): HippocampusState {
  const random = rng(seed);
  const cells = config.expansion * CODE_INPUTS;
  return {
    config,
    episodes: initEpisodes(config.capacity),
    whitening: initWhitening(),
    map: initPlaceMap(config.capacity, config.placeCapacity, random),
    mapped: false,
    remapAt: FIRST_MAP,
    rewardSquare: initEw(config.rewardSpan),
    context: Array.from({ length: CONTEXT_COUNT }, () => initEw(config.capacity)),
    projection: randomProjection(cells, CODE_INPUTS, random),
    codeInput: new Float64Array(CODE_INPUTS),
    code: new Float64Array(cells),
    winners: new Float64Array(Math.max(1, Math.round(config.activeShare * cells))),
    raw: new Float64Array(EPISODE_STATE),
    query: new Float64Array(EPISODE_STATE),
    nearEpisode: new Int32Array(config.neighbours),
    nearSquare: new Float64Array(config.neighbours),
    actionWeight: new Float64Array(ACTIONS.length),
  };
}
