/**
 * The run on the screen: which one, how far it has come, its columns once it is done. One store, one loader; a
 * newer request always wins over an older one that is still loading.
 */
import { alertLines } from '@janus/views';
import { create } from 'zustand';
import { notify } from '../shell/notify.ts';
import { client, type DataSet, type RunInfo, type RunSummary, type Trades } from './client.ts';
import { fetchAudit, fetchBars, type AuditColumn, type BarColumn, type Columns } from './columns.ts';
import { buildEvents, type Events } from './events.ts';
import { ema } from './ema.ts';

export interface LoadedRun {
  readonly info: RunInfo;
  readonly summary: RunSummary;
  readonly bars: Columns<BarColumn>;
  readonly audit: Columns<AuditColumn>;
  readonly trades: Trades;
  readonly events: Events;
  readonly ema8: Float64Array;
  readonly ema21: Float64Array;
}

/** What stands between the visitor and a picture, or the run itself. */
export type RunState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'empty'; readonly data: readonly DataSet[] }
  | { readonly kind: 'computing'; readonly info: RunInfo; readonly since: number }
  | { readonly kind: 'fetching'; readonly info: RunInfo }
  | { readonly kind: 'failed'; readonly what: string; readonly why: string; readonly info: RunInfo | null }
  | { readonly kind: 'ready'; readonly run: LoadedRun };

export interface RunStore {
  readonly state: RunState;
  /** Every run the server knows, newest first. */
  readonly runs: readonly RunInfo[];
}
export const useRun = create<RunStore>(() => ({ state: { kind: 'connecting' }, runs: [] }));

const put = (state: RunState): void => {
  useRun.setState({ state });
};
const words = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** ms between two looks for a first run. */
const ASK_AGAIN = 1500;

let ticket = 0;
let stop: (() => void) | null = null;
function supersede(): () => boolean {
  stop?.();
  stop = null;
  const mine = ++ticket;
  return () => mine === ticket;
}

/** The run asked for, else the newest that is done, else the newest there is. */
export function chooseRun(runs: readonly RunInfo[], asked: string | null): RunInfo | null {
  return runs.find((r) => r.runId === asked) ?? runs.find((r) => r.status === 'done') ?? runs[0] ?? null;
}

export async function openRuns(asked: string | null): Promise<void> {
  const current = supersede();
  put({ kind: 'connecting' });
  try {
    const runs = await client().runs.list.query();
    if (!current()) return;
    useRun.setState({ runs });
    const chosen = chooseRun(runs, asked);
    if (chosen) {
      openRun(chosen);
      return;
    }
    const data = await client().data.list.query();
    if (!current()) return;
    put({ kind: 'empty', data });
    waitForRun(current);
  } catch (cause) {
    if (current()) put({ kind: 'failed', what: 'The server does not answer', why: words(cause), info: null });
  }
}

/** Somebody else may start a run meanwhile: the server itself does, right after its own start. */
function waitForRun(current: () => boolean): void {
  const timer = setInterval(() => {
    client()
      .runs.list.query()
      .then((runs) => {
        const first = runs[0];
        if (current() && first) {
          useRun.setState({ runs });
          openRun(first);
        }
        return null;
      })
      .catch(() => null);
  }, ASK_AGAIN);
  stop = () => clearInterval(timer);
}

export function openRun(info: RunInfo): void {
  const current = supersede();
  if (info.status === 'done') {
    void load(info, current);
    return;
  }
  if (info.status === 'failed' || info.status === 'cancelled') {
    put({
      kind: 'failed',
      what:
        info.status === 'failed'
          ? `The replay of ${info.symbol} stopped`
          : `The replay of ${info.symbol} was cancelled`,
      why: info.error ?? `at ${Math.round(100 * info.progress)} %, while ${info.stage}`,
      info,
    });
    return;
  }
  const since = performance.now();
  put({ kind: 'computing', info, since });
  const watch = client().runs.progress.subscribe(
    { runId: info.runId },
    {
      onData: (now: RunInfo) => {
        if (!current()) return;
        if (now.status === 'queued' || now.status === 'running') put({ kind: 'computing', info: now, since });
        else {
          useRun.setState(({ runs }) => ({ runs: runs.map((r) => (r.runId === now.runId ? now : r)) }));
          openRun(now);
          // Where its summary is not to be had, the loading says so.
          if (now.status === 'done') tellAlerts(now).catch(() => undefined);
        }
      },
      onError: (cause: unknown) => {
        if (current()) put({ kind: 'failed', what: 'The progress of the replay was lost', why: words(cause), info });
      },
    },
  );
  stop = () => watch.unsubscribe();
}

/** What the amygdala wanted people to hear, once a run that was watched is over. */
async function tellAlerts({ runId, symbol }: RunInfo): Promise<void> {
  const { alerts = {}, takenBack = 0 } = await client().runs.summary.query({ runId });
  const lines = alertLines(alerts, takenBack);
  if (lines.length > 0) notify(`Amygdala, ${symbol} (simulated): ${lines.join('; ')}`, 'warn');
}

async function load(info: RunInfo, current: () => boolean): Promise<void> {
  put({ kind: 'fetching', info });
  try {
    const [summary, bars, audit, trades] = await Promise.all([
      client().runs.summary.query({ runId: info.runId }),
      fetchBars(info.runId),
      fetchAudit(info.runId),
      client().runs.trades.query({ runId: info.runId }),
    ]);
    if (!current()) return;
    if (bars.time.length === 0) throw new Error('the run holds no bars');
    const events = buildEvents(audit, trades.fills);
    const run = { info, summary, bars, audit, trades, events, ema8: ema(bars.close, 8), ema21: ema(bars.close, 21) };
    put({ kind: 'ready', run });
  } catch (cause) {
    if (current())
      put({ kind: 'failed', what: `The run of ${info.symbol} could not be loaded`, why: words(cause), info });
  }
}

/** Starts a replay of a data set and shows it. */
export async function startRun(data: string): Promise<void> {
  const current = supersede();
  try {
    const { runId } = await client().runs.start.mutate({ data });
    if (current()) await openRuns(runId);
  } catch (cause) {
    if (current()) put({ kind: 'failed', what: `The replay of ${data} did not start`, why: words(cause), info: null });
  }
}

export async function cancelRun(runId: string): Promise<void> {
  await client().runs.cancel.mutate({ runId });
}

export const loadedRun = (): LoadedRun | null => {
  const { state } = useRun.getState();
  return state.kind === 'ready' ? state.run : null;
};
export const useLoadedRun = (): LoadedRun | null =>
  useRun((store) => (store.state.kind === 'ready' ? store.state.run : null));
