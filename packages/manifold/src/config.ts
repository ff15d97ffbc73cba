/** Options of a map: what each means, its unit, default and range. An unknown one is refused. */
import { choice, integer, number, type ConfigOf, type Fields } from '@janus/domain';

export const umapFields = {
  neighbours: integer('size of a neighbourhood, the point itself counted', 'points', 15, 2, 200),
  minDist: number('distance below which points of one neighbourhood are not pulled closer', 'map units', 0.1, 0, 3),
  spread: number('scale on which the attraction fades', 'map units', 1, 0.1, 10),
  epochs: integer('passes over the graph; 0 = 500, and 200 above 10,000 points', 'passes', 0, 0, 10_000),
  learningRate: number('step of the first pass; it falls to 0 over the passes', '', 1, 0.0001, 10),
  negativeSamples: integer('points pushed away for each one that is pulled', 'points', 5, 0, 50),
  repulsion: number('weight of the push', '', 1, 0, 100),
  start: choice('positions of the first pass where none are given', 'pca', ['pca', 'random']),
  exactUpTo: integer('most points whose neighbours are searched exhaustively', 'points', 3000, 0, 1_000_000),
} satisfies Fields;
export type UmapConfig = ConfigOf<typeof umapFields>;

/** Passes of a map of n points. */
export const epochsFor = (config: UmapConfig, n: number): number =>
  config.epochs > 0 ? config.epochs : n <= 10_000 ? 500 : 200;
