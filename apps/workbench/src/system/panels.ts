/** The panels of the System page. */
import dynamic from 'next/dynamic';
import { column, row, tabs } from '../dock/layout-tree.ts';
import type { DockSpec } from '../dock/spec.ts';
import { HELP } from './help-texts.ts';
import { FactsGhost, RowsGhost } from '../panel/states/skeleton.tsx';

export const SYSTEM_DOCK: DockSpec = {
  page: 'system',
  panels: [
    {
      id: 'server',
      title: 'Server',
      component: dynamic(() => import('./server-panel.tsx').then((m) => m.ServerPanel), {
        ssr: false,
        loading: () => FactsGhost(),
      }),
      help: HELP.server,
      ghost: FactsGhost,
    },
    {
      id: 'browser',
      title: 'This browser',
      component: dynamic(() => import('./browser-panel.tsx').then((m) => m.BrowserPanel), {
        ssr: false,
        loading: () => FactsGhost(),
      }),
      help: HELP.browser,
      ghost: FactsGhost,
    },
    {
      id: 'runs',
      title: 'Runs',
      component: dynamic(() => import('./runs-panel.tsx').then((m) => m.RunsPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      help: HELP.runs,
      ghost: RowsGhost,
    },
    {
      id: 'data-sets',
      title: 'Data sets',
      component: dynamic(() => import('./data-sets-panel.tsx').then((m) => m.DataSetsPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      help: HELP.dataSets,
      ghost: RowsGhost,
    },
  ],
  layouts: {
    narrow: row([
      column([tabs(['server']), tabs(['browser'], 0.56)], [0.36, 400]),
      column([tabs(['runs']), tabs(['data-sets'], 0.44)]),
    ]),
    wide: row([
      column([tabs(['server']), tabs(['browser'], 0.52)], [0.28, 400]),
      column([tabs(['runs']), tabs(['data-sets'], 0.44)]),
    ]),
  },
};
