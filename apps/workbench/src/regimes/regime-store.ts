/**
 * What the Regimes page looks at: the data sets there are, the one chosen, its labels once they are there, the job that
 * makes them, and the stretch and bar that all its plots share. A newer request wins over one that still loads.
 */
import type { JobInfo } from '@janus/server/job-api';
import { create } from 'zustand';
import { client, type DataSet, type Outputs } from '../data/client.ts';
import { useRun } from '../data/run.ts';
import { notify } from '../shell/notify.ts';
import { fetchTrack, type Track } from './columns.ts';
import { confusionOf, type Confusion } from './confusion.ts';
import { episodesOf, type Episode } from './episodes.ts';
import { within, type Span } from './span.ts';

export type Labelling = Outputs['regimes']['get'];
export interface Labelled {
  readonly report: Labelling;
  readonly track: Track;
  readonly episodes: readonly Episode[];
  /** Null where the true regimes are not known. */
  readonly confusion: Confusion | null;
}

export type Looking =
  | { readonly kind: 'asking' }
  | { readonly kind: 'none' }
  /** Not labelled so far. */
  | { readonly kind: 'absent'; readonly set: DataSet }
  | { readonly kind: 'labelling'; readonly set: DataSet; readonly job: JobInfo }
  | { readonly kind: 'loading'; readonly set: DataSet }
  | { readonly kind: 'failed'; readonly what: string; readonly why: string; readonly cure: string }
  | { readonly kind: 'open'; readonly labelled: Labelled };

export interface RegimeState {
  readonly sets: readonly DataSet[];
  /** Name of a data set; null: the run's, else the first. */
  readonly chosen: string | null;
  readonly looking: Looking;
  /** Bars shown; null: all. */
  readonly span: Span | null;
  /** Bar under the pointer, and the one that a click or a key has left; null where there is none. */
  readonly hover: number | null;
  readonly pinned: number | null;
}

export const useRegimes = create<RegimeState>(() => ({
  sets: [],
  chosen: null,
  looking: { kind: 'asking' },
  span: null,
  hover: null,
  pinned: null,
}));

const put = (looking: Looking): void => {
  useRegimes.setState({ looking });
};
const words = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

export const opened = ({ looking }: RegimeState): Labelled | null =>
  looking.kind === 'open' ? looking.labelled : null;

/** The set on the screen: the chosen, else that of the run, else the first. */
export function chosenSet({ sets, chosen }: Pick<RegimeState, 'sets' | 'chosen'>): DataSet | null {
  if (chosen !== null) return sets.find((set) => set.name === chosen) ?? null;
  const { state } = useRun.getState();
  const run = state.kind === 'ready' ? state.run.info.name : null;
  return sets.find((set) => set.name === run) ?? sets[0] ?? null;
}

let ticket = 0;
let stopWatching: (() => void) | null = null;
function supersede(): () => boolean {
  stopWatching?.();
  stopWatching = null;
  const mine = ++ticket;
  return () => mine === ticket;
}

/** Reads the list of data sets, then looks whether the chosen one is labelled. */
export async function look(): Promise<void> {
  const current = supersede();
  try {
    const sets = await client().data.list.query();
    if (!current()) return;
    useRegimes.setState({ sets });
    const { chosen, looking } = useRegimes.getState();
    const set = chosenSet(useRegimes.getState());
    if (!set && chosen !== null) {
      put({
        kind: 'failed',
        what: `There is no data set ${chosen}`,
        why: 'It was removed, or the link comes from another data folder.',
        cure: 'Choose another one in the tab row, or import it on the Data page.',
      });
      return;
    }
    if (!set) {
      put({ kind: 'none' });
      return;
    }
    if (looking.kind !== 'open' || looking.labelled.report.name !== set.name) put({ kind: 'loading', set });
    await find(set, current);
  } catch (cause) {
    if (current()) failed('The data sets could not be read', cause);
  }
}

