/** What the table of regimes shows and exports: one row a regime, rates a year. */
import { REGIMES } from '@janus/domain';
import { fixed, signedPercent } from '@janus/views';
import { REGIME_NAMES } from '../canvas/ribbon-paint.ts';
import { RegimeChip } from '../panel/regime-chip.tsx';
import type { Column } from '../table/column.ts';
import type { Labelling } from './regime-store.ts';

export interface StatisticsRow {
  readonly regime: number;
  readonly bars: number;
  /** Fractions; null where there are too few bars to tell. */
  readonly share: number;
  readonly episodes: number;
  readonly returnAYear: number | null;
  readonly volatilityAYear: number | null;
  readonly upShare: number | null;
  readonly worst: number | null;
  readonly best: number | null;
  readonly drawdown: number | null;
  readonly confidence: number | null;
}

/** Mean log-return and deviation of a bar, times bars a year and its root. */
export function statisticsRows({ report, barsPerYear }: Pick<Labelling, 'report' | 'barsPerYear'>): StatisticsRow[] {
  const times = (x: number | null, factor: number): number | null => (x === null ? null : x * factor);
  return report.perRegime.map((r, regime) => ({
    regime,
    bars: r.bars,
    share: r.share,
    episodes: r.episodes,
    returnAYear: times(r.meanReturn, barsPerYear),
    volatilityAYear: times(r.volatility, Math.sqrt(barsPerYear)),
    upShare: r.upShare,
    worst: r.worstReturn,
    best: r.bestReturn,
    drawdown: r.deepestDrawdown,
    confidence: r.meanConfidence,
  }));
}

const number = (
  id: string,
  title: string,
  unit: string | null,
  width: number,
  value: (row: StatisticsRow) => number | null,
  shown: (x: number) => string,
): Column<StatisticsRow> => ({
  id,
  title,
  ...(unit === null ? {} : { unit }),
  width,
  align: 'right',
  value,
  shown: (row) => shown(value(row) ?? Number.NaN),
});
const percent = (x: number | null): number | null => (x === null ? null : 100 * x);

export const STATISTICS_COLUMNS: readonly Column<StatisticsRow>[] = [
  {
    id: 'regime',
    title: 'Regime',
    width: 108,
    align: 'left',
    value: (r) => REGIMES[r.regime]!,
    shown: (r) => <RegimeChip regime={r.regime} name={REGIME_NAMES[r.regime]!} />,
  },
  number(
    'share',
    'Share',
    '%',
    66,
    (r) => percent(r.share),
    (x) => fixed(x, 1),
  ),
  number(
    'episodes',
    'Episodes',
    null,
    70,
    (r) => r.episodes,
    (x) => fixed(x),
  ),
  number(
    'return',
    'Return',
    '%/y',
    80,
    (r) => percent(r.returnAYear),
    (x) => signedPercent(x / 100, 1),
  ),
  number(
    'volatility',
    'Vol.',
    '%/y',
    70,
    (r) => percent(r.volatilityAYear),
    (x) => fixed(x, 1),
  ),
  number(
    'up',
    'Up',
    '%',
    56,
    (r) => percent(r.upShare),
    (x) => fixed(x, 1),
  ),
  number(
    'worst',
    'Worst bar',
    '%',
    80,
    (r) => percent(r.worst),
    (x) => signedPercent(x / 100, 2),
  ),
  number(
    'best',
    'Best bar',
    '%',
    76,
    (r) => percent(r.best),
    (x) => signedPercent(x / 100, 2),
  ),
  number(
    'drawdown',
    'Drawdown',
    '%',
    86,
    (r) => percent(r.drawdown),
    (x) => fixed(x, 1),
  ),
  number(
    'confidence',
    'Confidence',
    null,
    84,
    (r) => r.confidence,
    (x) => fixed(x, 2),
  ),
];
