/** Configuration of consolidation: what each option means, its unit, default and range. */
import { integer, number, type ConfigOf, type Fields } from '@janus/domain';

export const consolidationFields = {
  schemas: integer('clusters that a formation looks for; 0 = the cube root of what it clusters', 'clusters', 0, 0, 256),
  maxSchemas: integer('schemas that a version holds at most', 'schemas', 24, 1, 256),
  recallThreshold: number('θ: cosine from which a moment is recalled by a schema', '', 0.5, 0.01, 0.99),
  recallRate: number('η of E46: share of the way that a recalled experience moves its schema', '', 0.02, 0, 1),
  errorSpan: number('span of the running error that a recall has to meet', 'recalls', 50, 1, 100_000),
  minFound: integer('similar experiences in the pool that found a schema', 'experiences', 20, 2, 100_000),
  distinct: number('cosine with another schema from which a new one would be the same', '', 0.85, 0.01, 1),
  poolCapacity: integer('experiences in the pool; the oldest gives way', 'experiences', 20_000, 10, 1_000_000),
  restarts: integer('starts of k-means, of which the best is kept', 'starts', 4, 1, 100),
  maxIterations: integer('rounds of k-means at most', 'rounds', 50, 1, 10_000),
} satisfies Fields;
export type ConsolidationConfig = ConfigOf<typeof consolidationFields>;
