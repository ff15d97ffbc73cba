/** Samples from labelled series without a market: each series is one sample, as in the archives of time series classification. */
import { badInput } from '@janus/domain';
import type { Samples } from './samples.ts';

/**
 * @param series each of the same length
 * @param labels one a series; any text
 * @param channel name of what the series is of
 * @throws JanusError bad-input naming the series that is of another length, constant, or not finite
 */
export function labelledSamples(
  series: readonly ArrayLike<number>[],
  labels: readonly string[],
  channel = 'value',
): Samples {
  const length = series[0]?.length ?? 0;
  if (length < 2) throw badInput(`series of ${length} values: at least 2 are needed`);
  if (labels.length !== series.length) throw badInput(`${labels.length} labels for ${series.length} series`);
  series.forEach((values, i) => {
    if (values.length !== length)
      throw badInput(`series ${i} has ${values.length} values where the first has ${length}: cut or resample it`);
    let moves = false;
    for (let t = 0; t < length; t++) {
      if (!Number.isFinite(values[t]!))
        throw badInput(`series ${i} is ${values[t]} at ${t}: repair it or leave it out`);
      moves ||= values[t] !== values[0];
    }
    if (!moves) throw badInput(`series ${i} is ${values[0]} throughout: leave it out`);
  });
  const names = [...new Set(labels)].sort();
  return {
    count: series.length,
    input: [length, 1],
    features: [channel],
    at: Int32Array.from(series, (_, i) => i),
    reach: 0,
    fill(index, into, offset) {
      const values = series[index]!;
      for (let t = 0; t < length; t++) into[offset + t] = values[t]!;
    },
    classes: { names, of: Int32Array.from(labels, (label) => names.indexOf(label)) },
  };
}
