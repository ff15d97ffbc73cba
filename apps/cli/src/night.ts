/** What `sleep` and `map` share: the work as a job of the server where one runs, or done here on the store itself. */
import { cancelled, JanusError, noData, type SchemaVersion } from '@janus/domain';
import type { JobInfo, JobKind } from '@janus/server/job-api';
import type { NightStore } from '@janus/server/night';
import type { CommandInput } from './command.ts';

/** Between two looks at a job of the server. */
const LOOK_MS = 250;

/** Where the server listens that has the data folder, or null. */
export async function serverOf({
  dataFolder,
}: CommandInput): Promise<{ readonly url: string; readonly pid: number } | null> {
  const { runningServer } = await import('@janus/server/jobs');
  return runningServer(dataFolder);
}

/**
 * Submits to the server that runs and waits for the end.
 * @throws JanusError what the job failed with; cancelled by Ctrl-C, which also cancels the job
 */
export async function throughServer(input: CommandInput, kind: JobKind, asked: unknown): Promise<JobInfo> {
  const { jobClient, runningServer } = await import('@janus/server/jobs');
  const jobs = jobClient(input.dataFolder, runningServer(input.dataFolder)!);
  let job = await jobs.submit(kind, asked);
  while (job.status === 'waiting' || job.status === 'active') {
    if (input.signal.aborted) {
      await jobs.cancel(job.jobId);
      throw cancelled(`${job.title} was cancelled`);
    }
    input.progress(job.stage, job.progress, 1);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    job = await jobs.get(job.jobId);
  }
  if (job.error) throw new JanusError(job.error.code, job.error.why);
  return job;
}

/** The store opened here, the data folder held meanwhile. @throws JanusError refused where another process has it */
export async function withOwnStore<T>(input: CommandInput, work: (store: NightStore) => Promise<T>): Promise<T> {
  const [{ owning }, { openStore }, { nightStore }] = await Promise.all([
    import('@janus/server/backup'),
    import('@janus/server/store'),
    import('@janus/server/night'),
  ]);
  const { dataFolder } = input;
  return owning(dataFolder, async () => {
    const store = await openStore({ dataFolder, databaseUrl: process.env['DATABASE_URL'] });
    try {
      return await work(nightStore(store, dataFolder));
    } finally {
      await store.close();
    }
  });
}

/** A version of the schemas, the newest for null. @throws JanusError no-data where it is not there */
export async function versionOf(input: CommandInput, version: number | null): Promise<SchemaVersion> {
  const server = await serverOf(input);
  if (server) {
    const { contentOf } = await import('./night-server.ts');
    return contentOf(server, version);
  }
  return withOwnStore(input, async (store) => {
    const found = version === null ? await store.newest() : await store.version(version);
    if (found) return found;
    throw noData('there are 0 versions of the schemas: sleep first, with `janus sleep`');
  });
}
