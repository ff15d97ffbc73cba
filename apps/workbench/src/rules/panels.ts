/** The panels of the Rules page: the text and its versions at the left, what it comes to at the right. */
import dynamic from 'next/dynamic';
import { column, row, tabs } from '../dock/layout-tree.ts';
import type { DockSpec } from '../dock/spec.ts';
import { PlotGhost, RowsGhost } from '../panel/states/skeleton.tsx';
import { HELP } from './help-texts.ts';
import { CompareStatus, EditorStatus, GraphStatus, HistoryStatus, SurfaceStatus } from './status.tsx';

// The code of the exports comes with the first use.
export const exportTruths = (): void => void import('./exports.ts').then((m) => m.exportTruths());
const exportText = (): void => void import('./exports.ts').then((m) => m.exportText());

export const RULES_DOCK: DockSpec = {
  page: 'rules',
  panels: [
    {
      id: 'editor',
      title: 'Editor',
      component: dynamic(() => import('./editor/editor-panel.tsx').then((m) => m.EditorPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      status: EditorStatus,
      help: HELP.editor,
      menu: [{ label: 'Export the text as a file', run: exportText }],
      ghost: RowsGhost,
    },
    {
      id: 'versions',
      title: 'Versions',
      component: dynamic(() => import('./versions/versions-panel.tsx').then((m) => m.VersionsPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      help: HELP.versions,
      ghost: RowsGhost,
    },
    {
      id: 'compare',
      title: 'Compare',
      component: dynamic(() => import('./versions/compare-panel.tsx').then((m) => m.ComparePanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      status: CompareStatus,
      help: HELP.compare,
      ghost: RowsGhost,
    },
    {
      id: 'list',
      title: 'Rules at the cursor',
      component: dynamic(() => import('./list/list-panel.tsx').then((m) => m.ListPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      help: HELP.list,
      menu: [{ label: 'Export the truths as CSV', run: exportTruths }],
      ghost: RowsGhost,
    },
    {
      id: 'facts',
      title: 'Facts',
      component: dynamic(() => import('./facts/facts-panel.tsx').then((m) => m.FactsPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      help: HELP.facts,
      ghost: RowsGhost,
    },
    {
      id: 'history',
      title: 'History',
      component: dynamic(() => import('./list/history-panel.tsx').then((m) => m.HistoryPanel), {
        ssr: false,
        loading: () => PlotGhost(),
      }),
      status: HistoryStatus,
      help: HELP.history,
      ghost: PlotGhost,
    },
    {
      id: 'graph',
      title: 'Grounding',
      component: dynamic(() => import('./graph/graph-panel.tsx').then((m) => m.GraphPanel), {
        ssr: false,
        loading: () => PlotGhost(),
      }),
      status: GraphStatus,
      help: HELP.graph,
      ghost: PlotGhost,
    },
    {
      id: 'surface',
      title: 'Surface',
      component: dynamic(() => import('./surface/surface-panel.tsx').then((m) => m.SurfacePanel), {
        ssr: false,
        loading: () => PlotGhost(),
      }),
      status: SurfaceStatus,
      help: HELP.surface,
      ghost: PlotGhost,
    },
  ],
  layouts: {
    narrow: row([
      column([tabs(['editor']), tabs(['versions', 'compare'], [0.34, 200])], [0.46, 520]),
      column([tabs(['list', 'facts'], [0.54, 360]), tabs(['history', 'graph', 'surface'])]),
    ]),
    wide: row([
      column([tabs(['editor']), tabs(['versions', 'compare'], [0.28, 220])], [0.36, 600]),
      column([tabs(['list'], [0.4, 340]), row([tabs(['history', 'facts']), tabs(['graph', 'surface'])])]),
    ]),
  },
};
