/** Configuration of the correlation stage. */
import { integer, number } from '@janus/domain';
import type { ConfigOf, Fields } from '@janus/domain';

export const correlationFields = {
  span: integer('span of the exponential weights', 'bars', 200, 2, 100_000),
  minimumCount: integer('returns two symbols must share before their correlation is believed', 'bars', 30, 2, 100_000),
  assumed: number('correlation assumed of two symbols until then', '1', 0.7, -1, 1),
  limit: number(
    'exposure along a symbol, held under other names, that leaves no room for more',
    'equity',
    0.8,
    0.01,
    100,
  ),
} satisfies Fields;
export type CorrelationConfig = ConfigOf<typeof correlationFields>;
