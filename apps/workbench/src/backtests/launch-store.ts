/** The launch form, its faults as one writes, and the jobs that it has made. */
import type { Fault } from '@janus/server/backtest-api';
import type { JobInfo } from '@janus/server/job-api';
import { create } from 'zustand';
import { askedOf } from '../data/again.ts';
import { client, type Outputs } from '../data/client.ts';
import { notify } from '../shell/notify.ts';
import { configText, dayFaults, EMPTY_FORM, inputOf, merged, type LaunchForm } from './form.ts';
import { askRuns, look, openFull, toggle, useRuns, words, type Full } from './runs-store.ts';

export type SetEntry = Outputs['data']['catalogue'][number];

export type ArtefactEntry = Outputs['backtests']['artefacts'][number];

/** What the server takes where the form is silent. */
export type RunDefaults = Outputs['runs']['defaults'];

export interface Launch {
  readonly form: LaunchForm;
  /** Newest bars first; null while they are asked for. */
  readonly sets: readonly SetEntry[] | null;
  readonly setsTrouble: string | null;
  /** Trained models, newest first; null while they are asked for. */
  readonly artefacts: readonly ArtefactEntry[] | null;
  readonly defaults: RunDefaults | null;
  /** Faults of the text, and of the two figures. */
  readonly textFaults: readonly Fault[];
  readonly figureFaults: readonly Fault[];
  readonly launching: boolean;
  readonly refused: string | null;
  /** Newest first. */
  readonly jobs: readonly JobInfo[];
}
export const useLaunch = create<Launch>(() => ({
  form: EMPTY_FORM,
  sets: null,
  setsTrouble: null,
  artefacts: null,
  defaults: null,
  textFaults: [],
  figureFaults: [],
  launching: false,
  refused: null,
  jobs: [],
}));

const WAIT = 250;
/** How long the queue may take to open after the server has, ms, and the pause between two attempts. */
const PATIENCE = 20_000;
const AGAIN = 700;
const KEPT = 8;
const KINDS = ['backtest', 'walkforward'] as const;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Fields that are checked as they are written. */
const CHECKED = ['toml', 'capital', 'fee', 'from', 'to'] as const;

let checkTicket = 0;
let timer: ReturnType<typeof setTimeout> | null = null;

/** Both texts by the parser that the run itself uses. @returns the configuration; null where there are faults */
async function check(): Promise<Readonly<Record<string, unknown>> | null> {
  const mine = ++checkTicket;
  const { form } = useLaunch.getState();
  const [text, figures] = await Promise.all([
    client().backtests.validate.query({ toml: form.toml }),
    client().backtests.validate.query({ toml: configText(form) }),
  ]);
  const figureFaults = [...dayFaults(form), ...figures.faults];
  if (mine === checkTicket) useLaunch.setState({ textFaults: text.faults, figureFaults });
  if (text.faults.length + figureFaults.length > 0 || !text.table || !figures.table) return null;
  return merged(text.table, figures.table);
}

export function setForm(change: Partial<LaunchForm>): void {
  useLaunch.setState(({ form }) => ({ form: { ...form, ...change }, refused: null }));
  if (!CHECKED.some((field) => field in change)) return;
  if (timer) clearTimeout(timer);
  timer = setTimeout(() => {
    check().catch((cause: unknown) => useLaunch.setState({ refused: words(cause) }));
  }, WAIT);
}

/** The set named by the form, else the one with the newest bars. */
export const chosenSet = ({ form, sets }: Pick<Launch, 'form' | 'sets'>): SetEntry | null =>
  form.data === '' ? (sets?.[0] ?? null) : (sets?.find((set) => set.name === form.data) ?? null);

export async function askSets(): Promise<void> {
  try {
    const [sets, artefacts, defaults] = await Promise.all([
      client().data.catalogue.query(),
      client().backtests.artefacts.query(),
      client().runs.defaults.query(),
    ]);
    useLaunch.setState({ sets: sets.toSorted((a, b) => b.to - a.to), artefacts, defaults, setsTrouble: null });
  } catch (cause) {
    useLaunch.setState({ setsTrouble: words(cause) });
  }
}

