/**
 * The panels of the Market page and where they stand: candles over the field on the left, brain over decision on the
 * right. Equity is closed at first; the layout menu opens it.
 */
import dynamic from 'next/dynamic';
import { column, row, tabs } from '../dock/layout-tree.ts';
import type { DockSpec } from '../dock/spec.ts';
import { PlotGhost } from '../panel/states/skeleton.tsx';
import { exportBars } from '../shell/export.ts';
import { BrainPanel, BrainStatus, DiagramPanel, RegionPanel } from './brain/brain-panel.tsx';
import { BrainSkeleton } from './brain/brain-skeleton.tsx';
import { CandleSkeleton } from './candles/candle-skeleton.tsx';
import { CandlesPanel, CandlesStatus } from './candles/candles-panel.tsx';
import { DecisionPanel, DecisionStatus, RunPanel } from './decision/decision-panel.tsx';
import { GafPanel, GafStatus } from './gaf/gaf-panel.tsx';
import { GafSkeleton } from './gaf/gaf-skeleton.tsx';
import { HELP } from './help-texts.ts';

const left = column([tabs(['candles']), tabs(['gaf'], [0.42, 311])]);

export const MARKET_DOCK: DockSpec = {
  page: 'market',
  panels: [
    {
      id: 'candles',
      title: 'Candles',
      component: CandlesPanel,
      status: CandlesStatus,
      help: HELP.candles,
      menu: [{ label: 'Export the bars shown as CSV', run: exportBars }],
      ghost: CandleSkeleton,
    },
    { id: 'gaf', title: 'GAF player', component: GafPanel, status: GafStatus, help: HELP.gaf, ghost: GafSkeleton },
    { id: 'brain', title: 'Brain', component: BrainPanel, status: BrainStatus, help: HELP.brain, ghost: BrainSkeleton },
    { id: 'diagram', title: 'Diagram', component: DiagramPanel, status: BrainStatus, help: HELP.brain },
    { id: 'region', title: 'Region', component: RegionPanel, help: HELP.brain },
    { id: 'decision', title: 'Decision', component: DecisionPanel, status: DecisionStatus, help: HELP.decision },
    { id: 'run', title: 'Run', component: RunPanel, help: HELP.decision },
    {
      id: 'equity',
      title: 'Equity',
      component: dynamic(() => import('./equity/equity-panel.tsx').then((m) => m.EquityPanel), {
        ssr: false,
        loading: () => PlotGhost(),
      }),
      help: HELP.equity,
    },
  ],
  layouts: {
    narrow: row([left, column([tabs(['brain', 'diagram', 'region']), tabs(['decision', 'run'], 404)], [0.365, 448])]),
    // The facts of the region stand under the brain: no tab of their own.
    wide: row([left, column([tabs(['brain', 'diagram']), tabs(['decision', 'run'], 440)], [0.365, 448])]),
  },
};
