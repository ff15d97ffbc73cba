/** What every model of the archive is held against: the class of the nearest training series by Euclidean distance. */
import { badInput } from '@janus/domain';

/**
 * 1-NN (Dau et al. 2018). Of equals the first.
 * @param train, asked of one length; as they are to be compared, e.g. z-normalised
 * @returns label of the nearest, one an asked series
 */
export function nearestLabels(
  train: readonly ArrayLike<number>[],
  labels: readonly string[],
  asked: readonly ArrayLike<number>[],
): string[] {
  const length = train[0]?.length ?? 0;
  return asked.map((series, i) => {
    if (series.length !== length)
      throw badInput(`series ${i} has ${series.length} values, the training series ${length}: resample them first`);
    let best = Number.POSITIVE_INFINITY;
    let at = 0;
    train.forEach((other, t) => {
      let sum = 0;
      for (let k = 0; k < length && sum < best; k++) sum += (series[k]! - other[k]!) ** 2;
      if (sum < best) {
        best = sum;
        at = t;
      }
    });
    return labels[at]!;
  });
}
