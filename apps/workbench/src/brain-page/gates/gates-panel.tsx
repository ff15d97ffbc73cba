'use client';
/** View V6: how far the thalamus lets each modality through, over the bars about the cursor. */
import { useEffect, useMemo } from 'react';
import { nearStore } from '../../data/near.ts';
import { useLoadedRun } from '../../data/run.ts';
import { Lanes } from '../../lanes/lanes.tsx';
import { ErrorState } from '../../panel/states/error-state.tsx';
import { RunStatus } from '../../panel/states/run-status.tsx';
import { Skeleton } from '../../panel/states/skeleton.tsx';
import { useSlowCursor } from '../../state/slow-cursor.ts';
import { GATE_FIELDS, gateLanes, gateWords, type GateField } from './gate-lanes.ts';
import body from '../../panel/body.module.css';

const gates = nearStore<GateField>(GATE_FIELDS);
const BARS = 240;

export function GatesPanel() {
  const run = useLoadedRun();
  const { columns, from, trouble } = gates.use();
  const cursor = useSlowCursor();
  useEffect(() => gates.follow(), []);
  const lanes = useMemo(() => (columns ? gateLanes(columns) : null), [columns]);
  if (!run) return <RunStatus />;
  if (trouble !== null)
    return (
      <ErrorState what="The gates could not be read" why={trouble} action={{ label: 'Ask again', run: gates.again }} />
    );
  if (!lanes || !columns) return <Skeleton shape="plot" />;
  return (
    <div className={body['fill']}>
      <div className={body['told']} data-part="gates-now" data-bar={cursor}>
        {gateWords(columns, cursor - from)}
      </div>
      <div className={body['rest']}>
        <Lanes
          name="Gates of the thalamus"
          part="gates"
          lanes={lanes}
          from={from}
          time={run.bars.time}
          timeframeMs={run.info.timeframeMs}
          bars={BARS}
        />
      </div>
    </div>
  );
}
