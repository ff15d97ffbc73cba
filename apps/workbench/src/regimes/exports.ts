/** What the Regimes page hands over as files. */
import { downloadCsv } from '../shell/download.ts';
import { notify } from '../shell/notify.ts';
import { tableCsv } from '../table/column.ts';
import { episodeColumns } from './episodes-panel.tsx';
import { opened, shownSpan, useRegimes, type Labelled } from './regime-store.ts';
import { STATISTICS_COLUMNS, statisticsRows } from './statistics.tsx';
import { trackCsv } from './track-csv.ts';

function withLabels(make: (labelled: Labelled) => readonly [part: string, text: string]): void {
  const labelled = opened(useRegimes.getState());
  if (!labelled) {
    notify('Nothing to export: no regimes are on the screen');
    return;
  }
  const [part, text] = make(labelled);
  const { name, id, simulatedData } = labelled.report;
  downloadCsv(`${name.replaceAll(':', '-')}-${part}-${id.slice(0, 8)}${simulatedData ? '-simulated' : ''}.csv`, text);
}

export const exportTrack = (): void =>
  withLabels(({ track, report }) => {
    const [from, to] = shownSpan(useRegimes.getState());
    return ['regimes', trackCsv(track, from, to, report.hasTruth)];
  });
export const exportStatistics = (): void =>
  withLabels(({ report }) => ['statistics', tableCsv(STATISTICS_COLUMNS, statisticsRows(report))]);
export const exportEpisodes = (): void =>
  withLabels((labelled) => ['episodes', tableCsv(episodeColumns(labelled), labelled.episodes)]);
