/**
 * How much of a backtest may be luck: the statistics of @janus/backtest, fed with what else was tried on the same
 * bars. Runs in a job's thread; kept beside the run as `overfitting.json`.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { assess, barsPerYear, trialVariance, type Overfitting } from '@janus/backtest';
import type { AssetClass } from '@janus/domain';
import type { ClosedTrade } from '@janus/exchange';
import { runFolder } from '../runs/layout.ts';
import { readRunFile, storedRuns } from '../runs/store.ts';
import type { Assessment } from './api.ts';
import { readTables } from './read.ts';

/** Runs whose returns are compared at most: each more makes every split of the history slower. */
const MOST_COMPARED = 20;

export function returnsOf(equity: Float64Array): Float64Array {
  const out = new Float64Array(Math.max(0, equity.length - 1));
  for (let i = 0; i < out.length; i++) out[i] = equity[i + 1]! / equity[i]! - 1;
  return out;
}

/** Net result of each trade as a share of the equity at the close before it was opened. */
export const tradeShares = (trades: readonly Pick<ClosedTrade, 'pnl' | 'entryBar'>[], equity: Float64Array) =>
  Float64Array.from(trades, ({ pnl, entryBar }) => pnl / equity[Math.max(0, entryBar - 1)]!);

export interface Tried {
  readonly runId: string;
  readonly sharpe: number | null;
  readonly returns: Float64Array;
}

/** Other configurations that ran on the same bars, newest first, a configuration once. */
export async function triedOn(dataFolder: string, dataHash: string, configHash: string): Promise<Tried[]> {
  const files = storedRuns(dataFolder).flatMap((runId) => readRunFile(dataFolder, runId) ?? []);
  files.sort((a, b) => b.summary.run.createdAt - a.summary.run.createdAt);
  const seen = new Set([configHash]);
  const out: Tried[] = [];
  for (const { summary } of files) {
    const { provenance, run, metrics } = summary;
    if (provenance.dataHash !== dataHash || seen.has(provenance.configHash)) continue;
    seen.add(provenance.configHash);
    const { curves } = await readTables(dataFolder, run.runId);
    out.push({ runId: run.runId, sharpe: metrics['sharpe'] ?? null, returns: returnsOf(curves.equity) });
    if (out.length === MOST_COMPARED - 1) break;
  }
  return out;
}

export interface Own {
  readonly runId: string;
  readonly sharpe: number | null;
  readonly equity: Float64Array;
  /** Buy-and-hold over the same bars. */
  readonly baseline: Float64Array;
  readonly trades: readonly Pick<ClosedTrade, 'pnl' | 'entryBar'>[];
  readonly timeframeMs: number;
  readonly assetClass: AssetClass;
  readonly seed: number;
}

const moves = (x: Float64Array): boolean => x.some((v) => v !== x[0]) && x.every(Number.isFinite);

/** @param trials configurations tried on these bars, this one included */
export function assessAgainst(
  own: Own,
  others: readonly Tried[],
  trials: number,
): { readonly overfitting: Overfitting; readonly compared: readonly string[] } {
  const returns = returnsOf(own.equity);
  // A candidate that never traded has no Sharpe ratio on any half of the history.
  const peers = others.filter((o) => o.returns.length === returns.length && moves(o.returns));
  const candidates = moves(returns) && peers.length > 0 ? [returns, ...peers.map((o) => o.returns)] : null;
  const overfitting = assess({
    returns,
    perYear: barsPerYear(own.timeframeMs, own.assetClass),
    trades: tradeShares(own.trades, own.equity),
    benchmark: returnsOf(own.baseline),
    trials,
    trialSharpeVariance: trialVariance([own.sharpe, ...others.map((o) => o.sharpe)]),
    candidates,
    seed: own.seed,
  });
  return { overfitting, compared: [own.runId, ...(candidates ? peers.map((o) => o.runId) : [])] };
}

const fileOf = (dataFolder: string, runId: string): string =>
  path.join(runFolder(dataFolder, runId), 'overfitting.json');

/** Assesses a run that is on the disk and keeps the result beside it, in place of an older one. */
export async function assessRun(dataFolder: string, runId: string, trials: number, at: number): Promise<Assessment> {
  const file = readRunFile(dataFolder, runId)!;
  const { run, provenance, metrics } = file.summary;
  const { curves, trades } = await readTables(dataFolder, runId);
  const others = await triedOn(dataFolder, provenance.dataHash, provenance.configHash);
  const own: Own = {
    runId,
    sharpe: metrics['sharpe'] ?? null,
    equity: curves.equity,
    baseline: curves.baseline,
    trades: trades.trades,
    timeframeMs: run.timeframeMs,
    assetClass: run.assetClass,
    seed: run.seed,
  };
  const assessment: Assessment = { at, ...assessAgainst(own, others, trials) };
  const target = fileOf(dataFolder, runId);
  const draft = `${target}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(assessment), { mode: 0o600 });
  renameSync(draft, target);
  return assessment;
}

/** @returns null where the run was not assessed */
export function readAssessment(dataFolder: string, runId: string): Assessment | null {
  try {
    return JSON.parse(readFileSync(fileOf(dataFolder, runId), 'utf8')) as Assessment;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
