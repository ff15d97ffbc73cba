/** `janus regimes`: the regime and the three votes, one row a bar, as the day would have seen them. */
import { REGIMES } from '@janus/domain';
import { featureFields, featureMatrix } from '@janus/indicators';
import { parseConfig } from '@janus/domain';
import { labelSeries, prepareRefits } from '@janus/regime';
import type { Command } from '../command.ts';
import { requestOf, RUN_OPTIONS } from '../request.ts';

const { lesions: _, vision: __, ...OPTIONS } = RUN_OPTIONS;
const nameOf = (i: number): string | null => REGIMES[i] ?? null;

export const regimesCommand: Command = {
  name: 'regimes',
  usage: 'regimes --data SYMBOL|FILE',
  summary: 'the regime and the three votes, one row a bar',
  positional: { min: 0, max: 0, names: [] },
  options: OPTIONS,
  async run(input) {
    const { plan, warnings } = await requestOf(input);
    const { series, config } = plan;
    const features = featureMatrix(series, parseConfig(featureFields, { timeframeMs: series.timeframeMs }, 'features'));
    const refits = prepareRefits(features, config.brain.regime, plan.provenance.seed, (done, total) =>
      input.progress('fitting regimes', done, total),
    );
    const track = labelSeries(series, config.brain.regime, refits);
    const bars = Array.from({ length: series.length }, (_, i) => ({
      time: series.time[i]!,
      regime: nameOf(track.regime[i]!),
      confidence: Number.isNaN(track.confidence[i]!) ? null : track.confidence[i]!,
      agreement: Number.isNaN(track.agreement[i]!) ? null : track.agreement[i]!,
      hmm: nameOf(track.hmm[i]!),
      statistical: nameOf(track.statistical[i]!),
      technical: nameOf(track.technical[i]!),
    }));
    const known = bars.filter((b) => b.regime !== null);
    const counts = REGIMES.map((name) => ({ name, bars: known.filter((b) => b.regime === name).length }));
    return {
      json: { ...plan.provenance, data: plan.info.name, simulatedData: plan.info.simulatedData, bars, warnings },
      text: [
        `regimes of ${plan.info.name}: ${known.length} of ${bars.length} bars, ${bars.length - known.length} of warm-up, ${refits.length} refits`,
        '',
        ...counts.map(
          (c) =>
            `  ${c.name.padEnd(12)}${String(c.bars).padStart(9)}  ${((100 * c.bars) / Math.max(1, known.length)).toFixed(1).padStart(5)} %`,
        ),
        ...warnings.map((w) => `warning: ${w}`),
      ].join('\n'),
      exitCode: known.length === 0 ? 4 : 0,
    };
  },
};
