/** A job followed to its end. */
import type { JobInfo } from '@janus/server/job-api';
import { client } from '../data/client.ts';
import { words } from './catalogue-store.ts';

/** @returns how to stop following */
export function followJob(
  jobId: string,
  on: { readonly change: (job: JobInfo) => void; readonly lost: (why: string) => void },
): () => void {
  const subscription = client().jobs.watch.subscribe(
    { jobId },
    { onData: (job: JobInfo) => on.change(job), onError: (cause: unknown) => on.lost(words(cause)) },
  );
  return () => subscription.unsubscribe();
}
