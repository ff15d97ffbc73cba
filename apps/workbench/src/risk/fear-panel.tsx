'use client';
/** Fear: its course, what is feared now, and the lessons that taught it. */
import { fixed, stateText } from '@janus/views';
import { useEffect, useMemo } from 'react';
import { LineChart } from '../chart/line-chart.tsx';
import { nearest, type ChartData } from '../chart/series.ts';
import type { Columns } from '../data/columns.ts';
import type { LoadedRun } from '../data/run.ts';
import { EmptyState } from '../panel/states/empty-state.tsx';
import { Skeleton } from '../panel/states/skeleton.tsx';
import { useSlowCursor } from '../state/slow-cursor.ts';
import { pause, seek } from '../state/time.ts';
import { spanAbout } from '../lanes/span.ts';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/data-table.tsx';
import { MomentButton, UnitBar } from './parts.tsx';
import { course, useRiskView, type CourseField, type Reading } from './stores.ts';
import { WithReading } from './with-reading.tsx';
import body from '../panel/body.module.css';
import styles from './risk.module.css';

const shown = (x: number): string => fixed(x, 2);

function dataOf(columns: Columns<CourseField>, time: Float64Array): ChartData {
  return {
    x: time,
    xIsTime: true,
    xLabel: 'time',
    yLabel: 'fear, 0 to 1',
    series: [
      { label: 'fear', values: columns.fear, colour: 'ink', shown },
      { label: 'learned of this state', values: columns.learnedFear, colour: 'accent', shown },
      { label: 'limit of what is learned', values: columns.learnedFearLimit, colour: 'nogo', dashed: true, shown },
    ],
  };
}

function Course({ run }: { readonly run: LoadedRun }) {
  const { columns, from, to } = course.use();
  const cursor = useSlowCursor();
  const bars = useRiskView((s) => s.span);
  useEffect(() => course.follow(), []);
  const [first, end] = spanAbout(cursor, bars, run.bars.time.length);
  // Redrawn whole only when the cursor has left a quarter of the view behind.
  const step = Math.max(1, Math.round(bars / 4));
  const left = Math.max(from, Math.floor(first / step) * step);
  const right = Math.min(to, Math.ceil(end / step) * step);
  const data = useMemo(() => {
    if (!columns || right <= left) return null;
    const cut = Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [name, column.subarray(left - from, right - from)]),
    ) as Columns<CourseField>;
    return dataOf(cut, run.bars.time.subarray(left, right));
  }, [columns, from, left, right, run]);
  if (!data) return <Skeleton shape="plot" />;
  return (
    <LineChart
      name={`Fear in ${run.info.symbol}`}
      data={data}
      at={run.bars.time[cursor] ?? null}
      onPick={(time) => {
        pause();
        seek(nearest(run.bars.time, time));
      }}
    />
  );
}

type Feared = Reading['fear']['feared'][number];
const FEARED: readonly Column<Feared>[] = [
  {
    id: 'state',
    title: 'State',
    width: null,
    align: 'left',
    value: (f) => stateText(f.state),
  },
  {
    id: 'memory',
    title: 'Learned',
    width: 100,
    align: 'left',
    value: (f) => f.memory,
    shown: (f) => <UnitBar value={f.memory} />,
  },
  {
    id: 'inhibition',
    title: 'Extinguished',
    width: 100,
    align: 'left',
    value: (f) => f.inhibition,
    shown: (f) => <UnitBar value={f.inhibition} />,
  },
  {
    id: 'likeness',
    title: 'Like now',
    width: 100,
    align: 'left',
    value: (f) => f.likeness,
    shown: (f) => <UnitBar value={f.likeness} />,
  },
  {
    id: 'unsettled',
    title: 'Memory',
    width: 70,
    align: 'left',
    value: (f) => (f.unsettled ? 'unsettled' : 'settled'),
  },
];

type Lesson = Reading['fear']['lessons'][number];
const LESSON_WORDS = {
  alarm: '× price alarm began',
  loss: '× a decision lost',
  safe: '✓ held a position, did not lose',
  spared: '✓ held back, would not have lost',
} as const;
const lessonColumns = (timeframeMs: number): readonly Column<Lesson>[] => [
  {
    id: 'time',
    title: 'When',
    width: 116,
    align: 'left',
    value: (l) => l.time,
    shown: (l) => <MomentButton bar={l.bar} time={l.time} timeframeMs={timeframeMs} />,
  },
  { id: 'kind', title: 'Lesson', width: null, align: 'left', value: (l) => LESSON_WORDS[l.kind] },
  {
    id: 'pain',
    title: 'Pain',
    width: 52,
    align: 'right',
    value: (l) => l.pain,
    shown: (l) => fixed(l.pain, 2),
  },
  {
    id: 'fear',
    title: 'Fear of the state',
    width: 116,
    align: 'right',
    value: (l) => l.after,
    shown: (l) => `${fixed(l.before, 3)} → ${fixed(l.after, 3)}`,
  },
];

function Top({ reading }: { readonly reading: Reading }) {
  const { fear, arousal, learned, limit, counts, rates } = reading.fear;
  return (
    <div className={body['bar']} data-part="fear-top" data-bar={reading.bar}>
      <span>
        <span className="mid">fear</span> {fixed(fear, 2)}
      </span>
      <span>
        <span className="mid">arousal</span> {fixed(arousal, 2)}
      </span>
      <span>
        <span className="mid">learned</span> {fixed(learned, 2)} <span className="dim">of {fixed(limit, 2)}</span>
      </span>
      <span
        className={styles['note']}
        title={`A hurt teaches ${fixed(rates.conditioning, 2)} of the surprise, a safe exposure takes off ${fixed(rates.extinction, 2)}`}
      >
        × {fixed(counts.alarm + counts.loss)} hurts, ✓ {fixed(counts.safe + counts.spared)} safe
      </span>
    </div>
  );
}

function Fear({ reading, run }: { readonly reading: Reading; readonly run: LoadedRun }) {
  const view = useRiskView((s) => s.fear);
  const { feared, lessons } = reading.fear;
  const columns = useMemo(() => lessonColumns(run.info.timeframeMs), [run]);
  return (
    <div className={body['fill']} data-part="fear" data-view={view} data-bar={reading.bar}>
      <Top reading={reading} />
      <div className={body['rest']}>
        {view === 'course' ? (
          <Course run={run} />
        ) : view === 'feared' ? (
          feared.length > 0 ? (
            <DataTable name="Feared states" columns={FEARED} rows={feared} keyOf={(f) => f.state.join()} />
          ) : (
            <EmptyState title="Nothing is feared yet">
              No decision has hurt and no price alarm has begun up to this bar.
            </EmptyState>
          )
        ) : lessons.length > 0 ? (
          <DataTable name="Lessons" columns={columns} rows={lessons} keyOf={(l) => `${l.bar} ${l.kind}`} />
        ) : (
          <EmptyState title="No lesson yet">Fear has learned and unlearned nothing up to this bar.</EmptyState>
        )}
      </div>
    </div>
  );
}

export function FearPanel() {
  return <WithReading shape="plot">{(reading, run) => <Fear reading={reading} run={run} />}</WithReading>;
}
