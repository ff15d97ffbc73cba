/**
 * What was taken out of the run on the screen and what changed: the report that the server keeps, the job that is
 * adding to it, the lesion that is looked at and a page of its changed decisions.
 */
import type { JobInfo } from '@janus/server/job-api';
import { create } from 'zustand';
import { askedOf } from '../../data/again.ts';
import { client, type Outputs, type RunInfo } from '../../data/client.ts';

export type Report = NonNullable<Outputs['lesion']['report']>;
export type Result = Report['lesions'][number];
export type Page = Outputs['lesion']['changes'];
export type Change = Page['changes'][number];
export type Kind = Change['kind'];

/** What can be asked for at once; the value is what the job is told, none = everything. */
export const SCOPES = [
  ['all', 'Everything'],
  ['regions', 'Regions'],
  ['rules', 'Rules'],
  ['tiers', 'Memory'],
] as const;
export type Scope = (typeof SCOPES)[number][0];
export const KIND_FILTERS = [
  ['all', 'All'],
  ['direction', 'Direction'],
  ['veto', 'Veto'],
  ['size', 'Size'],
] as const;
export type KindFilter = (typeof KIND_FILTERS)[number][0];
export const PAGE = 200;

export interface LabState {
  readonly runId: string | null;
  readonly report: Report | 'asking' | null;
  readonly trouble: string | null;
  readonly job: JobInfo | null;
  readonly starting: boolean;
  readonly scope: Scope;
  /** Key of the lesion that is looked at. */
  readonly chosen: string | null;
  readonly side: 'changes' | 'regimes';
  readonly filter: KindFilter;
  readonly from: number;
  readonly page: Page | 'asking' | null;
  readonly pageTrouble: string | null;
}
const NONE: LabState = {
  runId: null,
  report: 'asking',
  trouble: null,
  job: null,
  starting: false,
  scope: 'all',
  chosen: null,
  side: 'changes',
  filter: 'all',
  from: 0,
  page: null,
  pageTrouble: null,
};
export const useLab = create<LabState>(() => NONE);
const words = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
const isGoing = (job: JobInfo): boolean => job.status === 'waiting' || job.status === 'active';

export const reportOf = ({ report }: LabState): Report | null =>
  report === null || report === 'asking' ? null : report;

/** The report of a run, as far as it has come. A link may have chosen a lesion already. */
export async function askReport(runId: string): Promise<void> {
  const { runId: before } = useLab.getState();
  if (before !== runId) {
    const { chosen, side, filter, scope } = useLab.getState();
    useLab.setState({ ...NONE, runId, scope, side, filter, chosen: before === null ? chosen : null });
  }
  try {
    const report = await client().lesion.report.query({ runId });
    if (useLab.getState().runId !== runId) return;
    useLab.setState({ report, trouble: null });
    const { chosen, page } = useLab.getState();
    if (chosen !== null && page === null) await askPage();
  } catch (cause) {
    if (useLab.getState().runId === runId) useLab.setState({ trouble: words(cause) });
  }
}

async function askPage(): Promise<void> {
  const { runId, chosen, filter, from } = useLab.getState();
  const there = reportOf(useLab.getState())?.lesions.some((l) => l.key === chosen) ?? false;
  if (runId === null || chosen === null || !there) {
    useLab.setState({ page: null });
    return;
  }
  useLab.setState({ page: 'asking', pageTrouble: null });
  const current = (): boolean => {
    const now = useLab.getState();
    return now.runId === runId && now.chosen === chosen && now.filter === filter && now.from === from;
  };
  try {
    const kinds = filter === 'all' ? [] : [filter];
    const page = await client().lesion.changes.query({ runId, key: chosen, kinds, from, count: PAGE });
    if (current()) useLab.setState({ page });
  } catch (cause) {
    if (current()) useLab.setState({ page: null, pageTrouble: words(cause) });
  }
}

export function choose(chosen: string | null): void {
  if (chosen === useLab.getState().chosen) return;
  useLab.setState({ chosen, from: 0, page: null, pageTrouble: null });
  void askPage();
}
export function filterBy(filter: KindFilter): void {
  useLab.setState({ filter, from: 0 });
  void askPage();
}
export function turnTo(from: number): void {
  useLab.setState({ from: Math.max(0, from) });
  void askPage();
}
export const askPageAgain = (): void => void askPage();
export const setScope = (scope: Scope): void => useLab.setState({ scope });
export const setSide = (side: LabState['side']): void => useLab.setState({ side });

/** The run of a lesion job: known before it runs, except of a part of a data set. */
const runOf = (job: JobInfo): string | null => {
  const about = job.about as { readonly run?: RunInfo | null } | null;
  const result = job.result as { readonly runId?: string } | null;
  return result?.runId ?? about?.run?.runId ?? null;
};
const mine = new Map<string, string>();
let progressed = '';

/** A lesion job has come further, here or in another tab. */
function hear(job: JobInfo): void {
  const { runId } = useLab.getState();
  if (job.kind !== 'lesion' || runId === null) return;
  if (runOf(job) !== runId && mine.get(job.jobId) !== runId) return;
  useLab.setState({ job: isGoing(job) || job.status === 'failed' ? job : null });
  // Each lesion is in the report once the next one begins.
  const mark = `${job.jobId} ${job.status} ${job.stage}`;
  if (mark === progressed) return;
  progressed = mark;
  void askReport(runId);
}

/** Lesion jobs, those of other tabs and of a terminal too. @returns how to stop */
export function followLesions(): () => void {
  let stopped = false;
  let subscription: { unsubscribe(): void } | null = null;
  const again = (): void => {
    subscription?.unsubscribe();
    subscription = null;
    setTimeout(() => void begin(), 1000);
  };
  async function begin(): Promise<void> {
    if (stopped) return;
    try {
      const { jobs } = await client().jobs.list.query({ kind: 'lesion', limit: 20 });
      jobs.filter(isGoing).forEach(hear);
      if (stopped) return;
      subscription = client().jobs.watch.subscribe(undefined, { onData: hear, onError: again });
    } catch {
      // The queue opens a moment after the server does.
      again();
    }
  }
  void begin();
  return () => {
    stopped = true;
    subscription?.unsubscribe();
  };
}

/** Takes one thing after another out of a run. What was taken out before stays. */
export async function start(runId: string, scope: Scope): Promise<void> {
  if (useLab.getState().starting) return;
  useLab.setState({ starting: true, trouble: null });
  try {
    const asked = await askedOf(await client().backtests.get.query({ runId }));
    const only = scope === 'all' ? [] : [scope];
    const job = await client().jobs.submit.mutate({ kind: 'lesion', input: { ...asked, only } });
    mine.set(job.jobId, runId);
    if (useLab.getState().runId === runId) useLab.setState({ job });
  } catch (cause) {
    useLab.setState({ trouble: words(cause) });
  } finally {
    useLab.setState({ starting: false });
  }
}

export async function stop(jobId: string): Promise<void> {
  try {
    await client().jobs.cancel.mutate({ jobId });
  } catch (cause) {
    useLab.setState({ trouble: words(cause) });
  }
}
