/** What the router and the page say about backtests. Types only: nothing here may pull in a host. */
import type { Overfitting } from '@janus/backtest';
import type { Metrics, RunSummary } from '../../api.ts';

/** A finished backtest as a list shows it. */
export interface BacktestHead {
  readonly runId: string;
  /** 'brain', or the strategy that ran by itself. */
  readonly strategy: string;
  /** Name of the data set. */
  readonly name: string;
  readonly symbol: string;
  readonly timeframeMs: number;
  readonly bars: number;
  readonly from: number;
  readonly to: number;
  readonly simulatedData: boolean;
  readonly createdAt: number;
  readonly seed: number;
  readonly lesions: readonly string[];
  readonly configHash: string;
  readonly dataHash: string;
  readonly metrics: Metrics;
  readonly baseline: Metrics;
  readonly notes: string;
  readonly pinned: boolean;
  /** Chance that the true Sharpe ratio is above 0; null where it cannot be told. */
  readonly psr: number | null;
  /** The same, deflated by the trials. */
  readonly dsr: number | null;
  /** Configurations tried on these bars when it was assessed; null where it was not. */
  readonly trials: number | null;
}

/** How much of a result may be luck, as it was told when the run ended. */
export interface Assessment {
  /** Epoch ms. */
  readonly at: number;
  /** Runs whose returns over the same bars were compared, this one first. */
  readonly compared: readonly string[];
  readonly overfitting: Overfitting;
}

export interface Backtest extends BacktestHead {
  readonly summary: RunSummary;
  /** The whole configuration; null for a run that was made before it was kept. */
  readonly config: unknown;
  readonly assessment: Assessment | null;
}

/** Columns of a curve: all of a point at one bar. Drawdowns are falls from the highest so far, [0, 1]. */
export const CURVE_COLUMNS = ['bar', 'time', 'equity', 'baseline', 'drawdown', 'baselineDrawdown', 'exposure'] as const;
export type CurveColumn = (typeof CURVE_COLUMNS)[number];

/** One wrong place of a configuration. */
export interface Fault {
  /** 'amygdala.lossLimit'; empty where the text itself cannot be read. */
  readonly field: string;
  readonly message: string;
  /** Of the text, from 1; null where it is not about a line. */
  readonly line: number | null;
}

export interface FieldInfo {
  readonly name: string;
  readonly kind: 'number' | 'choice' | 'flag';
  readonly meaning: string;
  /** Empty where there is none. */
  readonly unit: string;
  readonly default: number | string | boolean;
  readonly min: number | null;
  readonly max: number | null;
  readonly integer: boolean;
  readonly choices: readonly string[];
}
export interface TableInfo {
  /** As in the TOML: 'account', 'strategies.ema-flip'. */
  readonly name: string;
  readonly fields: readonly FieldInfo[];
}

export const EXPORT_TABLES = ['trades', 'equity', 'bars'] as const;
export type ExportTable = (typeof EXPORT_TABLES)[number];
export const EXPORT_FORMATS = ['csv', 'parquet'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
