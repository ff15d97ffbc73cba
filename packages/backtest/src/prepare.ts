/**
 * What a run needs made ahead: refits of the regime model and causal embeddings. Each depends only on bars up to its
 * own, so making them ahead changes no decision; it only keeps slow work out of the loop.
 */
import type { BarSeries } from '@janus/domain';
import { featureFields, featureMatrix } from '@janus/indicators';
import { parseConfig } from '@janus/domain';
import { prepareRefits, type RegimeRefit } from '@janus/regime';
import { prepareLearned, prepareVision, type LearnedSight, type VisionTrack } from '@janus/visual-cortex';
import type { GafKernel } from '@janus/kernels';
import type { RunConfig } from './config.ts';

export interface Prepared {
  readonly refits: readonly (readonly RegimeRefit[])[];
  readonly vision: readonly (VisionTrack | null)[] | null;
}

/**
 * @param kernel null leaves vision out
 * @param sights one a series: embeddings of a trained model, which then sees in place of frames
 */
export function prepareRun(
  series: readonly BarSeries[],
  config: RunConfig,
  seed: number,
  kernel: GafKernel | null,
  onProgress?: (stage: string, done: number, total: number) => void,
  sights: readonly (LearnedSight | null)[] = [],
): Prepared {
  const refits = series.map((s) => {
    const features = featureMatrix(s, parseConfig(featureFields, { timeframeMs: s.timeframeMs }, 'features'));
    return prepareRefits(features, config.brain.regime, seed, (done, total) =>
      onProgress?.(`fitting regimes of ${s.symbol}`, done, total),
    );
  });
  if (kernel === null) return { refits, vision: null };
  const vision = series.map((s, i) => {
    onProgress?.(`preparing vision of ${s.symbol}`, i, series.length);
    const sight = sights[i] ?? null;
    const table = config.brain['visual-cortex'];
    return sight === null ? prepareVision(s, table, seed, kernel) : prepareLearned(s, table, seed, sight);
  });
  return { refits, vision };
}
