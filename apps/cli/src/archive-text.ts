/** The table of an archive, to read: accuracies a set, beside 1-NN. */
import { ARCHIVE_MODELS, type ArchiveReport } from '@janus/server/training';

const share = (x: number): string => x.toFixed(3);

export function archiveText(report: ArchiveReport): string {
  const { sets, wins, seeds, timing, runId } = report;
  const name = Math.max(8, ...sets.map(({ dataset }) => dataset.length)) + 2;
  const head = (text: string, width: number): string => text.padStart(width);
  const titles = ARCHIVE_MODELS.map((kind) => head(kind, 24) + head('together', 10)).join('');
  const lines = sets.map(
    ({ dataset, train, test, length, classes, oneNN, models }) =>
      dataset.padEnd(name) +
      [train, test, length, classes].map((n) => head(String(n), 8)).join('') +
      head(share(oneNN), 9) +
      ARCHIVE_MODELS.map((kind) => {
        const { mean, low, high, together } = models[kind];
        return head(`${share(mean)} [${share(low)}, ${share(high)}]`, 24) + head(share(together), 10);
      }).join(''),
  );
  return [
    `accuracy on the standard test parts, ${seeds.length} seeds: mean [least, greatest], and of the seeds' models together; 1-NN is Euclidean, z-normalised`,
    '',
    'set'.padEnd(name) +
      ['train', 'test', 'length', 'classes'].map((t) => head(t, 8)).join('') +
      head('1-NN', 9) +
      titles,
    ...lines,
    '',
    ...ARCHIVE_MODELS.map((kind) => {
      const { better, equal, worse } = wins[kind];
      return `${kind}: better than 1-NN on ${better} of ${sets.length} sets, equal on ${equal}, worse on ${worse}`;
    }),
    `run ${runId}, ${timing.seconds.toFixed(0)} s`,
    ...report.warnings.map((warning) => `warning: ${warning}`),
  ].join('\n');
}
