/** The panels of the Sleep page: the night on the left, what it taught in the middle, the nights so far on the right. */
import dynamic from 'next/dynamic';
import { column, row, tabs } from '../dock/layout-tree.ts';
import type { DockSpec } from '../dock/spec.ts';
import { FactsGhost, PlotGhost, RowsGhost } from '../panel/states/skeleton.tsx';
import { HELP } from './help-texts.ts';
import { GateStatus, NightStatus, ReplayStatus, SchemasStatus } from './status.tsx';

const left = column([tabs(['night'], [0.56, 320]), tabs(['replay'])], [0.26, 320]);

export const SLEEP_DOCK: DockSpec = {
  page: 'sleep',
  panels: [
    {
      id: 'night',
      title: 'Night',
      component: dynamic(() => import('./night-panel.tsx').then((m) => m.NightPanel), {
        ssr: false,
        loading: () => FactsGhost(),
      }),
      status: NightStatus,
      help: HELP.night,
      ghost: FactsGhost,
    },
    {
      id: 'replay',
      title: 'Replay probability',
      component: dynamic(() => import('./replay-panel.tsx').then((m) => m.ReplayPanel), {
        ssr: false,
        loading: () => PlotGhost(),
      }),
      status: ReplayStatus,
      help: HELP.replay,
      ghost: PlotGhost,
    },
    {
      id: 'schemas',
      title: 'Schemas',
      component: dynamic(() => import('./schemas-panel.tsx').then((m) => m.SchemasPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      status: SchemasStatus,
      help: HELP.schemas,
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
      id: 'gate',
      title: 'Recall gate',
      component: dynamic(() => import('./gate-panel.tsx').then((m) => m.GatePanel), {
        ssr: false,
        loading: () => PlotGhost(),
      }),
      status: GateStatus,
      help: HELP.gate,
      ghost: PlotGhost,
    },
    {
      id: 'history',
      title: 'History',
      component: dynamic(() => import('./history-panel.tsx').then((m) => m.HistoryPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      help: HELP.history,
      ghost: RowsGhost,
    },
    {
      id: 'facts',
      title: 'In figures',
      component: dynamic(() => import('./facts-panel.tsx').then((m) => m.FactsPanel), {
        ssr: false,
        loading: () => FactsGhost(),
      }),
      help: HELP.facts,
      ghost: FactsGhost,
    },
  ],
  layouts: {
    narrow: row([
      left,
      column([tabs(['schemas', 'transitions'], 0.5), tabs(['gate'])]),
      column([tabs(['history'], 0.44), tabs(['facts'])], [0.26, 328]),
    ]),
    wide: row([
      left,
      column([tabs(['schemas', 'transitions'], 0.5), tabs(['gate'])]),
      column([tabs(['history'], 0.44), tabs(['facts'])], [0.22, 328]),
    ]),
  },
};
