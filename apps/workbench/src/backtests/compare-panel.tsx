'use client';
/** The runs chosen and buy-and-hold, overlaid as gains since the start; their drawdowns below on the same time. */
import { fixed } from '@janus/views';
import { useMemo } from 'react';
import { LineChart } from '../chart/line-chart.tsx';
import type { ChartData, Series } from '../chart/series.ts';
import { PlotGhost } from '../panel/states/skeleton.tsx';
import body from '../panel/body.module.css';
import styles from './backtests.module.css';
import { fallen, gained, held, unionOfTimes } from './curves.ts';
import { RunsState } from './no-runs.tsx';
import { nameOf, shownIds, useRuns, type Known } from './runs-store.ts';

/** In the order of the runs; from the fourth on dashed as well, so that colour is not all. */
const COLOURS = ['ink', 'accent', 'down', 'goInk', 'anom', 'up'] as const;
const percent = (value: number): string => fixed(value, 1);

function chartsOf(runs: readonly Known[]): { readonly equity: ChartData; readonly drawdown: ChartData } {
  const x = unionOfTimes(runs.map((r) => r.curves.time));
  const lines = (of: (k: Known) => Float64Array, hold: (k: Known) => Float64Array): readonly Series[] => [
    ...runs.map((run, k): Series => ({
      label: nameOf(run.full),
      values: held(x, run.curves.time, of(run)),
      colour: COLOURS[k]!,
      ...(k > 2 ? { dashed: true } : {}),
      shown: percent,
    })),
    // One a market: runs on the same bars share it.
    ...[...new Map(runs.map((run) => [run.full.dataHash, run])).values()].map((run): Series => ({
      label: `hold ${run.full.symbol}`,
      values: held(x, run.curves.time, hold(run)),
      colour: 'ink3',
      dashed: true,
      shown: percent,
    })),
  ];
  const base = { x, xIsTime: true, xLabel: 'time' };
  return {
    equity: {
      ...base,
      yLabel: 'gain, %',
      series: lines(
        (r) => gained(r.curves.equity),
        (r) => gained(r.curves.baseline),
      ),
    },
    drawdown: {
      ...base,
      yLabel: 'drawdown, %',
      series: lines(
        (r) => fallen(r.curves.drawdown),
        (r) => fallen(r.curves.baselineDrawdown),
      ),
    },
  };
}

/** Those drawn that have arrived. */
export function useShown(): readonly Known[] {
  const list = useRuns((s) => s.list);
  const compared = useRuns((s) => s.compared);
  const focus = useRuns((s) => s.focus);
  const known = useRuns((s) => s.known);
  return useMemo(
    () => shownIds({ list, compared, focus }).flatMap((id) => known[id] ?? []),
    [list, compared, focus, known],
  );
}

export function ComparePanel() {
  const none = useRuns((s) => s.list.length === 0);
  const runs = useShown();
  const charts = useMemo(() => (runs.length > 0 ? chartsOf(runs) : null), [runs]);
  if (none) return <RunsState />;
  if (!charts) return <PlotGhost />;
  return (
    <div className={body['fill']} data-part="compare" data-runs={runs.map((r) => r.full.runId).join(',')}>
      <div className={styles['equity']}>
        <LineChart name="Gain of the backtests" data={charts.equity} />
      </div>
      <div className={styles['drawdown']}>
        <LineChart name="Drawdown of the backtests" data={charts.drawdown} />
      </div>
    </div>
  );
}
