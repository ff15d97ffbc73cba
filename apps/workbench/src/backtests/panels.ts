/** The panels of the Backtests page: launch at the left, runs over their comparison, one run in full at the right. */
import dynamic from 'next/dynamic';
import { column, row, tabs } from '../dock/layout-tree.ts';
import type { DockSpec } from '../dock/spec.ts';
import { FactsGhost, PlotGhost, RowsGhost } from '../panel/states/skeleton.tsx';
import { HELP } from './help-texts.ts';
import { CompareStatus, FocusStatus, LaunchStatus, RunsStatus } from './status.tsx';

const exporting = (which: 'exportRuns' | 'exportTrades'): void => void import('./exports.ts').then((m) => m[which]());

export const BACKTESTS_DOCK: DockSpec = {
  page: 'backtests',
  panels: [
    {
      id: 'launch',
      title: 'Launch',
      component: dynamic(() => import('./launch-panel.tsx').then((m) => m.LaunchPanel), {
        ssr: false,
        loading: () => FactsGhost(),
      }),
      status: LaunchStatus,
      help: HELP.launch,
      ghost: FactsGhost,
    },
    {
      id: 'runs',
      title: 'Backtests',
      component: dynamic(() => import('./runs-panel.tsx').then((m) => m.RunsPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      status: RunsStatus,
      help: HELP.runs,
      menu: [{ label: 'Export the list as CSV', run: () => exporting('exportRuns') }],
      ghost: RowsGhost,
    },
    {
      id: 'compare',
      title: 'Comparison',
      component: dynamic(() => import('./compare-panel.tsx').then((m) => m.ComparePanel), {
        ssr: false,
        loading: () => PlotGhost(),
      }),
      status: CompareStatus,
      help: HELP.compare,
      ghost: PlotGhost,
    },
    {
      id: 'figures',
      title: 'Figures',
      component: dynamic(() => import('./figures-panel.tsx').then((m) => m.FiguresPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      status: CompareStatus,
      help: HELP.figures,
      ghost: RowsGhost,
    },
    {
      id: 'luck',
      title: 'Luck',
      component: dynamic(() => import('./luck-panel.tsx').then((m) => m.LuckPanel), {
        ssr: false,
        loading: () => FactsGhost(),
      }),
      status: FocusStatus,
      help: HELP.luck,
      ghost: FactsGhost,
    },
    {
      id: 'notes',
      title: 'Notes',
      component: dynamic(() => import('./notes-panel.tsx').then((m) => m.NotesPanel), {
        ssr: false,
        loading: () => FactsGhost(),
      }),
      status: FocusStatus,
      help: HELP.notes,
      ghost: FactsGhost,
    },
    {
      id: 'trades',
      title: 'Trades',
      component: dynamic(() => import('./trades-panel.tsx').then((m) => m.TradesPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      status: FocusStatus,
      help: HELP.trades,
      menu: [{ label: 'Export the trades as CSV', run: () => exporting('exportTrades') }],
      ghost: RowsGhost,
    },
    {
      id: 'folds',
      title: 'Folds',
      component: dynamic(() => import('./folds-panel.tsx').then((m) => m.FoldsPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      help: HELP.folds,
      ghost: RowsGhost,
    },
  ],
  layouts: {
    narrow: row([
      tabs(['launch'], 268),
      column([tabs(['runs'], 0.36), tabs(['compare', 'figures', 'luck', 'notes', 'trades', 'folds'])]),
    ]),
    wide: row([
      tabs(['launch'], 320),
      column([tabs(['runs'], 0.34), tabs(['compare', 'trades', 'folds'])]),
      column([tabs(['figures'], 0.52), tabs(['luck', 'notes'])], [0.28, 480]),
    ]),
  },
};
