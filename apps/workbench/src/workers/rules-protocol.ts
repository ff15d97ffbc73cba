/** What the Rules page and the worker that holds rules against a run say to one another. */
import type { RulesConfig } from '@janus/logic';
import type { Judged } from '../rules/facts/judge.ts';

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
    }
  | { readonly kind: 'facts'; readonly runId: string; readonly bar: number };

export type RulesAnswer =
  | { readonly kind: 'opened'; readonly runId: string; readonly bars: number }
  | { readonly kind: 'judged'; readonly ticket: number; readonly runId: string; readonly judged: Judged }
  /** FACTS in order; NaN where not known. */
  | { readonly kind: 'facts'; readonly runId: string; readonly bar: number; readonly facts: Float64Array }
  | { readonly kind: 'failed'; readonly runId: string; readonly what: 'open' | 'judge'; readonly why: string };
