/** Configuration of the hippocampus: what each option means, its unit, default and range. */
import { integer, number, type ConfigOf, type Fields } from '@janus/domain';

export const hippocampusFields = {
  capacity: integer('episodes kept; the oldest gives way', 'episodes', 4096, 64, 60_000),
  neighbours: integer('episodes recalled at most', 'episodes', 8, 1, 256),
  minEpisodes: integer('episodes recalled below which nothing is said', 'episodes', 5, 1, 256),
  placeCapacity: integer('episodes that a place of the map keeps, the newest', 'episodes', 24, 1, 60_000),
  nearPlaces: integer('places next to the own one that are searched too', 'places', 2, 0, 16),
  bandwidth: number('whitened distance at which an episode counts for 0.61', 'σ', 2, 0.01, 100),
  doubt: number('weight of a reward of 0 that every action starts with', 'episodes', 2, 0, 1000),
  valueLimit: number('largest value said, in units of the usual reward', 'σ of reward', 2, 0.01, 100),
  rewardSpan: number('span of the usual reward', 'rewards', 200, 2, 1_000_000),
  shrinkage: number('share by which the covariance of states is drawn to its diagonal', '', 0.6, 0.001, 1),
  expansion: integer('cells of the separating layer for each of its inputs', 'cells', 8, 4, 64),
  activeShare: number('share of those cells that fire', '', 0.05, 0.001, 1),
} satisfies Fields;
export type HippocampusConfig = ConfigOf<typeof hippocampusFields>;
