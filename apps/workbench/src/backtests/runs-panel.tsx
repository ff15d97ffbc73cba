'use client';
/** Finished backtests; the pinned baseline stands on top, whatever the rest is sorted by. */
import { isoDay, METRICS, metricText, signedPercent } from '@janus/views';
import { useMemo } from 'react';
import { Removed } from '../panel/removed.tsx';
import { DataTable } from '../table/data-table.tsx';
import body from '../panel/body.module.css';
import styles from './backtests.module.css';
import { runColumns } from './columns.tsx';
import { RunsState } from './no-runs.tsx';
import { focusHead, look, nameOf, pin, pinnedHead, removeRun, restoreRun, toggle, useRuns } from './runs-store.ts';

const TOP = ['totalReturn', 'sharpe', 'maxDrawdown', 'trades'];

function Pinned() {
  const run = pinnedHead({ list: useRuns((s) => s.list) });
  if (!run) return null;
  return (
    <div className={styles['top']} data-part="pinned" data-run={run.runId}>
      <span className={styles['pinned']}>baseline</span>
      <button type="button" className={body['name']} onClick={() => look(run.runId)}>
        <b>{run.strategy}</b> {run.name}
      </button>
      {METRICS.filter((m) => TOP.includes(m.key)).map((m) => (
        <span key={m.key}>
          <span className="dim">{m.label}</span> {metricText(m, run.metrics[m.key])}
          {m.unit === '%' && <span className="unit">%</span>}
        </span>
      ))}
      <button type="button" className={styles['link']} onClick={() => void pin(null)}>
        Unpin
      </button>
    </div>
  );
}

export function RunsPanel() {
  const list = useRuns((s) => s.list);
  const compared = useRuns((s) => s.compared);
  const focus = useRuns((s) => s.focus);
  const columns = useMemo(() => runColumns(compared), [compared]);
  const rest = useMemo(() => list.filter((run) => !run.pinned), [list]);
  const chosen = focusHead({ list, focus });
  const removed = useRuns((s) => s.removed);
  const gone = (
    <Removed
      items={removed.map((run) => ({
        id: run.runId,
        label: nameOf(run),
        note: `made ${isoDay(run.createdAt)}, return ${signedPercent(run.metrics['totalReturn'] ?? Number.NaN)} %`,
      }))}
      onRestore={restoreRun}
    />
  );
  if (list.length === 0)
    return (
      <div className={body['fill']}>
        <div className={body['rest']}>
          <RunsState />
        </div>
        {gone}
      </div>
    );
  return (
    <div className={body['fill']} data-part="runs">
      <Pinned />
      <div className={body['rest']}>
        <div className={styles['wide']}>
          <DataTable
            name="Backtests"
            columns={columns}
            rows={rest}
            keyOf={(run) => run.runId}
            selected={chosen?.runId ?? null}
            onSelect={(run) => look(run.runId)}
            onOpen={(run) => toggle(run.runId)}
          />
        </div>
      </div>
      {chosen && (
        <div className={styles['foot']}>
          <span className={body['cut']}>{nameOf(chosen)}</span>
          <button type="button" className="button" onClick={() => toggle(chosen.runId)}>
            {compared.includes(chosen.runId) ? 'Take out' : 'Compare'}
          </button>
          <button type="button" className="button" onClick={() => void pin(chosen.pinned ? null : chosen.runId)}>
            {chosen.pinned ? 'Unpin' : 'Pin as baseline'}
          </button>
          <button type="button" className="button" onClick={() => removeRun(chosen)}>
            Remove
          </button>
        </div>
      )}
      {gone}
    </div>
  );
}
