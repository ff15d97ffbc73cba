/** The panels of the Data page: the catalogue over what brings more, and one data set in full beside them. */
import dynamic from 'next/dynamic';
import { column, row, tabs } from '../dock/layout-tree.ts';
import type { DockSpec } from '../dock/spec.ts';
import { FactsGhost, PlotGhost, RowsGhost } from '../panel/states/skeleton.tsx';
import { HELP } from './help-texts.ts';
import { CatalogueStatus, DetailStatus } from './status.tsx';

const exporting = (which: 'exportCatalogue' | 'exportGaps'): void =>
  void import('./exports.ts').then((m) => m[which]());

const left = column([tabs(['catalogue']), tabs(['import', 'simulate'], [0.52, 330])]);

export const DATA_DOCK: DockSpec = {
  page: 'data',
  panels: [
    {
      id: 'catalogue',
      title: 'Data sets',
      component: dynamic(() => import('./catalogue-panel.tsx').then((m) => m.CataloguePanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      status: CatalogueStatus,
      help: HELP.catalogue,
      menu: [{ label: 'Export the list as CSV', run: () => exporting('exportCatalogue') }],
      ghost: RowsGhost,
    },
    {
      id: 'import',
      title: 'Bring in',
      component: dynamic(() => import('./import-panel.tsx').then((m) => m.ImportPanel), {
        ssr: false,
        loading: () => FactsGhost(),
      }),
      help: HELP.import,
      ghost: FactsGhost,
    },
    {
      id: 'simulate',
      title: 'Simulate',
      component: dynamic(() => import('./simulate-panel.tsx').then((m) => m.SimulatePanel), {
        ssr: false,
        loading: () => FactsGhost(),
      }),
      help: HELP.simulate,
      ghost: FactsGhost,
    },
    {
      id: 'detail',
      title: 'In full',
      component: dynamic(() => import('./detail-panel.tsx').then((m) => m.DetailPanel), {
        ssr: false,
        loading: () => FactsGhost(),
      }),
      status: DetailStatus,
      help: HELP.detail,
      ghost: FactsGhost,
    },
    {
      id: 'coverage',
      title: 'Coverage',
      component: dynamic(() => import('./coverage-panel.tsx').then((m) => m.CoveragePanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      help: HELP.coverage,
      menu: [{ label: 'Export the gaps as CSV', run: () => exporting('exportGaps') }],
      ghost: RowsGhost,
    },
    {
      id: 'candles',
      title: 'Candles',
      component: dynamic(() => import('./candles-panel.tsx').then((m) => m.CandlesPanel), {
        ssr: false,
        loading: () => PlotGhost(),
      }),
      help: HELP.candles,
      ghost: PlotGhost,
    },
    {
      id: 'repairs',
      title: 'Repairs',
      component: dynamic(() => import('./repairs-panel.tsx').then((m) => m.RepairsPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      help: HELP.repairs,
      ghost: RowsGhost,
    },
  ],
  layouts: {
    narrow: row([left, column([tabs(['detail'], [0.52, 330]), tabs(['coverage', 'candles', 'repairs'])], [0.37, 452])]),
    wide: row([
      left,
      column([tabs(['detail'], 372), tabs(['candles'], 0.3), tabs(['coverage', 'repairs'])], [0.34, 560]),
    ]),
  },
};
