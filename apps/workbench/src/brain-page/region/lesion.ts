/** "What if this region were off": the same run without it, launched as a job, watched, and set beside this one. */
import { create } from 'zustand';
import { client, type RunInfo, type RunSummary } from '../../data/client.ts';
import { notify } from '../../shell/notify.ts';

export interface Lesion {
  /** The run that was looked at, and the region taken out of it. */
  readonly runId: string;
  readonly region: string;
  readonly state:
    | { readonly kind: 'starting' }
    | { readonly kind: 'running'; readonly info: RunInfo }
    | { readonly kind: 'done'; readonly summary: RunSummary }
    | { readonly kind: 'failed'; readonly why: string };
}
/** By run and region. */
export const useLesions = create<Readonly<Record<string, Lesion>>>(() => ({}));
export const lesionKey = (runId: string, region: string): string => `${runId} ${region}`;

const words = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** The configuration of a run as its job was given it; undefined where no job of it is remembered: then the default. */
async function configOf(runId: string): Promise<Record<string, unknown> | undefined> {
  const { jobs } = await client().jobs.list.query({ kind: 'backtest', limit: 1000 });
  const job = jobs.find((j) => (j.about as { readonly run?: RunInfo } | null)?.run?.runId === runId);
  return (job?.input as { readonly config?: Record<string, unknown> } | undefined)?.config;
}

export async function lesion(run: RunInfo, region: string): Promise<void> {
  const key = lesionKey(run.runId, region);
  const put = (state: Lesion['state']): void => useLesions.setState({ [key]: { runId: run.runId, region, state } });
  const fail = (cause: unknown): void => {
    put({ kind: 'failed', why: words(cause) });
    notify(`Without ${region}: ${words(cause)}`, 'error');
  };
  put({ kind: 'starting' });
  try {
    const config = await configOf(run.runId);
    const { runId } = await client().runs.start.mutate({
      data: run.name,
      ...(config === undefined ? {} : { config }),
      lesions: [...new Set([...run.lesions, region])],
    });
    const finish = async (): Promise<void> => {
      put({ kind: 'done', summary: await client().runs.summary.query({ runId }) });
    };
    client().runs.progress.subscribe(
      { runId },
      {
        onData(info) {
          if (info.status === 'done') finish().catch(fail);
          else if (info.status === 'failed' || info.status === 'cancelled') fail(info.error ?? info.status);
          else put({ kind: 'running', info });
        },
        onError: fail,
      },
    );
  } catch (cause) {
    fail(cause);
  }
}
