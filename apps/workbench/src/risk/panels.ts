/** The panels of the Risk page: what threatens at the left, how far the limits are at the right. */
import dynamic from 'next/dynamic';
import { column, row, tabs } from '../dock/layout-tree.ts';
import type { DockSpec } from '../dock/spec.ts';
import { FactsGhost, PlotGhost, RowsGhost } from '../panel/states/skeleton.tsx';
import { HELP } from './help-texts.ts';
import { CourseStatus, EllipseStatus, FearStatus } from './status.tsx';

/** Fetched when somebody asks for a file. */
function exporting(what: 'exportThreats' | 'exportLimits' | 'exportEllipse'): void {
  void import('./exports.ts').then((m) => m[what]());
}

/** Its line of words, its head and its rows. */
const THREATS_HEIGHT = 402;
const LIMITS_HEIGHT = 450;

export const RISK_DOCK: DockSpec = {
  page: 'risk',
  panels: [
    {
      id: 'threats',
      title: 'Threats',
      component: dynamic(() => import('./threats-panel.tsx').then((m) => m.ThreatsPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      help: HELP.threats,
      menu: [{ label: 'Export the threats as CSV', run: () => exporting('exportThreats') }],
      ghost: RowsGhost,
    },
    {
      id: 'course',
      title: 'Over time',
      component: dynamic(() => import('./course-panel.tsx').then((m) => m.CoursePanel), {
        ssr: false,
        loading: () => PlotGhost(),
      }),
      status: CourseStatus,
      help: HELP.course,
      ghost: PlotGhost,
    },
    {
      id: 'limits',
      title: 'Limits',
      component: dynamic(() => import('./limits-panel.tsx').then((m) => m.LimitsPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      help: HELP.limits,
      menu: [{ label: 'Export the limits as CSV', run: () => exporting('exportLimits') }],
      ghost: RowsGhost,
    },
    {
      id: 'account',
      title: 'Account',
      component: dynamic(() => import('./account-panel.tsx').then((m) => m.AccountPanel), {
        ssr: false,
        loading: () => FactsGhost(),
      }),
      help: HELP.account,
      ghost: FactsGhost,
    },
    {
      id: 'fear',
      title: 'Fear',
      component: dynamic(() => import('./fear-panel.tsx').then((m) => m.FearPanel), {
        ssr: false,
        loading: () => PlotGhost(),
      }),
      status: FearStatus,
      help: HELP.fear,
      ghost: PlotGhost,
    },
    {
      id: 'breakers',
      title: 'Breakers',
      component: dynamic(() => import('./breakers-panel.tsx').then((m) => m.BreakersPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      help: HELP.breakers,
      ghost: RowsGhost,
    },
    {
      id: 'ellipse',
      title: 'Ellipse',
      component: dynamic(() => import('./ellipse-panel.tsx').then((m) => m.EllipsePanel), {
        ssr: false,
        loading: () => PlotGhost(),
      }),
      status: EllipseStatus,
      help: HELP.ellipse,
      menu: [{ label: 'Export the states as CSV', run: () => exporting('exportEllipse') }],
      ghost: PlotGhost,
    },
  ],
  layouts: {
    narrow: row([
      column([tabs(['threats'], THREATS_HEIGHT), tabs(['course', 'fear'])], [0.56, 640]),
      column([tabs(['ellipse'], [0.52, 320]), tabs(['limits', 'account', 'breakers'])]),
    ]),
    wide: row([
      column([tabs(['threats'], THREATS_HEIGHT), tabs(['course'])], [0.38, 680]),
      column([tabs(['limits'], LIMITS_HEIGHT), tabs(['account', 'breakers'])], [0.3, 520]),
      column([tabs(['ellipse'], [0.55, 400]), tabs(['fear'])]),
    ]),
  },
};
