/** A market out of nothing: the form, and the job that makes it. */
import type { JobInfo } from '@janus/server/job-api';
import { create } from 'zustand';
import { client } from '../data/client.ts';
import { notify } from '../shell/notify.ts';
import { askCatalogue, useCatalogue, words } from './catalogue-store.ts';
import { readRefusal } from './faults.ts';
import { followJob } from './follow-job.ts';

/** What each generator is, in a line; the names are the server's. */
export const GENERATORS = [
  ['base', 'base: regimes of stated drift, volatility, duration and jumps'],
  ['garch', 'garch: volatility that feeds on itself, no jumps'],
  ['svj', 'svj: stochastic volatility with jumps'],
] as const;

export interface SimulateForm {
  readonly generator: (typeof GENERATORS)[number][0];
  readonly bars: string;
  readonly seed: string;
  readonly timeframe: string;
  readonly scale: string;
  /** Empty: SIM-<generator>-<seed>. */
  readonly symbol: string;
  readonly replace: boolean;
}
export interface Simulating {
  readonly form: SimulateForm;
  readonly job: JobInfo | null;
  /** Why the last one was refused; null where it was not. */
  readonly why: string | null;
  readonly nameTaken: boolean;
}

export const useSimulate = create<Simulating>(() => ({
  form: { generator: 'base', bars: '10000', seed: '1', timeframe: '1h', scale: '1', symbol: '', replace: false },
  job: null,
  why: null,
  nameTaken: false,
}));

export const setSimulate = (change: Partial<SimulateForm>): void => {
  useSimulate.setState(({ form }) => ({ form: { ...form, ...change } }));
};
export const symbolOf = ({ symbol, generator, seed }: SimulateForm): string =>
  symbol.trim() || `SIM-${generator.toUpperCase()}-${seed.trim() || '1'}`;

let stopFollowing: (() => void) | null = null;

export async function startSimulation(change: Partial<SimulateForm> = {}): Promise<void> {
  setSimulate(change);
  const { form } = useSimulate.getState();
  const refuse = (text: string): void => {
    const { words: said, nameTaken } = readRefusal(text);
    useSimulate.setState({ job: null, why: said || text, nameTaken });
  };
  try {
    const job = await client().jobs.submit.mutate({
      kind: 'simulate',
      input: {
        symbol: symbolOf(form),
        generator: form.generator,
        bars: Number(form.bars),
        seed: Number(form.seed),
        timeframe: form.timeframe,
        parameterScale: Number(form.scale),
        replace: form.replace,
      },
    });
    useSimulate.setState({ job, why: null, nameTaken: false });
    stopFollowing?.();
    stopFollowing = followJob(job.jobId, {
      change(now) {
        if (now.status === 'done') {
          const { name, rows } = now.result as { readonly name: string; readonly rows: number };
          notify(`${name}: ${rows} simulated bars`);
          useSimulate.setState({ job: null });
          setSimulate({ replace: false });
          useCatalogue.setState({ chosen: name });
          void askCatalogue();
        } else if (now.status === 'failed') refuse(now.error?.why ?? 'it ended without a reason');
        else useSimulate.setState({ job: now.status === 'cancelled' ? null : now });
      },
      lost: (why) => refuse(`the simulation is out of sight: ${why}`),
    });
  } catch (cause) {
    refuse(words(cause));
  }
}

export async function cancelSimulation(): Promise<void> {
  const { job } = useSimulate.getState();
  if (!job) return;
  try {
    await client().jobs.cancel.mutate({ jobId: job.jobId });
  } catch (cause) {
    notify(`Not cancelled: ${words(cause)}`, 'error');
  }
}
