/** Options of the statistics against overfitting: what each means, its unit, default and range. */
import { integer, number, type ConfigOf, type Fields } from '@janus/domain';

export const overfittingFields = {
  benchmarkSharpe: number('annualised Sharpe ratio that the probabilistic one is asked to exceed', '', 0, -10, 10),
  blocks: integer('blocks that the history is cut into for the chance of overfitting, even', 'blocks', 16, 2, 20),
  draws: integer('resampled histories', 'histories', 1000, 100, 100_000),
  meanBlock: integer('mean length of a resampled block; 0 = cube root of the number of returns', 'bars', 0, 0, 100_000),
  ruin: number('loss of the equity at the start that counts as ruin', 'share', 0.5, 0.01, 1),
} satisfies Fields;
export type OverfittingConfig = ConfigOf<typeof overfittingFields>;
