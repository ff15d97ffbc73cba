/** What a ViViT trained on an order book was found to know and what it looks at, to read. */
import type { BookReport, ToldAttention } from '@janus/server/training';
import { forecastLines } from './model-text.ts';

const moment = (time: number): string => new Date(time).toISOString().slice(0, 19).replace('T', ' ');
const percent = (share: number): string => (100 * share).toFixed(1);

/** A line a token, a column a head. */
function attentionLines({ layer, tokens, heads }: ToldAttention): string[] {
  const width = Math.max(...tokens.map((name) => name.length)) + 2;
  return [
    `${layer}, % of its attention that the class token gives`,
    `  ${''.padEnd(width)}${heads.map((_, h) => `head ${h + 1}`.padStart(9)).join('')}`,
    ...tokens.map((name, k) => `  ${name.padEnd(width)}${heads.map((head) => percent(head[k]!).padStart(9)).join('')}`),
  ];
}

export function bookText(report: BookReport): string {
  const { samples, columns, frames, stepMs, horizon, timing } = report;
  return [
    `${report.model} trained for ${report.task} on the order book ${report.data}: best after epoch ${report.bestEpoch} of ${report.epochs}`,
    `${report.snapshots} snapshots of ${report.levels} levels a side every ${stepMs} ms in ${report.segments} piece${report.segments === 1 ? '' : 's'}; a video is ${frames} frames of ${columns}, ${(frames * columns * stepMs) / 1000} s; ${horizon} snapshots ahead, ${(horizon * stepMs) / 1000} s; embargo ${report.embargo}`,
    `${samples.train} samples trained, ${samples.validation} stopped, ${samples.test} judged it, ${moment(report.testFrom)} to ${moment(report.testTo)}`,
    '',
    ...forecastLines(report),
    '',
    ...report.attention.flatMap((layer) => [...attentionLines(layer), '']),
    `artefact ${report.artefact}, known at ${moment(report.knownAt)}, ${timing.seconds.toFixed(0)} s; \`janus model export ${report.artefact} --onnx OUT\` takes it elsewhere`,
    ...report.warnings.map((warning) => `warning: ${warning}`),
  ].join('\n');
}
