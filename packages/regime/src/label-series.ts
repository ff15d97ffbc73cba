/**
 * The ensemble over a whole recorded series, bar by bar as it would have run: for commands and scoring. The same
 * `step` as in the day, with the refits of the stated schedule delivered when they become known.
 */
import { F, newMarketState, newRegimeBelief, REGIMES, type BarSeries } from '@janus/domain';
import { featureFields, featureWarmUp, initFeatures, stepFeatures } from '@janus/indicators';
import { parseConfig } from '@janus/domain';
import type { RegimeConfig } from './config.ts';
import { init, receiveRefit, step } from './ensemble.ts';
import type { RegimeRefit } from './refit.ts';

export interface RegimeTrack {
  /** Index into REGIMES a bar; −1 while warming up or (single detectors) abstaining. */
  readonly regime: Int8Array;
  readonly hmm: Int8Array;
  readonly statistical: Int8Array;
  readonly technical: Int8Array;
  readonly confidence: Float64Array;
  readonly agreement: Float64Array;
  /** Fused belief [bars, REGIMES]; rows of NaN while warming up. */
  readonly posterior: Float32Array;
}

export function labelSeries(series: BarSeries, config: RegimeConfig, refits: readonly RegimeRefit[]): RegimeTrack {
  const n = series.length;
  const featureConfig = parseConfig(featureFields, { timeframeMs: series.timeframeMs }, 'features');
  const features = initFeatures(featureConfig);
  const warmUp = featureWarmUp(featureConfig);
  const market = newMarketState();
  const belief = newRegimeBelief();
  const state = init(config);
  const labels = (): Int8Array => new Int8Array(n).fill(-1);
  const out = {
    regime: labels(),
    hmm: labels(),
    statistical: labels(),
    technical: labels(),
    confidence: new Float64Array(n).fill(Number.NaN),
    agreement: new Float64Array(n).fill(Number.NaN),
    posterior: new Float32Array(n * REGIMES.length).fill(Number.NaN),
  };
  let next = 0;
  for (let i = 0; i < n; i++) {
    const time = series.time[i]! + series.timeframeMs;
    stepFeatures(
      features,
      series.time[i]!,
      series.open[i]!,
      series.high[i]!,
      series.low[i]!,
      series.close[i]!,
      series.volume[i]!,
      market.features,
    );
    market.index = i;
    market.time = time;
    market.volatility = market.features[F.volatility]!;
    while (next < refits.length && refits[next]!.knownAt <= i) receiveRefit(state, refits[next++]!);
    if (i + 1 < warmUp || step(state, market, belief) !== 0) continue;
    out.regime[i] = belief.regime;
    out.hmm[i] = belief.hmm;
    out.statistical[i] = belief.statistical;
    out.technical[i] = belief.technical;
    out.confidence[i] = belief.confidence;
    out.agreement[i] = belief.agreement;
    out.posterior.set(belief.posterior, i * REGIMES.length);
  }
  return out;
}
