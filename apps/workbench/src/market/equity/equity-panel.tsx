'use client';
/** Equity of the run beside buying at its first bar and holding, and the drawdown of both told by the eye. */
import { fixed } from '@janus/views';
import { useMemo } from 'react';
import { LineChart } from '../../chart/line-chart.tsx';
import { nearest, type ChartData } from '../../chart/series.ts';
import { useLoadedRun, type LoadedRun } from '../../data/run.ts';
import { Skeleton } from '../../panel/states/skeleton.tsx';
import { useSlowCursor } from '../../state/slow-cursor.ts';
import { pause, seek } from '../../state/time.ts';

function dataOf({ bars, audit }: LoadedRun): ChartData {
  const start = audit.equity.findIndex((value) => Number.isFinite(value));
  const from = Math.max(0, start);
  const held = Float64Array.from(bars.close, (close, i) =>
    i < from ? Number.NaN : (audit.equity[from]! * close) / bars.close[from]!,
  );
  const shown = (value: number): string => fixed(value);
  return {
    x: bars.time,
    xIsTime: true,
    xLabel: 'time',
    yLabel: 'equity, quote currency',
    series: [
      { label: 'JANUS', values: audit.equity, colour: 'ink', shown },
      { label: 'buy and hold', values: held, colour: 'ink3', dashed: true, shown },
    ],
  };
}

export function EquityPanel() {
  const run = useLoadedRun();
  const cursor = useSlowCursor();
  const data = useMemo(() => (run ? dataOf(run) : null), [run]);
  if (!run || !data) return <Skeleton shape="plot" />;
  return (
    <LineChart
      name={`Equity of ${run.info.symbol}`}
      data={data}
      at={run.bars.time[cursor] ?? null}
      onPick={(time) => {
        pause();
        seek(nearest(run.bars.time, time));
      }}
    />
  );
}
