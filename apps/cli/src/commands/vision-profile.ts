/**
 * `janus vision profile`: what each stage of vision takes here, for a ViViT and for the DiffGAF-LSTM that it may give way
 * to, and what the fallback would have done. What was measured can be kept and given to `janus run --latency`.
 */
import { badInput, parseConfig } from '@janus/domain';
import { loadDataSet } from '@janus/server/data';
import { executeProfile, latenciesText, type VisionProfile } from '@janus/server/sight';
import { fallbackFields } from '@janus/visual-cortex';
import type { Command } from '../command.ts';
import { readConfig } from '../request.ts';
import { writeNew } from '../write-new.ts';

const MOST = 5000;
const SHOWN = 10;
const kib = (bytes: number): string => `${Math.ceil(bytes / 1024)} KiB`;
const us = (value: number): string => `${value.toFixed(1).padStart(10)} µs`;

function profileText({ data, simulatedData, bars, full, light, fallback, timing }: VisionProfile): string {
  const of = (which: 'full' | 'light') => timing[which];
  return [
    `${bars} bars of ${data}${simulatedData ? ' (simulated)' : ''}; full: ${full.model} ${full.artefact}, ${kib(full.bytes)}; light: ${light.model} ${light.artefact}, ${kib(light.bytes)}`,
    '',
    `${'stage'.padEnd(10)}${['p50', 'p95', 'p99'].map((p) => `full ${p}`.padStart(13)).join('')}${['p50', 'p95', 'p99'].map((p) => `light ${p}`.padStart(13)).join('')}`,
    ...of('full').map(
      ({ stage, p50, p95, p99 }, s) =>
        `${stage.padEnd(10)}${[p50, p95, p99, of('light')[s]!.p50, of('light')[s]!.p95, of('light')[s]!.p99].map(us).join('')}`,
    ),
    '',
    `with a budget of ${fallback.budgetUs} µs (model ${fallback.model}) the light model would have seen ${timing.lightBars} of ${bars} bars, ${timing.changes.length} changes`,
    ...timing.changes
      .slice(0, SHOWN)
      .map(
        ({ bar, model, cause, p95Us }) =>
          `  bar ${String(bar).padStart(6)}  ${model.padEnd(14)} ${cause.padEnd(8)} p95 ${p95Us.toFixed(0)} µs`,
      ),
    ...(timing.changes.length > SHOWN ? [`  and ${timing.changes.length - SHOWN} more`] : []),
  ].join('\n');
}

export const visionProfileCommand: Command = {
  name: 'vision profile',
  usage: 'vision profile --artefact VIVIT --light LSTM --data SYMBOL|FILE [--out FILE]',
  summary: 'what each stage of vision takes here, and when a ViViT would have given way to a DiffGAF-LSTM',
  positional: { min: 0, max: 0, names: [] },
  options: {
    artefact: { type: 'string', meaning: 'the full model, a ViViT (`janus train list`)', required: true },
    light: { type: 'string', meaning: 'the light model, a DiffGAF-LSTM', required: true },
    data: { type: 'string', meaning: 'symbol in the catalogue, SP500 (bundled), or a CSV file', default: 'SP500' },
    bars: { type: 'integer', meaning: 'most bars, the last ones', default: MOST, min: 1, max: 1_000_000 },
    config: { type: 'string', meaning: 'TOML file with a table fallback: budget, hysteresis, memory' },
    out: { type: 'string', meaning: 'file for the latencies, time,fullUs,lightUs; one that is there is not replaced' },
  },
  async run(input) {
    const { options, dataFolder } = input;
    const { fallback: table, ...rest } = readConfig(options['config'] as string | undefined) as Readonly<
      Record<string, unknown>
    >;
    const strange = Object.keys(rest)[0];
    if (strange !== undefined) throw badInput(`--config: table ${strange} says nothing here; there is fallback`);
    const set = await loadDataSet(String(options['data']), dataFolder);
    const { profile, latencies } = await executeProfile(
      {
        data: set.name,
        series: set.series,
        full: String(options['artefact']),
        light: String(options['light']),
        fallback: parseConfig(fallbackFields, table ?? {}, 'fallback'),
        most: Number(options['bars']),
      },
      dataFolder,
      {
        progress: (stage, share) => input.progress(stage, share, 1),
        signal: input.signal,
        clock: () => performance.now() * 1000,
      },
    );
    const out = options['out'];
    if (out !== undefined) writeNew('out', String(out), latenciesText(latencies));
    const kept =
      out === undefined
        ? []
        : [`latencies in ${String(out)}: janus run --artefact … --light … --latency ${String(out)}`];
    return { json: { ...profile, out: out ?? null }, text: [profileText(profile), ...kept].join('\n') };
  },
};
