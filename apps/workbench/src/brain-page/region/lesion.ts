/** "What if this region were off": the same run without it, launched as a job, watched, and set beside this one. */
import type { JobInfo } from '@janus/server/job-api';
import { create } from 'zustand';
import { askedOf } from '../../data/again.ts';
import { client, type RunInfo, type RunSummary } from '../../data/client.ts';
import { followJob } from '../../data-page/follow-job.ts';
import { notify } from '../../shell/notify.ts';

export interface Lesion {
  /** The run that was looked at, and the region taken out of it. */
  readonly runId: string;
  readonly region: string;
  readonly state:
    | { readonly kind: 'starting' }
    | { readonly kind: 'running'; readonly job: JobInfo }
    | { readonly kind: 'done'; readonly summary: RunSummary }
    | { readonly kind: 'failed'; readonly why: string };
}
/** By run and region. */
export const useLesions = create<Readonly<Record<string, Lesion>>>(() => ({}));
export const lesionKey = (runId: string, region: string): string => `${runId} ${region}`;

const words = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

export async function lesion(run: RunInfo, region: string): Promise<void> {
  const key = lesionKey(run.runId, region);
  const put = (state: Lesion['state']): void => useLesions.setState({ [key]: { runId: run.runId, region, state } });
  const fail = (cause: unknown): void => {
    put({ kind: 'failed', why: words(cause) });
    notify(`Without ${region}: ${words(cause)}`, 'error');
  };
  put({ kind: 'starting' });
  try {
    const asked = await askedOf(await client().backtests.get.query({ runId: run.runId }));
    const { jobId } = await client().jobs.submit.mutate({
      kind: 'backtest',
      input: { ...asked, lesions: [...asked.lesions, region] },
    });
    const finish = async ({ result }: JobInfo): Promise<void> => {
      const { runId } = result as { readonly runId: string };
      put({ kind: 'done', summary: await client().runs.summary.query({ runId }) });
    };
    followJob(jobId, {
      change(job) {
        if (job.status === 'done') finish(job).catch(fail);
        else if (job.status === 'failed' || job.status === 'cancelled') fail(job.error?.why ?? job.status);
        else put({ kind: 'running', job });
      },
      lost: fail,
    });
  } catch (cause) {
    fail(cause);
  }
}
