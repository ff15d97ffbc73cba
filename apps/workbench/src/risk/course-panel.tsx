'use client';
/** The threats over the bars about the cursor. */
import { useEffect, useMemo } from 'react';
import { useLoadedRun } from '../data/run.ts';
import { Lanes } from '../lanes/lanes.tsx';
import { ErrorState } from '../panel/states/error-state.tsx';
import { RunStatus } from '../panel/states/run-status.tsx';
import { Skeleton } from '../panel/states/skeleton.tsx';
import { courseLanes } from './course-lanes.ts';
import { course, risk, useRiskView } from './stores.ts';

/** Until the run's own mark is known. */
const MEDIUM = 0.8;

export function CoursePanel() {
  const run = useLoadedRun();
  const { columns, from, trouble } = course.use();
  const medium = risk.use((s) => s.answer?.amygdala.marks.medium ?? MEDIUM);
  const span = useRiskView((s) => s.span);
  useEffect(() => course.follow(), []);
  const lanes = useMemo(() => (columns ? courseLanes(columns, medium) : null), [columns, medium]);
  if (!run) return <RunStatus />;
  if (trouble !== null)
    return (
      <ErrorState
        what="The course of the threats could not be read"
        why={trouble}
        action={{ label: 'Ask again', run: course.again }}
      />
    );
  if (!lanes) return <Skeleton shape="plot" />;
  return (
    <Lanes
      name="Threats as shares of their limits"
      part="course"
      lanes={lanes}
      from={from}
      time={run.bars.time}
      timeframeMs={run.info.timeframeMs}
      bars={span}
    />
  );
}
