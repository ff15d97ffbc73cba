/**
 * What a whole run says of its brain: how many events entered each stage and ended there, why, how long it took, and
 * how active each region was over time. Types only: the page imports them.
 */

/** µs; of the events whose stages were timed. */
export interface Latency {
  readonly timed: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export interface StageSurvey {
  /** One of STAGES. */
  readonly stage: string;
  readonly entered: number;
  /** Something asked for a trade and it was refused here. */
  readonly vetoed: number;
  /** Ended here with nothing to refuse: warm-up, or no strategy fired. */
  readonly held: number;
  readonly latency: Latency | null;
}

export interface ReasonSurvey {
  /** Key of REASON_LIST. */
  readonly reason: string;
  readonly count: number;
  /** Of these, how many refused a trade. */
  readonly vetoes: number;
}

export interface ActivitySurvey {
  /** First bar of each stretch, rising; a stretch ends where the next begins. */
  readonly firstBar: readonly number[];
  /** Mean and largest activity of each stretch, [0, 1], by region; null where no event was recorded. */
  readonly regions: Readonly<
    Record<string, { readonly mean: readonly (number | null)[]; readonly most: readonly (number | null)[] }>
  >;
}

export interface BrainSurvey {
  readonly runId: string;
  readonly bars: number;
  /** Bars with a record. */
  readonly events: number;
  readonly sent: number;
  /** In the order of the day, without 'sent'. */
  readonly stages: readonly StageSurvey[];
  /** All stages of an event together. */
  readonly whole: Latency | null;
  /** Most frequent first; the pass is not one of them. */
  readonly reasons: readonly ReasonSurvey[];
  readonly activity: ActivitySurvey;
}
