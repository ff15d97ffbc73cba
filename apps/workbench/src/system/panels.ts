/** The panels of the System page. */
import dynamic from 'next/dynamic';
import { column, row, tabs } from '../dock/layout-tree.ts';
import type { DockSpec } from '../dock/spec.ts';
import { CardStatus, DoctorStatus, JobsStatus, ThreadsStatus } from './status.tsx';
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
    {
      id: 'stores',
      title: 'Stores',
      component: dynamic(() => import('./stores-panel.tsx').then((m) => m.StoresPanel), {
        ssr: false,
        loading: () => FactsGhost(),
      }),
      help: HELP.stores,
      ghost: FactsGhost,
    },
    {
      id: 'jobs',
      title: 'Jobs',
      component: dynamic(() => import('./jobs-panel.tsx').then((m) => m.JobsPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      status: JobsStatus,
      help: HELP.jobs,
      ghost: RowsGhost,
    },
    {
      id: 'threads',
      title: 'Threads',
      component: dynamic(() => import('./threads-panel.tsx').then((m) => m.ThreadsPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      status: ThreadsStatus,
      help: HELP.threads,
      ghost: RowsGhost,
    },
    {
      id: 'doctor',
      title: 'Doctor',
      component: dynamic(() => import('./doctor-panel.tsx').then((m) => m.DoctorPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      status: DoctorStatus,
      help: HELP.doctor,
      ghost: RowsGhost,
    },
    {
      id: 'card',
      title: 'Card',
      component: dynamic(() => import('./card-panel.tsx').then((m) => m.CardPanel), {
        ssr: false,
        loading: () => FactsGhost(),
      }),
      status: CardStatus,
      help: HELP.card,
      ghost: FactsGhost,
    },
    {
      id: 'versions',
      title: 'Versions',
      component: dynamic(() => import('./versions-panel.tsx').then((m) => m.VersionsPanel), {
        ssr: false,
        loading: () => FactsGhost(),
      }),
      help: HELP.versions,
      ghost: FactsGhost,
    },
    {
      id: 'messages',
      title: 'Messages',
      component: dynamic(() => import('./messages-panel.tsx').then((m) => m.MessagesPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      help: HELP.messages,
      ghost: RowsGhost,
    },
  ],
  layouts: {
    narrow: row([
      column([tabs(['stores', 'server', 'browser', 'versions']), tabs(['doctor', 'card'], 0.42)], [0.4, 480]),
      column([tabs(['jobs', 'runs', 'data-sets', 'messages']), tabs(['threads'], 0.36)]),
    ]),
    wide: row([
      column([tabs(['stores', 'versions']), tabs(['server', 'browser'], 0.36)], [0.28, 480]),
      column([tabs(['jobs', 'messages']), tabs(['runs', 'data-sets'], 0.44)]),
      column([tabs(['threads'], 0.4), tabs(['doctor', 'card'])], [0.27, 440]),
    ]),
  },
};
