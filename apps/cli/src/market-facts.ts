/**
 * What rules in text may know of every bar of a data set, as the day would have seen it, column by column: features,
 * regime and what a flat account without a mood knows of itself. The action is the same at every bar.
 */
import { FACT, FACT_COUNT, FEATURE_COUNT, F, parseConfig, REGIMES, type BarSeries, type Fact } from '@janus/domain';
import { featureFields, featureMatrix } from '@janus/indicators';
import { labelSeries, prepareRefits, type RegimeConfig } from '@janus/regime';

export interface MarketFacts {
  /** First bar at which the regime is known; the length of the series where it never is. */
  readonly from: number;
  /** Writes the facts of a bar; what is not known is NaN. */
  fill(bar: number, out: Float64Array): void;
}

const FLAT: readonly Fact[] = ['exposure', 'symbolExposure', 'drawdown', 'windowLoss', 'heat'];

/** @param action facts of the action that is proposed at every bar */
export function marketFacts(
  series: BarSeries,
  regime: RegimeConfig,
  seed: number,
  action: Readonly<Partial<Record<Fact, number>>>,
  progress: (done: number, total: number) => void,
): MarketFacts {
  const features = featureMatrix(series, parseConfig(featureFields, { timeframeMs: series.timeframeMs }, 'features'));
  const track = labelSeries(series, regime, prepareRefits(features, regime, seed, progress));
  const first = track.regime.findIndex((r) => r >= 0);
  const fixed = new Float64Array(FACT_COUNT).fill(Number.NaN);
  for (const name of FLAT) fixed[FACT[name]] = 0;
  for (const [name, value] of Object.entries(action)) fixed[FACT[name as Fact]] = value;
  return {
    from: first < 0 ? series.length : first,
    fill: (bar, out) => {
      const row = features.subarray(bar * FEATURE_COUNT, (bar + 1) * FEATURE_COUNT);
      out.set(fixed);
      out.set(row);
      for (let r = 0; r < REGIMES.length; r++)
        out[FACT[`regime.${REGIMES[r]!}`]] = track.posterior[bar * REGIMES.length + r]!;
      out[FACT.confidence] = track.confidence[bar]!;
      out[FACT.agreement] = track.agreement[bar]!;
      out[FACT.volatilityRatio] = row[F.volatility]! / row[F.volatilityBaseline]!;
      out[FACT.spread] = series.spread === null ? Number.NaN : series.spread[bar]! / series.close[bar]!;
    },
  };
}