function failed(what: string, cause: unknown): void {
  put({ kind: 'failed', what, why: words(cause), cure: 'Ask again; if it stays so, look at the System page.' });
}

async function find(set: DataSet, current: () => boolean): Promise<void> {
  const id = await client().regimes.ofData.query({ data: set.name });
  if (!current()) return;
  if (id !== null) {
    await load(set, id, current);
    return;
  }
  put({ kind: 'absent', set });
  // Somebody else may be at it, or this page was at it before it was left.
  const jobs = await client()
    .jobs.list.query({ kind: 'regimes', limit: 20 })
    .then(
      (list) => list.jobs,
      () => [],
    );
  const going = jobs.find(
    ({ status, input }) =>
      (status === 'active' || status === 'waiting') && (input as { readonly data?: string }).data === set.name,
  );
  if (going && current()) watch(set, going, current);
}

/** Gives the browser the thread back between two pieces of work. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

async function load(set: DataSet, id: string, current: () => boolean): Promise<void> {
  const before = opened(useRegimes.getState());
  if (before?.report.id === id) return;
  const [report, track] = await Promise.all([client().regimes.get.query({ id }), fetchTrack(id)]);
  await breathe();
  const episodes = episodesOf(track);
  await breathe();
  const confusion = report.hasTruth ? confusionOf(track.truth, track.regime) : null;
  if (!current()) return;
  const { span } = useRegimes.getState();
  useRegimes.setState({ hover: null, span: span && within(span, report.bars) });
  put({ kind: 'open', labelled: { report, track, episodes, confusion } });
}

export function chooseSet(name: string): void {
  useRegimes.setState({ chosen: name, span: null, hover: null, pinned: null });
  void look();
}

function watch(set: DataSet, first: JobInfo, current: () => boolean): void {
  put({ kind: 'labelling', set, job: first });
  const subscription = client().jobs.watch.subscribe(
    { jobId: first.jobId },
    {
      onData: (job: JobInfo) => {
        if (!current()) return;
        if (job.status === 'done') {
          put({ kind: 'loading', set });
          const { id } = job.result as { readonly id: string };
          load(set, id, current).catch((cause: unknown) => {
            if (current()) failed(`The regimes of ${set.name} could not be loaded`, cause);
          });
        } else if (job.status === 'failed')
          put({
            kind: 'failed',
            what: job.error?.what ?? `The regimes of ${set.name} could not be told`,
            why: job.error?.why ?? 'The job ended without a reason.',
            cure: job.error?.cure ?? 'Try again.',
          });
        else if (job.status === 'cancelled') put({ kind: 'absent', set });
        else put({ kind: 'labelling', set, job });
      },
      onError: (cause: unknown) => {
        if (current()) failed('The progress of the labelling was lost', cause);
      },
    },
  );
  stopWatching = () => subscription.unsubscribe();
}

/** One click: the chosen data set is labelled, bar by bar as the day would have told it. */
export async function label(set: DataSet): Promise<void> {
  const current = supersede();
  try {
    const job = await client().regimes.start.mutate({ data: set.name });
    if (current()) watch(set, job, current);
  } catch (cause) {
    if (current()) failed(`The labelling of ${set.name} did not start`, cause);
  }
}
export async function cancelLabelling(): Promise<void> {
  const { looking } = useRegimes.getState();
  if (looking.kind !== 'labelling') return;
  try {
    await client().jobs.cancel.mutate({ jobId: looking.job.jobId });
  } catch (cause) {
    notify(`Not cancelled: ${words(cause)}`, 'error');
  }
}

export const shownSpan = ({ span, looking }: RegimeState): Span =>
  span ?? [0, looking.kind === 'open' ? looking.labelled.report.bars : 0];

/** The whole series is no span: it is the default. */
export function setSpan(span: Span): void {
  const bars = opened(useRegimes.getState())?.report.bars ?? 0;
  useRegimes.setState({ span: span[0] <= 0 && span[1] >= bars ? null : span });
}
