/**
 * The versions that the server keeps: listed, loaded into the editor, saved, put into force, compared, and run. What
 * is put into force can be taken back.
 */
import type { RulesContent, RulesDiff, RulesHead, RulesList } from '@janus/server/rules-api';
import { create } from 'zustand';
import { askedOf } from '../data/again.ts';
import { client } from '../data/client.ts';
import { openRuns } from '../data/run.ts';
import { followJob } from '../data-page/follow-job.ts';
import { notify } from '../shell/notify.ts';
import { destructive } from '../shell/undo.ts';
import { isChanged, leftBehind, load, rebase, takeUp, useDraft } from './draft.ts';

export interface VersionState {
  readonly list: RulesList | null;
  readonly trouble: string | null;
  /** What the editor is compared with; null: nothing. */
  readonly against: string | null;
  readonly diff: RulesDiff | null;
  /** What the running backtest says; null while none was started here. */
  readonly running: { readonly words: string; readonly share: number } | null;
}
export const useVersions = create<VersionState>(() => ({
  list: null,
  trouble: null,
  against: null,
  diff: null,
  running: null,
}));

export const words = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
const complain = (what: string) => (cause: unknown) => notify(`${what}: ${words(cause)}`, 'error');

/** How a version is called among people: its name, and the beginning of its number. */
export const shortOf = (version: string): string => (version === 'built-in' ? version : version.slice(0, 8));
export const headOf = (version: string | null): RulesHead | null =>
  useVersions.getState().list?.versions.find((head) => head.version === version) ?? null;

const contents = new Map<string, Promise<RulesContent>>();
/** A version never changes: it is asked for once. */
export function contentOf(version: string): Promise<RulesContent> {
  let content = contents.get(version);
  if (!content) {
    content = client().rules.read.query({ version });
    content.catch(() => contents.delete(version));
    contents.set(version, content);
  }
  return content;
}

export async function listVersions(): Promise<void> {
  try {
    useVersions.setState({ list: await client().rules.list.query(), trouble: null });
  } catch (cause) {
    useVersions.setState({ trouble: words(cause) });
  }
}

/** Into the editor; unsaved words go, and come back by undo. */
export async function edit(version: string): Promise<void> {
  try {
    const { text, vocabulary } = await contentOf(version);
    load(version, { text, vocabulary });
  } catch (cause) {
    complain(`Version ${shortOf(version)} was not loaded`)(cause);
  }
}

/** The first look: the list, then the version of the link, what was left unsaved, or the version in force. */
export async function open(): Promise<void> {
  await listVersions();
  const { list } = useVersions.getState();
  const { base } = useDraft.getState();
  if (!list || base !== null) return;
  const left = leftBehind();
  const known = (version: string): boolean => list.versions.some((head) => head.version === version);
  const asked = wanted;
  wanted = null;
  if (asked !== null && !known(asked)) notify(`There is no version ${asked} of the rules here`, 'error');
  const first = asked !== null && known(asked) ? asked : left && known(left.base) ? left.base : list.active;
  await edit(first);
  if (left && left.base === useDraft.getState().base && (asked === null || asked === left.base)) takeUp(left);
  if (later !== null) void compare(later);
  later = null;
}
let wanted: string | null = null;
/** The version that a link names: loaded by `open`, or at once where another is in the editor. */
export function want(version: string): void {
  const { base } = useDraft.getState();
  if (base === null) wanted = version;
  else if (base !== version) void edit(version);
}

/** What keeping did, and what it did not. Pure. */
export function savedWords({ name, version }: RulesHead, list: RulesList | null): string {
  const saved = `Saved as ${name}, version ${shortOf(version)}`;
  if (!list || list.active === version) return saved;
  const active = list.versions.find((head) => head.version === list.active)?.name ?? shortOf(list.active);
  return `${saved}. New runs go on with ${active} until it is put into force`;
}

/** Keeps the text as a version. @returns it, or null where the server refused */
export async function save(name: string, note: string): Promise<string | null> {
  const { edits, base } = useDraft.getState();
  const { text, vocabulary } = edits.now;
  try {
    const head = await client().rules.put.mutate({ name, note, text, vocabulary, parent: base });
    rebase(head.version, { text, vocabulary });
    await listVersions();
    notify(savedWords(head, useVersions.getState().list));
    return head.version;
  } catch (cause) {
    complain('Not saved')(cause);
    return null;
  }
}

async function putIntoForce(version: string, expected: string | null): Promise<void> {
  try {
    await client().rules.activate.mutate({ version, expected });
  } catch (cause) {
    complain('Not put into force')(cause);
  }
  await listVersions();
}

/** Runs that start from now on take it. Undo puts the version before it back. */
export function activate(version: string): void {
  const before = useVersions.getState().list?.active;
  if (before === undefined || before === version) return;
  const name = headOf(version)?.name ?? shortOf(version);
  destructive({
    label: `${name} is in force`,
    do: () => void putIntoForce(version, before),
    undo: () => void putIntoForce(before, version),
  });
}

/** The version that was in force before the one that is; null where nothing was ever put into force. */
export const previousOf = (list: RulesList): string | null => list.history[0]?.before ?? null;

let later: string | null = null;
/** What a link compares with: once the editor holds something. */
export function compareLater(against: string): void {
  if (useDraft.getState().base === null) later = against;
  else void compare(against);
}

let asking = 0;
/** Compares the editor with a version; null ends it. */
export async function compare(against: string | null): Promise<void> {
  const mine = ++asking;
  useVersions.setState(against === null ? { against, diff: null } : { against });
  if (against === null) return;
  const { edits, base, kept, read } = useDraft.getState();
  const asis = isChanged({ edits, kept }) || base === null;
  if (asis && !read) return;
  const after = asis ? { text: read!.text, vocabulary: read!.vocabulary } : { version: base };
  try {
    const diff = await client().rules.diff.query({ before: { version: against }, after });
    if (mine === asking) useVersions.setState({ diff });
  } catch (cause) {
    if (mine === asking) complain('Not compared')(cause);
  }
}

/** The run on the screen once more under a version: same bars, seed and configuration. */
export async function runWith(runId: string, version: string): Promise<void> {
  const say = (running: VersionState['running']): void => useVersions.setState({ running });
  const fail = (cause: unknown): void => {
    say(null);
    complain('Not run')(cause);
  };
  say({ words: 'being queued', share: 0 });
  try {
    const asked = await askedOf(await client().backtests.get.query({ runId }));
    const { jobId } = await client().jobs.submit.mutate({
      kind: 'backtest',
      input: { ...asked, strategy: 'brain', rules: version },
    });
    followJob(jobId, {
      change(job) {
        if (job.status === 'done') {
          say(null);
          void openRuns((job.result as { readonly runId: string }).runId);
        } else if (job.status === 'failed' || job.status === 'cancelled') fail(job.error?.why ?? job.status);
        else say({ words: job.stage || job.status, share: job.progress });
      },
      lost: fail,
    });
  } catch (cause) {
    fail(cause);
  }
}
