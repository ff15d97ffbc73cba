/** What a model trained on bars was found to know, to read. */
import type { BarReport } from '@janus/server/training';

const day = (time: number): string => new Date(time).toISOString().slice(0, 16).replace('T', ' ');
const NAMES: Readonly<Record<string, string>> = {
  r2: 'R²',
  rankCorrelation: 'rank correlation',
  accuracy: 'accuracy',
  balancedAccuracy: 'balanced accuracy',
};

/** The forecasts of the test block, a line each, with the model's skill against them. */
export function forecastLines({
  forecasts,
  skills,
  bootstrap,
}: Pick<BarReport, 'forecasts' | 'skills' | 'bootstrap'>): string[] {
  const columns = Object.keys(forecasts[0]!.measures);
  const skillOf = (name: string): string => {
    const found = skills.find(({ against }) => against === name);
    return found ? `${found.value.toFixed(3)} [${found.low.toFixed(3)}, ${found.high.toFixed(3)}]` : '';
  };
  return [
    `${'on the test block'.padEnd(36)}${'loss'.padStart(10)}${columns.map((c) => (NAMES[c] ?? c).padStart(20)).join('')}${"model's skill against it (95 %)".padStart(36)}`,
    ...forecasts.map(
      ({ name, loss, measures }) =>
        `${name.padEnd(36)}${loss.toFixed(4).padStart(10)}${columns.map((c) => measures[c]!.toFixed(3).padStart(20)).join('')}${skillOf(name).padStart(36)}`,
    ),
    '',
    `skill: 1 − loss of the model/loss of the other; above 0 is better. Intervals: ${bootstrap.draws} histories of the stationary bootstrap, blocks of ${bootstrap.meanBlock} samples`,
  ];
}

export function modelText(report: BarReport): string {
  const { samples, drawn, timing } = report;
  return [
    `${report.model} trained for ${report.task} on ${report.data}${report.simulatedData ? ' (simulated)' : ''}: best after epoch ${report.bestEpoch} of ${report.epochs}`,
    `${samples.train} samples trained, ${samples.validation} stopped, ${samples.test} judged it, ${day(report.testFrom)} to ${day(report.testTo)}; ${report.horizon} bars ahead, embargo ${report.embargo}${drawn.length > 0 ? `; drawn: ${drawn.join(', ')}` : ''}`,
    '',
    ...forecastLines(report),
    `artefact ${report.artefact}, known at ${day(report.knownAt)}, ${timing.seconds.toFixed(0)} s; \`janus run --data … --artefact ${report.artefact}\` sees through it`,
    ...report.warnings.map((warning) => `warning: ${warning}`),
  ].join('\n');
}
