/** Finished backtests: the list, those compared with what is known of them, the one looked at. Newer requests win. */
import { create } from 'zustand';
import { client, type Outputs, type Trades } from '../data/client.ts';
import { notify } from '../shell/notify.ts';
import { destructive } from '../shell/undo.ts';
import { fetchCurves, type Curves } from './curves.ts';
import { MOST_COMPARED } from './link-ids.ts';

export type Head = Outputs['backtests']['list'][number];
export type Full = Outputs['backtests']['get'];
export interface Known {
  readonly full: Full;
  readonly curves: Curves;
}

export interface Runs {
  readonly kind: 'asking' | 'failed' | 'ready';
  readonly why: string;
  /** Newest first. */
  readonly list: readonly Head[];
  /** Can be brought back. */
  readonly removed: readonly Head[];
  /** Ids compared, in the order in which they were chosen. */
  readonly compared: readonly string[];
  /** The one looked at in full; null: the newest. */
  readonly focus: string | null;
  readonly known: Readonly<Record<string, Known>>;
  readonly trades: Readonly<Record<string, Trades['trades']>>;
  /** Why a run could not be opened, by id. */
  readonly trouble: Readonly<Record<string, string>>;
}

export const useRuns = create<Runs>(() => ({
  kind: 'asking',
  why: '',
  list: [],
  removed: [],
  compared: [],
  focus: null,
  known: {},
  trades: {},
  trouble: {},
}));

export const words = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
export const focusHead = ({ list, focus }: Pick<Runs, 'list' | 'focus'>): Head | null =>
  focus === null ? (list[0] ?? null) : (list.find((run) => run.runId === focus) ?? null);
export const pinnedHead = ({ list }: Pick<Runs, 'list'>): Head | null => list.find((run) => run.pinned) ?? null;

/** Those drawn: the pinned one first, then the chosen ones; with neither, the one looked at. */
export function shownIds({ list, compared, focus }: Pick<Runs, 'list' | 'compared' | 'focus'>): readonly string[] {
  const there = new Set(list.map((run) => run.runId));
  const pinned = pinnedHead({ list })?.runId;
  const ids = [...new Set([...(pinned ? [pinned] : []), ...compared])].filter((id) => there.has(id));
  const alone = focusHead({ list, focus })?.runId;
  const all = compared.length === 0 && alone && !ids.includes(alone) ? [...ids, alone] : ids;
  return all.slice(0, MOST_COMPARED);
}
export const nameOf = (run: Pick<Head, 'strategy' | 'symbol' | 'runId'>): string =>
  `${run.strategy} ${run.symbol} ${run.runId.slice(0, 4)}`;

let ticket = 0;
const asked = new Set<string>();

export async function askRuns(): Promise<void> {
  const mine = ++ticket;
  try {
    const [list, removed] = await Promise.all([
      client().backtests.list.query(),
      client().backtests.list.query({ removed: true }),
    ]);
    if (mine !== ticket) return;
    useRuns.setState({ list, removed, kind: 'ready' });
    openShown();
  } catch (cause) {
    if (mine === ticket) useRuns.setState({ kind: 'failed', why: words(cause) });
  }
}

/** @param again also where it is known: a run that was assessed anew */
export async function openFull(runId: string, again = false): Promise<void> {
  if (asked.has(runId) && !again) return;
  asked.add(runId);
  try {
    const [full, curves, { trades }] = await Promise.all([
      client().backtests.get.query({ runId }),
      fetchCurves(runId),
      client().runs.trades.query({ runId }),
    ]);
    useRuns.setState((s) => {
      const { [runId]: _, ...trouble } = s.trouble;
      return {
        known: { ...s.known, [runId]: { full, curves } },
        trades: { ...s.trades, [runId]: trades },
        trouble,
      };
    });
  } catch (cause) {
    asked.delete(runId);
    useRuns.setState((s) => ({ trouble: { ...s.trouble, [runId]: words(cause) } }));
  }
}

function openShown(): void {
  const state = useRuns.getState();
  const focus = focusHead(state)?.runId;
  for (const id of new Set([...shownIds(state), ...(focus ? [focus] : [])])) void openFull(id);
}

export function look(runId: string | null): void {
  useRuns.setState({ focus: runId });
  openShown();
}

export function toggle(runId: string): void {
  const { compared } = useRuns.getState();
  if (compared.includes(runId)) useRuns.setState({ compared: compared.filter((id) => id !== runId) });
  else if (compared.length >= MOST_COMPARED) {
    notify(`${MOST_COMPARED} runs are compared at most: take one out first`);
    return;
  } else useRuns.setState({ compared: [...compared, runId] });
  openShown();
}

export async function pin(runId: string | null): Promise<void> {
  try {
    await client().backtests.pin.mutate({ runId });
    await askRuns();
  } catch (cause) {
    notify(`Not pinned: ${words(cause)}`, 'error');
  }
}

export async function saveNotes(runId: string, notes: string): Promise<boolean> {
  try {
    await client().backtests.annotate.mutate({ runId, notes });
    useRuns.setState(({ list, known }) => {
      const had = known[runId];
      return {
        list: list.map((run) => (run.runId === runId ? { ...run, notes } : run)),
        known: had ? { ...known, [runId]: { ...had, full: { ...had.full, notes } } } : known,
      };
    });
    return true;
  } catch (cause) {
    notify(`The note was not saved: ${words(cause)}`, 'error');
    return false;
  }
}

const settle = (change: Promise<unknown>): void => {
  change.then(askRuns).catch((cause: unknown) => notify(`Not done: ${words(cause)}`, 'error'));
};
export function restoreRun(runId: string): void {
  useRuns.setState({ focus: runId });
  settle(client().backtests.restore.mutate({ runId }));
}

export function removeRun(run: Head): void {
  const { runId } = run;
  const { compared } = useRuns.getState();
  let gone: Promise<unknown> = Promise.resolve();
  destructive({
    label: `Backtest ${nameOf(run)} removed`,
    do() {
      gone = client().backtests.remove.mutate({ runId });
      useRuns.setState(({ focus }) => ({
        compared: compared.filter((id) => id !== runId),
        focus: focus === runId ? null : focus,
      }));
      settle(gone);
    },
    undo() {
      useRuns.setState({ compared, focus: runId });
      settle(gone.then(() => client().backtests.restore.mutate({ runId })));
    },
  });
}
