/** A job in words and numbers. Pure. */
import { duration } from '@janus/views';
import type { Job } from './answers.ts';

/** ms from its start to its end, or null where it has not come to that. */
export const tookMs = (job: Job): number | null =>
  job.startedAt !== null && job.endedAt !== null ? job.endedAt - job.startedAt : null;

export function detailOf(job: Job): string {
  if (job.error) return job.error.why;
  const parts = [job.stage === job.status ? '' : job.stage];
  if (job.recovered > 0) parts.push(`taken up again ${job.recovered} ×`);
  if (job.status === 'active' && job.etaMs !== null) parts.push(`${duration(Math.max(1000, job.etaMs))} left`);
  return parts.filter((part) => part !== '').join(', ');
}
