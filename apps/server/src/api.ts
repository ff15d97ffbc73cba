/**
 * What the router, the binary endpoints and the command line say about data sets and runs. Types only: the page
 * imports them with the router's type, so nothing here may pull in a host.
 */
import type { FallbackFacts } from './services/training/fallback.ts';
import type { AssetClass, Fill } from '@janus/domain';
import type { ClosedTrade } from '@janus/exchange';

export interface DataSet {
  readonly name: string;
  readonly symbol: string;
  readonly timeframeMs: number;
  readonly assetClass: AssetClass;
  readonly bars: number;
  /** Open time of the first bar and of the last, epoch ms. */
  readonly from: number;
  readonly to: number;
  readonly simulated: boolean;
  readonly gaps: { readonly missing: number; readonly closed: number };
  /** Share of the bars expected that are there, [0, 1]. */
  readonly coverage: number;
}

export const RUN_STATUSES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

export interface RunInfo {
  readonly runId: string;
  /** Name of the data set. */
  readonly name: string;
  readonly symbol: string;
  readonly timeframeMs: number;
  readonly assetClass: AssetClass;
  readonly bars: number;
  readonly from: number;
  readonly to: number;
  readonly status: RunStatus;
  /** [0, 1] */
  readonly progress: number;
  /** What it is doing, in words. */
  readonly stage: string;
  readonly simulatedData: boolean;
  readonly error: string | null;
  /** Epoch ms. */
  readonly createdAt: number;
  readonly seed: number;
  /** 'brain', or the strategy that ran by itself. */
  readonly strategy: string;
  /** Keys of what is switched off: regions, rules (rule:…), tiers of memory (tier:…). */
  readonly lesions: readonly string[];
  /** Version of a night's schemas that it was given, null for none; absent in runs from before there were nights. */
  readonly schemas?: number | null;
  /** Version of the rules in text that it was held against; absent in runs from before they had versions. */
  readonly rules?: string;
  /** Versions that replaced it while the day ran: each from the first bar on that closes at `from`, epoch ms, or later. */
  readonly laterRules?: readonly { readonly from: number; readonly version: string }[];
  /** Scored words that it heard, counted and hashed; null for none, absent in runs from before there were any. */
  readonly words?: { readonly count: number; readonly hash: string } | null;
  /** Trained model that it saw through, null for none; absent in runs from before there were any. */
  readonly artefact?: string | null;
  /** Lighter model that its vision could give way to, and what decided when; null or absent for none. */
  readonly fallback?: FallbackFacts | null;
}

export interface Provenance {
  readonly seed: number;
  readonly configHash: string;
  readonly dataHash: string;
  readonly version: string;
  readonly backend: string;
  readonly runId: string;
}

/** The one part of a result that another machine, or another day, may answer differently. */
export interface RunTiming {
  /** Of the loop alone, preparation left out. */
  readonly eventsPerSecond: number | null;
  /** Of one event, after the warm-up; null where the run had no event after it. */
  readonly latencyUs: { readonly p50: number; readonly p99: number; readonly max: number } | null;
  /** Bars before the first decision could be taken. */
  readonly warmUp: number;
  readonly vision: 'none' | 'cached' | 'live';
}

export type Metrics = Readonly<Record<string, number | null>>;

export interface RunSummary {
  readonly run: RunInfo;
  readonly provenance: Provenance;
  readonly events: number;
  readonly decisions: number;
  readonly trades: number;
  readonly vetoes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** {response: {cause: count}}: what the amygdala wanted people to be told; absent in runs from before it was counted. */
  readonly alerts?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Entries taken back because the amygdala asked for it. */
  readonly takenBack?: number;
  /** Bar at whose event each of the run's later rules was taken, −1 never; absent in runs from before there were any. */
  readonly rulesAt?: readonly number[];
  readonly reached: Readonly<Record<string, number>>;
  readonly metrics: Metrics;
  readonly perRegime: Readonly<Record<string, Metrics>>;
  readonly baseline: Metrics;
  readonly timing: RunTiming;
  readonly warnings: readonly string[];
  /** Last link of the audit journal: equal for equal decisions. */
  readonly auditHash: string;
}

/** Times are epoch ms; `kind` of a fill is an index into FILL_KINDS. */
export interface RunTrades {
  readonly fills: readonly Fill[];
  readonly trades: readonly ClosedTrade[];
}

export interface SystemInfo {
  readonly version: string;
  readonly mode: 'SIMULATED';
  readonly node: string;
  readonly dataFolder: string;
  readonly kernelBackend: string;
  readonly pid: number;
  readonly startedAt: number;
}
