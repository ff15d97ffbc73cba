/**
 * The warm-up check: the features of a bar must not depend on how much history came before it, once the declared
 * warm-up has passed. The same bars are fed from different beginnings and compared.
 */
import { FEATURE_COUNT, FEATURES, parseConfig, type BarSeries } from '@janus/domain';
import { featureFields, featureMatrix, featureWarmUp } from '@janus/indicators';

export interface WarmUpCheck {
  readonly declared: number;
  /** Features that still differ after the declared warm-up, with the largest difference relative to their spread. */
  readonly drifting: readonly { readonly feature: string; readonly difference: number }[];
}

function from(series: BarSeries, first: number): BarSeries {
  const cut = (column: Float64Array): Float64Array => column.slice(first);
  return {
    ...series,
    length: series.length - first,
    time: cut(series.time),
    open: cut(series.open),
    high: cut(series.high),
    low: cut(series.low),
    close: cut(series.close),
    volume: cut(series.volume),
    spread: series.spread === null ? null : cut(series.spread),
    truth: series.truth === null ? null : series.truth.slice(first),
  };
}

/**
 * @param tolerance largest difference allowed, in standard deviations of the feature
 * @throws RangeError where the series is not longer than twice the declared warm-up
 */
export function warmUpCheck(
  series: BarSeries,
  tolerance: number,
  beginnings: readonly number[] = [0.1, 0.25, 0.4],
): WarmUpCheck {
  const config = parseConfig(featureFields, { timeframeMs: series.timeframeMs }, 'features');
  const declared = featureWarmUp(config);
  if (series.length < 2 * declared)
    throw new RangeError(
      `${series.length} bars are too few to check a warm-up of ${declared}: give at least ${2 * declared}`,
    );
  const whole = featureMatrix(series, config);
  const spread = FEATURES.map((_, j) => deviation(whole, j, declared, series.length));
  const worst = new Float64Array(FEATURE_COUNT);
  for (const share of beginnings) {
    const first = Math.floor(share * (series.length - declared));
    const later = featureMatrix(from(series, first), config);
    for (let i = first + declared; i < series.length; i++)
      for (let j = 0; j < FEATURE_COUNT; j++) {
        const a = whole[i * FEATURE_COUNT + j]!;
        const b = later[(i - first) * FEATURE_COUNT + j]!;
        if (Number.isNaN(a) && Number.isNaN(b)) continue;
        const difference = Math.abs(a - b) / (spread[j]! > 0 ? spread[j]! : 1);
        if (!(difference <= worst[j]!)) worst[j] = difference;
      }
  }
  return {
    declared,
    drifting: FEATURES.map((feature, j) => ({ feature, difference: worst[j]! })).filter(
      (d) => !(d.difference <= tolerance),
    ),
  };
}

function deviation(matrix: Float64Array, j: number, from: number, to: number): number {
  let n = 0;
  let mean = 0;
  let square = 0;
  for (let i = from; i < to; i++) {
    const x = matrix[i * FEATURE_COUNT + j]!;
    if (Number.isNaN(x)) continue;
    n++;
    const d = x - mean;
    mean += d / n;
    square += d * (x - mean);
  }
  return n > 1 ? Math.sqrt(square / (n - 1)) : 0;
}
