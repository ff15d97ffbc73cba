'use client';
/** The truth of a rule, or of all, over the run; a click moves the cursor there. */
import { useMemo } from 'react';
import { LineChart } from '../../chart/line-chart.tsx';
import { nearest } from '../../chart/series.ts';
import { useLoadedRun } from '../../data/run.ts';
import { Skeleton } from '../../panel/states/skeleton.tsx';
import { useSlowCursor } from '../../state/slow-cursor.ts';
import { pause, seek } from '../../state/time.ts';
import { ruleAt, useTruths } from '../truths.ts';
import { historyOf, nearSpan } from './history.ts';
import { useHistory } from './history-store.ts';
import body from '../../panel/body.module.css';

export function HistoryPanel() {
  const run = useLoadedRun();
  const cursor = useSlowCursor();
  const judged = useTruths((s) => s.judged);
  const set = useTruths((s) => s.set);
  const at = useTruths(ruleAt);
  const { which, span } = useHistory();
  const [from, to] = judged ? (span === 'run' ? [0, judged.bars] : nearSpan(judged.bars, cursor)) : [0, 0];
  const rule = which === 'all' ? -1 : at;
  const data = useMemo(
    () =>
      run && judged && set && judged.bars === run.bars.time.length
        ? historyOf(set, judged, run.bars.time, rule, [from, to])
        : null,
    [run, judged, set, rule, from, to],
  );
  if (!run || !data || !set) return <Skeleton shape="plot" />;
  const name = rule < 0 ? 'Truth of every rule' : `Truth of ${set.rules[rule]?.name ?? 'no rule'}`;
  return (
    <div className={body['fill']} data-part="history" data-series={data.series.length}>
      <LineChart
        name={name}
        data={data}
        at={run.bars.time[cursor] ?? null}
        onPick={(time) => {
          pause();
          seek(nearest(run.bars.time, time));
        }}
      />
    </div>
  );
}