async function submit(kind: (typeof KINDS)[number], input: unknown): Promise<JobInfo> {
  const until = performance.now() + PATIENCE;
  for (;;) {
    try {
      return await client().jobs.submit.mutate({ kind, input });
    } catch (cause) {
      if (!/starting/.test(words(cause)) || performance.now() > until) throw cause;
      await pause(AGAIN);
    }
  }
}

const ours = new Set<string>();

export async function launch(kind: (typeof KINDS)[number] = 'backtest'): Promise<void> {
  if (useLaunch.getState().launching) return;
  useLaunch.setState({ launching: true, refused: null });
  try {
    if (useLaunch.getState().sets === null) await askSets();
    const config = await check();
    if (!config) throw new Error('the configuration has faults: each is listed at its field');
    const { form, sets } = useLaunch.getState();
    const data = form.data || sets?.[0]?.name;
    if (data === undefined) throw new Error('there is no data set: bring one in on the Data page');
    const input = inputOf({ ...form, data }, config);
    const rest = kind === 'backtest' ? { strategy: form.strategy } : { folds: Number(form.folds) };
    const job = await submit(kind, { ...input, ...rest });
    ours.add(job.jobId);
    put(job);
  } catch (cause) {
    useLaunch.setState({ refused: words(cause) });
  } finally {
    useLaunch.setState({ launching: false });
  }
}

/** What a run was asked, once more. */
export async function submitAgain(run: Full): Promise<void> {
  const job = await submit('backtest', await askedOf(run));
  ours.add(job.jobId);
  put(job);
}

function put(job: JobInfo): void {
  const before = useLaunch.getState().jobs.find((j) => j.jobId === job.jobId);
  useLaunch.setState(({ jobs }) => ({
    jobs: [job, ...jobs.filter((j) => j.jobId !== job.jobId)]
      .toSorted((a, b) => b.createdAt - a.createdAt)
      .slice(0, KEPT),
  }));
  if (job.status === 'done' && before?.status !== 'done' && job.kind === 'backtest') void arrived(job);
}

/** A run that has just ended is in the list, and beside the others where it was started here. */
async function arrived(job: JobInfo): Promise<void> {
  const { runId } = job.result as { readonly runId: string };
  await openFull(runId, true);
  await askRuns();
  if (!ours.delete(job.jobId)) return;
  if (!useRuns.getState().compared.includes(runId)) toggle(runId);
  look(runId);
}

export async function cancelJob({ jobId }: JobInfo): Promise<void> {
  try {
    put(
      await client()
        .jobs.cancel.mutate({ jobId })
        .then(() => client().jobs.get.query({ jobId })),
    );
  } catch (cause) {
    notify(`Not cancelled: ${words(cause)}`, 'error');
  }
}
export async function retryJob({ jobId }: JobInfo): Promise<void> {
  try {
    const job = await client().jobs.retry.mutate({ jobId });
    ours.add(job.jobId);
    put(job);
  } catch (cause) {
    notify(`Not started again: ${words(cause)}`, 'error');
  }
}

const isKind = (kind: string): boolean => (KINDS as readonly string[]).includes(kind);

/** Jobs of both kinds, those of other tabs and of a terminal too. @returns how to stop */
export function followJobs(): () => void {
  let stopped = false;
  let subscription: { unsubscribe(): void } | null = null;
  async function begin(): Promise<void> {
    if (stopped) return;
    try {
      for (const kind of KINDS) {
        const { jobs } = await client().jobs.list.query({ kind, limit: KEPT });
        useLaunch.setState((s) => ({
          jobs: [...jobs, ...s.jobs.filter((j) => !jobs.some((k) => k.jobId === j.jobId))]
            .toSorted((a, b) => b.createdAt - a.createdAt)
            .slice(0, KEPT),
        }));
      }
      if (stopped) return;
      subscription = client().jobs.watch.subscribe(undefined, {
        onData: (job: JobInfo) => {
          if (isKind(job.kind)) put(job);
        },
        onError: () => again(),
      });
    } catch {
      // The queue opens a moment after the server does.
      again();
    }
  }
  function again(): void {
    subscription?.unsubscribe();
    setTimeout(() => void begin(), AGAIN);
  }
  void begin();
  return () => {
    stopped = true;
    subscription?.unsubscribe();
  };
}
