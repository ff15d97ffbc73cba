/** The panels of the Brain page: the picture over the stages at the left, the region chosen at the right. */
import dynamic from 'next/dynamic';
import { column, row, tabs } from '../dock/layout-tree.ts';
import type { DockSpec } from '../dock/spec.ts';
import { BrainSkeleton } from '../market/brain/brain-skeleton.tsx';
import { FactsGhost, PlotGhost, RowsGhost } from '../panel/states/skeleton.tsx';
import { HELP } from './help-texts.ts';
import { FlatPanel, FlatStatus, SpacePanel, SpaceStatus } from './pictures.tsx';

const STAGES_HEIGHT = 292;

/** Fetched when somebody asks for a file. */
function exporting(what: 'exportLesions' | 'exportChanges'): void {
  void import('./lesion-lab/exports.ts').then((m) => m[what]());
}

export const BRAIN_DOCK: DockSpec = {
  page: 'brain',
  panels: [
    {
      id: 'space',
      title: 'In space',
      component: SpacePanel,
      status: SpaceStatus,
      help: HELP.space,
      ghost: BrainSkeleton,
    },
    { id: 'flat', title: 'Flat', component: FlatPanel, status: FlatStatus, help: HELP.flat, ghost: BrainSkeleton },
    {
      id: 'stages',
      title: 'Stages',
      component: dynamic(() => import('./stages/stages-panel.tsx').then((m) => m.StagesPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      help: HELP.stages,
      ghost: RowsGhost,
    },
    {
      id: 'lesions',
      title: 'Lesion lab',
      component: dynamic(() => import('./lesion-lab/lesions-panel.tsx').then((m) => m.LesionsPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      help: HELP.lesions,
      menu: [
        { label: 'Export the table as CSV', run: () => exporting('exportLesions') },
        { label: 'Export the changed decisions as CSV', run: () => exporting('exportChanges') },
      ],
      ghost: RowsGhost,
    },
    {
      id: 'opal',
      title: 'Go and No-Go',
      component: dynamic(() => import('./opal/opal-panel.tsx').then((m) => m.OpalPanel), {
        ssr: false,
        loading: () => PlotGhost(),
      }),
      help: HELP.opal,
      ghost: PlotGhost,
    },
    {
      id: 'gates',
      title: 'Gates',
      component: dynamic(() => import('./gates/gates-panel.tsx').then((m) => m.GatesPanel), {
        ssr: false,
        loading: () => PlotGhost(),
      }),
      help: HELP.gates,
      ghost: PlotGhost,
    },
    {
      id: 'region',
      title: 'Region',
      component: dynamic(() => import('./region/region-panel.tsx').then((m) => m.RegionPanel), {
        ssr: false,
        loading: () => FactsGhost(),
      }),
      help: HELP.region,
      ghost: FactsGhost,
    },
  ],
  layouts: {
    narrow: row([
      column([tabs(['space', 'flat', 'opal']), tabs(['stages', 'gates', 'lesions'], STAGES_HEIGHT)]),
      tabs(['region'], [0.34, 424]),
    ]),
    wide: row([
      column([tabs(['space', 'flat', 'opal']), tabs(['stages', 'gates', 'lesions'], STAGES_HEIGHT)]),
      tabs(['region'], [0.3, 480]),
    ]),
  },
};
