/**
 * The shape of an explained decision: what the inspector shows and `janus explain` prints. Built from one audit
 * record alone by explain.ts, on the server and in the page alike.
 */
export type StageStatus = 'pass' | 'veto' | 'not-reached' | 'lesioned';

/** One number that the stage decided on, beside its limit. */
export interface Measure {
  readonly label: string;
  readonly value: number;
  /** '' for a pure number. */
  readonly unit: string;
  readonly digits: number;
  /** Null where the number is told but not tested. */
  readonly limit: number | null;
  /** How the value must stand to the limit to pass. */
  readonly sense: '≥' | '≤' | null;
  readonly breached: boolean;
}

export interface StageRow {
  /** 1–6. */
  readonly number: number;
  readonly name: string;
  /** Key of the region that acts here (REGIONS), or 'regime', 'correlation'. */
  readonly key: string;
  readonly status: StageStatus;
  /** Reason in words. */
  readonly reason: string;
  readonly measures: readonly Measure[];
  /** Time taken, µs; null where it was not measured. */
  readonly micros: number | null;
}

/** Activity of one region at this event, [0, 1], from the audit: what the brain panel draws. */
export interface RegionActivity {
  readonly region: string;
  readonly activity: number;
  readonly lesioned: boolean;
  readonly vetoed: boolean;
  /** Inputs, state and outputs in words and numbers. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly equations: readonly string[];
}

export interface Explanation {
  readonly time: number;
  readonly barIndex: number;
  readonly close: number;
  /** 'buy' | 'sell' | 'hold' */
  readonly action: string;
  readonly wanted: string;
  readonly outcome: 'sent' | 'veto' | 'hold';
  /** e.g. "No-Go, stage 3" */
  readonly verdict: string;
  readonly reasonKey: string;
  readonly reasonText: string;
  readonly strategy: string | null;
  readonly quantity: number;
  /** The region without which the outcome would have been another, and that outcome. */
  readonly decider: { readonly region: string; readonly otherwise: string } | null;
  readonly stages: readonly StageRow[];
  /** What the visual cortex saw through and why, in words; null where it saw nothing. */
  readonly seen: string | null;
  /** The closest changes that would have flipped it, in words; empty where nothing single would. */
  readonly flips: readonly string[];
  readonly regions: readonly RegionActivity[];
}
