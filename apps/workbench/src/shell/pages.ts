/**
 * Every page of the workbench, once. Rail, palette, key sheet, the `g` chords and the titles are views of this list;
 * a page that is not built yet is not in it. README.md says how to add one.
 */
import {
  Brain,
  CandlestickChart,
  ChartNoAxesGantt,
  ChartScatter,
  Database,
  FlaskConical,
  type LucideIcon,
  Moon,
  Scale,
  ScanEye,
  Server,
  ShieldAlert,
} from 'lucide-react';

export interface PageEntry {
  /** Name in layouts, stores and tests; kebab-case, as its folder. */
  readonly id: string;
  readonly label: string;
  /** Pressed after `g`. */
  readonly chord: string;
  readonly icon: LucideIcon;
  /** Path of the exported page. */
  readonly route: `/${string}`;
  /** Whether the time bar is at its foot. */
  readonly withTime: boolean;
}

export const PAGES: readonly PageEntry[] = [
  { id: 'market', label: 'Market', chord: 'm', icon: CandlestickChart, route: '/market', withTime: true },
  { id: 'regimes', label: 'Regimes', chord: 'r', icon: ChartNoAxesGantt, route: '/regimes', withTime: true },
  { id: 'vision', label: 'Vision', chord: 'v', icon: ScanEye, route: '/vision', withTime: true },
  { id: 'brain', label: 'Brain', chord: 'b', icon: Brain, route: '/brain', withTime: true },
  { id: 'backtests', label: 'Backtests', chord: 't', icon: FlaskConical, route: '/backtests', withTime: false },
  { id: 'sleep', label: 'Sleep', chord: 's', icon: Moon, route: '/sleep', withTime: false },
  { id: 'map', label: 'Map', chord: 'p', icon: ChartScatter, route: '/map', withTime: true },
  { id: 'risk', label: 'Risk', chord: 'k', icon: ShieldAlert, route: '/risk', withTime: true },
  { id: 'rules', label: 'Rules', chord: 'u', icon: Scale, route: '/rules', withTime: true },
  { id: 'data', label: 'Data', chord: 'd', icon: Database, route: '/data', withTime: false },
  { id: 'system', label: 'System', chord: 'y', icon: Server, route: '/system', withTime: false },
];

/** The page of a path; the root and what is not known show Market. A trailing slash does not matter. */
export function pageOf(path: string): PageEntry {
  const bare = path.replace(/\/+$/, '').replace(/\.html$/, '');
  return PAGES.find((page) => page.route === bare) ?? PAGES[0]!;
}
