/** The panels of the Regimes page: time above, what it adds up to below. */
import dynamic from 'next/dynamic';
import { column, row, tabs } from '../dock/layout-tree.ts';
import type { DockSpec } from '../dock/spec.ts';
import { PlotGhost, RowsGhost } from '../panel/states/skeleton.tsx';
import { HELP } from './help-texts.ts';
import { StatisticsStatus, TimelineStatus, TruthStatus } from './status.tsx';

// The code of the exports comes with the first use.
const exporting = (which: 'exportTrack' | 'exportStatistics' | 'exportEpisodes'): void =>
  void import('./exports.ts').then((m) => m[which]());
export const exportShown = (): void => exporting('exportTrack');

export const REGIMES_DOCK: DockSpec = {
  page: 'regimes',
  panels: [
    {
      id: 'timeline',
      title: 'Timeline',
      component: dynamic(() => import('./timeline-panel.tsx').then((m) => m.TimelinePanel), {
        ssr: false,
        loading: () => PlotGhost(),
      }),
      status: TimelineStatus,
      help: HELP.timeline,
      menu: [{ label: 'Export the bars shown as CSV', run: exportShown }],
      ghost: PlotGhost,
    },
    {
      id: 'posterior',
      title: 'Posterior',
      component: dynamic(() => import('./posterior-panel.tsx').then((m) => m.PosteriorPanel), {
        ssr: false,
        loading: () => PlotGhost(),
      }),
      help: HELP.posterior,
      ghost: PlotGhost,
    },
    {
      id: 'statistics',
      title: 'Statistics',
      component: dynamic(() => import('./statistics-panel.tsx').then((m) => m.StatisticsPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      status: StatisticsStatus,
      help: HELP.statistics,
      menu: [{ label: 'Export the statistics as CSV', run: () => exporting('exportStatistics') }],
      ghost: RowsGhost,
    },
    {
      id: 'episodes',
      title: 'Episodes',
      component: dynamic(() => import('./episodes-panel.tsx').then((m) => m.EpisodesPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      help: HELP.episodes,
      menu: [{ label: 'Export the episodes as CSV', run: () => exporting('exportEpisodes') }],
      ghost: RowsGhost,
    },
    {
      id: 'transitions',
      title: 'Transitions',
      component: dynamic(() => import('./transitions-panel.tsx').then((m) => m.TransitionsPanel), {
        ssr: false,
        loading: () => PlotGhost(),
      }),
      help: HELP.transitions,
      ghost: PlotGhost,
    },
    {
      id: 'truth',
      title: 'Against the truth',
      component: dynamic(() => import('./truth-panel.tsx').then((m) => m.TruthPanel), {
        ssr: false,
        loading: () => PlotGhost(),
      }),
      status: TruthStatus,
      help: HELP.truth,
      ghost: PlotGhost,
    },
    {
      id: 'durations',
      title: 'Durations',
      component: dynamic(() => import('./durations-panel.tsx').then((m) => m.DurationsPanel), {
        ssr: false,
        loading: () => PlotGhost(),
      }),
      help: HELP.durations,
      ghost: PlotGhost,
    },
    {
      id: 'agreement',
      title: 'Agreement',
      component: dynamic(() => import('./agreement-panel.tsx').then((m) => m.AgreementPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      help: HELP.agreement,
      ghost: RowsGhost,
    },
  ],
  layouts: {
    narrow: row([
      column([tabs(['timeline']), tabs(['posterior'], 0.21), tabs(['statistics', 'episodes'], [0.3, 222])]),
      column([tabs(['transitions', 'truth'], [0.5, 300]), tabs(['durations', 'agreement'])], [0.33, 412]),
    ]),
    wide: row([
      column([tabs(['timeline']), tabs(['posterior'], 0.22), tabs(['statistics', 'episodes'], [0.25, 222])]),
      column([tabs(['transitions', 'truth'], [0.46, 300]), tabs(['durations', 'agreement'])], [0.3, 412]),
    ]),
  },
};
