/**
 * The rules of the editor held against the run on the screen: a worker computes, this asks and keeps. The newest
 * question wins; until its answer is there the last one stays, and says which rules it is of.
 */
import { parseConfig } from '@janus/domain';
import { FAMILY_NAMES, rulesFields, type FamilyName, type RulesConfig, type RuleSet } from '@janus/logic';
import { create } from 'zustand';
import { useRun } from '../data/run.ts';
import { useTime } from '../state/time.ts';
import type { RulesAnswer, RulesAsk } from '../workers/rules-protocol.ts';
import { useDraft, type Read } from './draft.ts';
import type { Judged } from './facts/judge.ts';

export interface Truths {
  readonly runId: string | null;
  readonly judged: Judged | null;
  /** What `judged` is of. */
  readonly set: RuleSet | null;
  /** True while a newer answer is on its way. */
  readonly pending: boolean;
  readonly trouble: string | null;
  readonly facts: Float64Array | null;
  readonly factsBar: number;
  readonly family: FamilyName;
  /** Name of the rule looked at; null: the first. */
  readonly rule: string | null;
}
export const useTruths = create<Truths>(() => ({
  runId: null,
  judged: null,
  set: null,
  pending: false,
  trouble: null,
  facts: null,
  factsBar: -1,
  family: 'lukasiewicz',
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

export const configOf = (family: FamilyName): RulesConfig => parseConfig(rulesFields, { family }, 'rules');

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
        useTruths.setState({ judged: answer.judged, set: asked.set, pending: false, trouble: null });
      break;
    case 'facts':
      if (answer.bar === wantedBar) useTruths.setState({ facts: answer.facts, factsBar: answer.bar });
      break;
    case 'failed':
      useTruths.setState({ pending: false, trouble: answer.why });
  }
}

function judge(): void {
  const { runId, family } = useTruths.getState();
  const { read } = useDraft.getState();
  if (!runId || !read) return;
  asked = read;
  ticket += 1;
  useTruths.setState({ pending: true });
  const { text, vocabulary } = read;
  post({ kind: 'judge', ticket, runId, text, vocabulary, config: configOf(family) });
}

export function chooseFamily(family: FamilyName): void {
  useTruths.setState({ family });
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
    judged: null,
    facts: null,
    factsBar: -1,
    trouble: null,
    pending: info !== null,
  });
  if (!info) return;
  post({ kind: 'open', runId: info.runId, timeframeMs: info.timeframeMs });
  judge();
  askFacts();
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
