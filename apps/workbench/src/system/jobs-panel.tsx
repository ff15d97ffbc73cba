'use client';
/** The queue: what waits, runs and has ended. The job chosen can be stopped or done again. */
import { useState } from 'react';
import { client } from '../data/client.ts';
import { EmptyState } from '../panel/states/empty-state.tsx';
import { goTo } from '../shell/navigate.ts';
import { notify } from '../shell/notify.ts';
import { DataTable } from '../table/data-table.tsx';
import { askJobs, useAnswers, type Job } from './answers.ts';
import { JOB_COLUMNS } from './job-columns.tsx';
import { NoAnswer } from './no-answer.tsx';
import body from '../panel/body.module.css';
import styles from './system.module.css';

function act(told: string, change: Promise<unknown>): void {
  change.then(() => void askJobs()).catch((cause: unknown) => notify(`${told}: ${String(cause)}`, 'error'));
}

function Chosen({ job }: { readonly job: Job | null }) {
  if (!job) return <span className="mid">Choose a job to stop it or to do it again.</span>;
  const live = job.status === 'active' || job.status === 'waiting';
  const again = job.status === 'failed' || job.status === 'cancelled';
  return (
    <>
      <span className={body['cut']}>
        {job.error ? `${job.error.why} ${job.error.cure}` : `${job.title}${job.worker ? `, by ${job.worker}` : ''}`}
      </span>
      {live && (
        <button
          type="button"
          className="button"
          onClick={() => act('Not stopped', client().jobs.cancel.mutate({ jobId: job.jobId }))}
        >
          Stop it
        </button>
      )}
      {again && (
        <button
          type="button"
          className="button"
          onClick={() => act('Not started', client().jobs.retry.mutate({ jobId: job.jobId }))}
        >
          Do it again
        </button>
      )}
    </>
  );
}

export function JobsPanel() {
  const { value: jobs, fault } = useAnswers((a) => a.jobs);
  const [chosen, choose] = useState<string | null>(null);
  if (!jobs) return <NoAnswer fault={fault} ask={askJobs} />;
  if (jobs.length === 0)
    return (
      <EmptyState title="No job yet" actions={[{ label: 'Go to Market', run: () => goTo('market') }]}>
        Backtests, walk-forwards, nights, maps and imports are jobs: whatever takes longer than a moment.
      </EmptyState>
    );
  return (
    <div className={body['fill']} data-part="jobs">
      <div className={body['rest']}>
        <DataTable
          name="Jobs"
          columns={JOB_COLUMNS}
          rows={jobs}
          keyOf={(job) => job.jobId}
          selected={chosen}
          onSelect={(job) => choose(job.jobId)}
        />
      </div>
      <div className={styles['foot']}>
        <Chosen job={jobs.find((job) => job.jobId === chosen) ?? null} />
      </div>
    </div>
  );
}
