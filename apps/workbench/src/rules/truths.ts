/**
 * The rules of the editor held against the run on the screen: a worker reads or computes, this asks and keeps. Where
 * they are the rules that the run itself was held against, the truths are those that it recorded. The newest question
 * wins; until its answer is there the last one stays, and says which rules it is of.
 */
import { parseConfig } from '@janus/domain';
import { FAMILY_NAMES, rulesFields, type FamilyName, type RulesConfig, type RuleSet } from '@janus/logic';
import { create } from 'zustand';
import type { RunRules } from '@janus/server/rules-api';
import { client } from '../data/client.ts';
import { useRun } from '../data/run.ts';
import { useTime } from '../state/time.ts';
import type { RulesAnswer, RulesAsk, Source } from '../workers/rules-protocol.ts';
import { useDraft, type Read } from './draft.ts';
import type { Judged } from './facts/judge.ts';

export interface Truths {
  readonly runId: string | null;
  /** What the run itself was held against; null until it is known. */
  readonly ran: RunRules | null;
  readonly judged: Judged | null;
  readonly source: Source | null;
  /** What `judged` is of. */
  readonly set: RuleSet | null;
  /** True while a newer answer is on its way. */
  readonly pending: boolean;
  readonly trouble: string | null;
  readonly facts: Float64Array | null;
  readonly factsBar: number;
  /** The family chosen here; null: that of the run. */
  readonly chosen: FamilyName | null;
  readonly family: FamilyName;
  /** Name of the rule looked at; null: the first. */
  readonly rule: string | null;
}
const DEFAULTS = parseConfig(rulesFields, {}, 'rules');
export const useTruths = create<Truths>(() => ({
  runId: null,
  ran: null,
  judged: null,
  source: null,
  set: null,
  pending: false,
  trouble: null,
  facts: null,
  factsBar: -1,
  chosen: null,
  family: DEFAULTS.family,
  rule: null,
}));

export const isFamily = (name: string | null): name is FamilyName =>
  name !== null && (FAMILY_NAMES as readonly string[]).includes(name);

/** Index of the rule looked at; −1 where there is none. */
export function ruleAt({ set, rule }: Pick<Truths, 'set' | 'rule'>): number {
  if (!set || set.rules.length === 0) return -1;
  return Math.max(
    0,
    set.rules.findIndex(({ name }) => name === rule),
  );
}
export const chooseRule = (rule: string): void => useTruths.setState({ rule });

/** How the run watched its rules, in the family chosen. */
export const configOf = (family: FamilyName): RulesConfig => ({
  ...(useTruths.getState().ran?.config ?? DEFAULTS),
  family,
});

/** Truth of a rule below which it counts as violated. */
export const violatedBelow = ({ ran }: Pick<Truths, 'ran'>): number => (ran?.config ?? DEFAULTS).violationBelow;

/** True where the rules read are those of the run, in its own family: their truths stand in its record. */
export const isTheRuns = ({ ran, family }: Pick<Truths, 'ran' | 'family'>, set: RuleSet): boolean =>
  ran !== null && ran.held && ran.later.length === 0 && ran.meaning === set.version && ran.config.family === family;

let worker: Worker | null = null;
let ticket = 0;
let asked: Read | null = null;

function post(ask: RulesAsk): void {
  if (!worker) {
    worker = new Worker(new URL('../workers/rules.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<RulesAnswer>) => hear(data));
  }
  worker.postMessage(ask);
}

function hear(answer: RulesAnswer): void {
  if (answer.runId !== useTruths.getState().runId) return;
  switch (answer.kind) {
    case 'opened':
      break;
    case 'judged':
      if (answer.ticket === ticket && asked)
        useTruths.setState({
          judged: answer.judged,
          source: answer.source,
          set: asked.set,
          pending: false,
          trouble: null,
        });
      break;
    case 'facts':
      if (answer.bar === wantedBar) useTruths.setState({ facts: answer.facts, factsBar: answer.bar });
      break;
    case 'failed':
      useTruths.setState({ pending: false, trouble: answer.why });
  }
}

function judge(): void {
  const { runId, family, ran } = useTruths.getState();
  const { read } = useDraft.getState();
  if (!runId || !ran || !read) return;
  asked = read;
  ticket += 1;
  useTruths.setState({ pending: true });
  const { text, vocabulary } = read;
  const recorded = isTheRuns({ ran, family }, read.set);
  post({ kind: 'judge', ticket, runId, text, vocabulary, config: configOf(family), recorded });
}

export function chooseFamily(family: FamilyName): void {
  useTruths.setState({ family, chosen: family });
  judge();
}

let wantedBar = -1;
let timer: ReturnType<typeof setTimeout> | null = null;
/** ms between two questions for facts while the replay runs. */
const PACE = 120;
function askFacts(): void {
  timer = null;
  const { runId } = useTruths.getState();
  if (!runId) return;
  wantedBar = useTime.getState().cursor;
  post({ kind: 'facts', runId, bar: wantedBar });
}
function askFactsSoon(): void {
  if (!useTime.getState().playing) askFacts();
  else timer ??= setTimeout(askFacts, PACE);
}

function openRun(): void {
  const { state } = useRun.getState();
  const info = state.kind === 'ready' ? state.run.info : null;
  if ((info?.runId ?? null) === useTruths.getState().runId) return;
  useTruths.setState({
    runId: info?.runId ?? null,
    ran: null,
    judged: null,
    source: null,
    facts: null,
    factsBar: -1,
    trouble: null,
    pending: info !== null,
  });
  if (!info) return;
  post({ kind: 'open', runId: info.runId, timeframeMs: info.timeframeMs });
  void askRules(info.runId);
  askFacts();
}

/** What the run was held against comes first: it says how truths are read. */
async function askRules(runId: string): Promise<void> {
  const current = (): boolean => useTruths.getState().runId === runId;
  try {
    const ran = await client().rules.ofRun.query({ runId });
    if (!current()) return;
    useTruths.setState(({ chosen }) => ({ ran, family: chosen ?? ran.config.family }));
    judge();
  } catch (cause) {
    if (current())
      useTruths.setState({ pending: false, trouble: cause instanceof Error ? cause.message : String(cause) });
  }
}

/** Asks again after a trouble. */
export function again(): void {
  useTruths.setState({ runId: null });
  openRun();
}

/** Follows run, editor and cursor while the page is open. @returns how to stop */
export function followTruths(): () => void {
  const stops = [
    useRun.subscribe(openRun),
    useDraft.subscribe((now, before) => {
      if (now.read !== before.read) judge();
    }),
    useTime.subscribe((now, before) => {
      if (now.cursor !== before.cursor || now.playing !== before.playing) askFactsSoon();
    }),
  ];
  openRun();
  if (useTruths.getState().set !== useDraft.getState().read?.set) judge();
  askFacts();
  return () => {
    for (const stop of stops) stop();
    if (timer) clearTimeout(timer);
    timer = null;
  };
}
