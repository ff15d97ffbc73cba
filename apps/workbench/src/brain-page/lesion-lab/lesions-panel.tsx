'use client';
/** The lesion lab: one thing after another taken out of the run on the screen, and which decisions that changed. */
import { duration, fixed } from '@janus/views';
import { useEffect } from 'react';
import { openRun, useLoadedRun, useRun, type LoadedRun } from '../../data/run.ts';
import { Choice } from '../../panel/controls.tsx';
import { EmptyState } from '../../panel/states/empty-state.tsx';
import { ErrorState } from '../../panel/states/error-state.tsx';
import { RowsGhost } from '../../panel/states/skeleton.tsx';
import { useSize } from '../../panel/use-size.ts';
import { DataTable } from '../../table/data-table.tsx';
import { intactText, lesionName } from './figures.ts';
import { lesionColumns } from './lesion-columns.tsx';
import { LesionDetail } from './lesion-detail.tsx';
import { momentsOf } from './moments.ts';
import { askReport, choose, followLesions, reportOf, SCOPES, setScope, start, stop, useLab } from './lesion-store.ts';
import body from '../../panel/body.module.css';
import styles from './lesion-lab.module.css';

/** From this width on, one lesion stands beside the table; from this height on, below it; else in its place. */
const BESIDE_FROM = 1560;
const BELOW_FROM = 460;

/** Which run: those of the brain that are done. Another one opens on the whole page. */
function RunChoice({ run }: { readonly run: LoadedRun }) {
  const runs = useRun((s) => s.runs).filter((r) => r.status === 'done' && r.strategy === 'brain');
  return (
    <Choice
      label="Run"
      value={run.info.runId}
      options={runs.map((r) => [
        r.runId,
        `${r.name}${r.lesions.length > 0 ? ` without ${r.lesions.map(lesionName).join(', ')}` : ''} · ${r.runId.slice(0, 4)}`,
      ])}
      onChange={(runId) => {
        const chosen = runs.find((r) => r.runId === runId);
        if (chosen) openRun(chosen);
      }}
    />
  );
}

function Bar({ run }: { readonly run: LoadedRun }) {
  const job = useLab((s) => s.job);
  const scope = useLab((s) => s.scope);
  const starting = useLab((s) => s.starting);
  const report = useLab(reportOf);
  const going = job !== null && job.status !== 'failed';
  return (
    <div className={styles['top']} data-part="lesion-bar">
      <RunChoice run={run} />
      {going ? (
        <>
          <progress max={1} value={job.progress} aria-label="Progress of the lesions" />
          <span role="status" className="mid">
            {job.status === 'waiting' ? 'waiting for its turn' : `${job.stage}, ${fixed(100 * job.progress)} %`}
            {job.etaMs !== null && `, ${duration(Math.max(1000, job.etaMs))} left`}
          </span>
          <button type="button" className="button" onClick={() => void stop(job.jobId)}>
            Cancel
          </button>
        </>
      ) : (
        <>
          <Choice label="What is taken out" value={scope} options={SCOPES} onChange={setScope} />
          <button
            type="button"
            className="button primary"
            disabled={starting}
            onClick={() => void start(run.info.runId, scope)}
          >
            Take out in turn
          </button>
        </>
      )}
      <span className={`${body['cut']} dim`}>
        {report &&
          `with everything on: ${intactText(report)}; 95 % of ${fixed(report.protocol.draws)} paired histories`}
      </span>
    </div>
  );
}

function Body({ run }: { readonly run: LoadedRun }) {
  const state = useLab((s) => s.report);
  const report = useLab(reportOf);
  const chosen = useLab((s) => s.chosen);
  const [box, { width, height }] = useSize<HTMLDivElement>();
  const result = report?.lesions.find((l) => l.key === chosen) ?? null;
  const layout = width >= BESIDE_FROM ? 'beside' : height >= BELOW_FROM ? 'below' : 'instead';
  return (
    <div ref={box} className={styles['body']} data-layout={layout}>
      {state === 'asking' && <RowsGhost />}
      {state === null && (
        <EmptyState
          title={`Nothing has been taken out of this run of ${run.info.symbol} yet`}
          actions={[{ label: 'Take everything out in turn', run: () => void start(run.info.runId, 'all') }]}
        >
          The day is lived through again without each region, each rule and each tier of memory; here stands which
          decisions came out otherwise.
        </EmptyState>
      )}
      {report && (layout !== 'instead' || !result) && (
        <div className={styles['wide']} data-part="lesions">
          <DataTable
            name="Lesions"
            columns={lesionColumns(momentsOf(run))}
            rows={report.lesions}
            keyOf={(l) => l.key}
            selected={chosen}
            onSelect={(l) => choose(l.key)}
          />
        </div>
      )}
      {result && <LesionDetail run={run} result={result} alone={layout === 'instead'} />}
    </div>
  );
}

export function LesionsPanel() {
  const run = useLoadedRun();
  const trouble = useLab((s) => s.trouble);
  const job = useLab((s) => s.job);
  const runId = run?.info.runId ?? null;
  useEffect(() => {
    if (runId !== null) void askReport(runId);
  }, [runId]);
  useEffect(() => followLesions(), []);
  if (!run) return <RowsGhost />;
  if (run.info.strategy !== 'brain')
    return (
      <EmptyState title={`${run.info.strategy} by itself has nothing to take out`}>
        Open a run of the brain in the list of runs.
      </EmptyState>
    );
  const why = trouble ?? (job?.status === 'failed' ? (job.error?.why ?? 'the job failed') : null);
  return (
    <div className={body['fill']} data-part="lesion-lab">
      <Bar run={run} />
      {why === null ? (
        <Body run={run} />
      ) : (
        <div className={body['rest']}>
          <ErrorState
            what="The lesions could not be taken out"
            why={why}
            action={{ label: 'Look again', run: () => void lookAgain(run.info.runId) }}
          />
        </div>
      )}
    </div>
  );
}

async function lookAgain(runId: string): Promise<void> {
  useLab.setState({ trouble: null, job: null });
  await askReport(runId);
}
