/**
 * The nights that the pages Sleep and Map look at: the list, the one chosen with its columns, the job that is making
 * one. One store for both pages; a newer request wins over one that is still loading.
 */
import type { JobInfo } from '@janus/server/job-api';
import type { Night, NightHead, Sleepable, VersionHead, VersionView } from '@janus/server/night-api';
import { create } from 'zustand';
import { client } from '../data/client.ts';
import { notify } from '../shell/notify.ts';
import { destructive } from '../shell/undo.ts';
import { fetchMemories, fetchRecalls, type Memories, type Recalls } from './columns.ts';
import { follow, NO_TRACE, type Trace } from './trace.ts';

export interface OpenNight {
  readonly night: Night;
  readonly memories: Memories;
  readonly recalls: Recalls;
}
export type NightsState =
  { readonly kind: 'asking' } | { readonly kind: 'failed'; readonly why: string } | { readonly kind: 'ready' };

export interface Nights {
  readonly state: NightsState;
  /** Newest first. */
  readonly nights: readonly NightHead[];
  /** Can be brought back. */
  readonly removed: readonly NightHead[];
  readonly versions: readonly VersionHead[];
  /** Runs with experiences, newest first. */
  readonly sleepable: readonly Sleepable[];
  /** Null: the newest. */
  readonly chosen: string | null;
  readonly open: OpenNight | null;
  /** Why the chosen night could not be opened. */
  readonly trouble: string | null;
  /** The night that is being slept, or the last one that failed. */
  readonly job: JobInfo | null;
  readonly trace: Trace;
  /** Version shown, null = that of the chosen night; and the one it stands beside, null = its parent. */
  readonly version: number | null;
  readonly against: number | null;
  readonly view: VersionView | null;
}

export const useNights = create<Nights>(() => ({
  state: { kind: 'asking' },
  nights: [],
  removed: [],
  versions: [],
  sleepable: [],
  chosen: null,
  open: null,
  trouble: null,
  job: null,
  trace: NO_TRACE,
  version: null,
  against: null,
  view: null,
}));

const words = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
/** The chosen night, else the newest. */
export const chosenHead = ({ nights, chosen }: Nights): NightHead | null =>
  nights.find((n) => n.sleepId === chosen) ?? nights[0] ?? null;

let listTicket = 0;
let nightTicket = 0;
let viewTicket = 0;

export async function askNights(): Promise<void> {
  const mine = ++listTicket;
  try {
    const [nights, removed, versions, sleepable] = await Promise.all([
      client().night.list.query(),
      client().night.list.query({ removed: true }),
      client().night.versions.query(),
      client().night.sleepable.query(),
    ]);
    if (mine !== listTicket) return;
    useNights.setState({ state: { kind: 'ready' }, nights, removed, versions, sleepable });
    await openChosen();
  } catch (cause) {
    if (mine === listTicket) useNights.setState({ state: { kind: 'failed', why: words(cause) } });
  }
}

async function openChosen(): Promise<void> {
  const head = chosenHead(useNights.getState());
  const mine = ++nightTicket;
  if (!head) {
    useNights.setState({ open: null, view: null, trouble: null });
    return;
  }
  if (useNights.getState().open?.night.sleepId !== head.sleepId) {
    try {
      const { sleepId } = head;
      const [night, memories, recalls] = await Promise.all([
        client().night.get.query({ sleepId }),
        fetchMemories(sleepId),
        fetchRecalls(sleepId),
      ]);
      if (mine !== nightTicket) return;
      useNights.setState({ open: { night, memories, recalls }, trouble: null });
    } catch (cause) {
      if (mine === nightTicket) useNights.setState({ open: null, trouble: words(cause) });
      return;
    }
  }
  await openView();
}

async function openView(): Promise<void> {
  const mine = ++viewTicket;
  const all = useNights.getState();
  const version = all.version ?? chosenHead(all)?.version ?? null;
  if (version === null || version === 0) return;
  try {
    const view = await client().night.version.query({ version, against: all.against });
    if (mine === viewTicket) useNights.setState({ view });
  } catch (cause) {
    if (mine === viewTicket) notify(`Version ${version} could not be opened: ${words(cause)}`, 'error');
  }
}

export function chooseNight(sleepId: string | null): void {
  useNights.setState({ chosen: sleepId, version: null, against: null });
  void openChosen();
}
export function chooseVersion(version: number | null, against: number | null): void {
  useNights.setState({ version, against });
  void openView();
}

let stopWatching: (() => void) | null = null;

function watch(job: JobInfo): void {
  stopWatching?.();
  useNights.setState({ job, trace: NO_TRACE });
  const subscription = client().jobs.watch.subscribe(
    { jobId: job.jobId },
    {
      onData: (now: JobInfo) => {
        useNights.setState((all) => ({ job: now, trace: follow(all.trace, now.stage) }));
        if (now.status === 'done') {
          const { sleepId } = now.result as { readonly sleepId: string };
          useNights.setState({ job: null, chosen: sleepId, version: null, against: null });
          notify(`Night ${sleepId.slice(0, 8)} is over: its schemas are published`);
          void askNights();
        }
        if (now.status === 'cancelled') useNights.setState({ job: null });
      },
      onError: (cause: unknown) => notify(`The night is out of sight: ${words(cause)}`, 'error'),
    },
  );
  stopWatching = () => subscription.unsubscribe();
}

/** A night that somebody else has started, or that this page has left. */
export async function findNight(): Promise<void> {
  if (useNights.getState().job) return;
  try {
    const { jobs } = await client().jobs.list.query({ kind: 'sleep', limit: 1 });
    const last = jobs[0];
    if (last && (last.status === 'active' || last.status === 'waiting')) watch(last);
  } catch {
    // The jobs are still starting: the button says so when it is pressed.
  }
}

export async function startNight(runId: string): Promise<void> {
  try {
    watch(await client().jobs.submit.mutate({ kind: 'sleep', input: { runId } }));
  } catch (cause) {
    notify(`The night did not begin: ${words(cause)}`, 'error');
  }
}
export async function wakeUp(): Promise<void> {
  const { job } = useNights.getState();
  if (!job) return;
  if (job.status === 'failed') return useNights.setState({ job: null });
  try {
    await client().jobs.cancel.mutate({ jobId: job.jobId });
  } catch (cause) {
    notify(`Not cancelled: ${words(cause)}`, 'error');
  }
}

const settle = (change: Promise<unknown>): void => {
  change.then(askNights).catch((cause: unknown) => notify(`Not done: ${words(cause)}`, 'error'));
};
export const restoreNight = (sleepId: string): void => settle(client().night.restore.mutate({ sleepId }));

export function removeNight({ sleepId }: NightHead): void {
  destructive({
    label: `Night ${sleepId.slice(0, 8)} removed; the version that it published stays`,
    do: () => settle(client().night.remove.mutate({ sleepId })),
    undo: () => settle(client().night.restore.mutate({ sleepId })),
  });
}
