/** What the Rules page and the worker that holds rules against a run say to one another. */
import type { RulesConfig } from '@janus/logic';
import type { Judged } from '../rules/facts/judge.ts';

/** Where truths are from: read from the run's record, or made once more from the facts in it. */
export type Source = 'recorded' | 'recomputed';

export type RulesAsk =
  /** Reads the bars and the audit of a run; what follows is about it. */
  | { readonly kind: 'open'; readonly runId: string; readonly timeframeMs: number }
  | {
      readonly kind: 'judge';
      readonly ticket: number;
      readonly runId: string;
      readonly text: string;
      readonly vocabulary: string;
      readonly config: RulesConfig;
      /** True where the run was held against these very rules, so that their truths stand in its record. */
      readonly recorded: boolean;
    }
  | { readonly kind: 'facts'; readonly runId: string; readonly bar: number };

export type RulesAnswer =
  | { readonly kind: 'opened'; readonly runId: string; readonly bars: number }
  | {
      readonly kind: 'judged';
      readonly ticket: number;
      readonly runId: string;
      readonly judged: Judged;
      readonly source: Source;
    }
  /** FACTS in order; NaN where not known. */
  | { readonly kind: 'facts'; readonly runId: string; readonly bar: number; readonly facts: Float64Array }
  | { readonly kind: 'failed'; readonly runId: string; readonly what: 'open' | 'judge'; readonly why: string };
