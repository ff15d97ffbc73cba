/** Configuration of VPIN: what each option means, its unit, default and range. */
import { choice, integer, number, type ConfigOf, type Fields } from '@janus/domain';

export const vpinFields = {
  bucketsPerDay: integer('buckets that the usual volume of a day fills', 'a day', 50, 1, 10_000),
  window: integer('buckets that VPIN is the mean of', 'buckets', 50, 2, 10_000),
  volumeSpan: number('span of the usual volume a bar and of the usual price change', 'bars', 500, 10, 1_000_000),
  warmup: integer('bars before the first bucket is opened', 'bars', 50, 2, 1_000_000),
  tail: choice('distribution of standardised price changes by which volume is split', 'normal', ['normal', 'student']),
  freedom: number("degrees of freedom of Student's distribution", '', 0.25, 0.05, 1000),
} satisfies Fields;
export type VpinConfig = ConfigOf<typeof vpinFields>;
