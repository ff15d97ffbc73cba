'use client';
/** Jobs under way and those that have just ended: stage, percent, time left, and the way to stop or repeat one. */
import type { JobInfo } from '@janus/server/job-api';
import { duration, fixed } from '@janus/views';
import { showPanel } from '../dock/dock-store.ts';
import styles from './backtests.module.css';
import { cancelJob, retryJob, useLaunch } from './launch-store.ts';
import { look } from './runs-store.ts';

const isGoing = ({ status }: JobInfo): boolean => status === 'waiting' || status === 'active';

function told(job: JobInfo): string {
  if (job.status === 'waiting') return 'waiting for its turn';
  if (job.status === 'active')
    return `${job.stage}, ${fixed(100 * job.progress)} %${job.etaMs === null ? '' : `, ${duration(Math.max(1000, job.etaMs))} left`}`;
  return job.status === 'failed' ? `× ${job.error?.why ?? 'failed'}` : job.status;
}

function open(job: JobInfo): void {
  if (job.kind === 'walkforward') showPanel('backtests', 'folds');
  else look((job.result as { readonly runId: string }).runId);
}

export function Jobs() {
  const jobs = useLaunch((s) => s.jobs);
  // What has ended well is in the list of runs: the newest three say that it has.
  const shown = [...jobs.filter(isGoing), ...jobs.filter((j) => !isGoing(j)).slice(0, 3)];
  if (shown.length === 0) return null;
  return (
    <ul className={styles['jobs']} aria-label="Jobs">
      {shown.map((job) => (
        <li key={job.jobId} data-part="job" data-status={job.status} data-kind={job.kind}>
          <div>
            <b>{job.title}</b>
            <span className={job.status === 'failed' ? 'bad' : 'mid'} role="status">
              {told(job)}
            </span>
            {isGoing(job) && <progress max={1} value={job.progress} aria-label={`Progress of ${job.title}`} />}
          </div>
          {isGoing(job) ? (
            <button type="button" className="button" onClick={() => void cancelJob(job)}>
              Cancel
            </button>
          ) : job.status === 'done' ? (
            <button type="button" className="button" onClick={() => open(job)}>
              Open
            </button>
          ) : (
            <button type="button" className="button" onClick={() => void retryJob(job)}>
              Retry
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
