/** The panels of the Map page: the map over its quality and the group chosen, one memory and its neighbours beside it. */
import dynamic from 'next/dynamic';
import { column, row, tabs } from '../dock/layout-tree.ts';
import type { DockSpec } from '../dock/spec.ts';
import { FactsGhost, PlotGhost, RowsGhost } from '../panel/states/skeleton.tsx';
import { HELP } from './help-texts.ts';
import { MapStatus, QualityStatus } from './status.tsx';

const under = row([tabs(['quality']), tabs(['selection'])], 252);

export const MAP_DOCK: DockSpec = {
  page: 'map',
  panels: [
    {
      id: 'map',
      title: 'Memory map',
      component: dynamic(() => import('./map-panel.tsx').then((m) => m.MapPanel), {
        ssr: false,
        loading: () => PlotGhost(),
      }),
      status: MapStatus,
      help: HELP.map,
      ghost: PlotGhost,
    },
    {
      id: 'quality',
      title: 'Map quality',
      component: dynamic(() => import('./quality-panel.tsx').then((m) => m.QualityPanel), {
        ssr: false,
        loading: () => FactsGhost(),
      }),
      status: QualityStatus,
      help: HELP.quality,
      ghost: FactsGhost,
    },
    {
      id: 'selection',
      title: 'Group',
      component: dynamic(() => import('./selection-panel.tsx').then((m) => m.SelectionPanel), {
        ssr: false,
        loading: () => PlotGhost(),
      }),
      help: HELP.selection,
      ghost: PlotGhost,
    },
    {
      id: 'memory',
      title: 'Memory',
      component: dynamic(() => import('./memory-panel.tsx').then((m) => m.MemoryPanel), {
        ssr: false,
        loading: () => FactsGhost(),
      }),
      help: HELP.memory,
      ghost: FactsGhost,
    },
    {
      id: 'neighbours',
      title: 'Neighbours',
      component: dynamic(() => import('./neighbours-panel.tsx').then((m) => m.NeighboursPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      help: HELP.neighbours,
      ghost: RowsGhost,
    },
  ],
  layouts: {
    narrow: row([column([tabs(['map']), under]), column([tabs(['memory'], 0.68), tabs(['neighbours'])], [0.26, 320])]),
    wide: row([column([tabs(['map']), under]), column([tabs(['memory'], 0.66), tabs(['neighbours'])], [0.22, 340])]),
  },
};
