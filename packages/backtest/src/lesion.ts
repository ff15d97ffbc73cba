/**
 * The lesion lab: the same run with one region after another switched off, and how many decisions came out otherwise.
 * Counts compare bar by bar; once paths part, later bars differ for that reason too, so a count is an upper bound on
 * what the region decided by itself.
 */
import { auditSlot, AUDIT_WIDTH, HOLD, PASS, REGIONS, type BarSeries } from '@janus/domain';
import type { RunConfig } from './config.ts';
import type { Metrics } from './metrics/summary.ts';
import type { Prepared } from './prepare.ts';
import { replay } from './replay.ts';
import { report } from './report.ts';

const ACTION = auditSlot('action');
const REASON = auditSlot('reason');
const QUANTITY = auditSlot('quantity');

/** What was decided at each event of one run. */
interface Course {
  readonly action: Int8Array;
  readonly reason: Int16Array;
  readonly quantity: Float64Array;
  readonly metrics: Metrics;
  readonly trades: number;
}

export interface Lesion {
  readonly region: string;
  readonly directionChanged: number;
  readonly vetoChanged: number;
  readonly sizeChanged: number;
  readonly trades: number;
  readonly metrics: Metrics;
}
export interface LesionLab {
  readonly intact: { readonly trades: number; readonly metrics: Metrics };
  readonly lesions: readonly Lesion[];
}

function course(
  series: readonly BarSeries[],
  config: RunConfig,
  seed: number,
  prepared: Prepared,
  lesions: number,
  stop: () => boolean,
): Course {
  const n = series.reduce((sum, s) => sum + s.length, 0);
  const action = new Int8Array(n);
  const reason = new Int16Array(n);
  const quantity = new Float64Array(n);
  let at = 0;
  const result = replay({
    series,
    config,
    seed,
    lesions,
    ...prepared,
    clock: null,
    stageTimes: false,
    shouldStop: stop,
    onSegment: (audit, _timing, rows) => {
      for (let i = 0; i < rows; i++, at++) {
        action[at] = audit[i * AUDIT_WIDTH + ACTION]!;
        reason[at] = audit[i * AUDIT_WIDTH + REASON]!;
        quantity[at] = audit[i * AUDIT_WIDTH + QUANTITY]!;
      }
    },
  });
  return { action, reason, quantity, metrics: report(series, config, result).metrics, trades: result.trades.length };
}

function compare(intact: Course, other: Course): Pick<Lesion, 'directionChanged' | 'vetoChanged' | 'sizeChanged'> {
  let direction = 0;
  let veto = 0;
  let size = 0;
  for (let i = 0; i < intact.action.length; i++) {
    const a = intact.action[i]!;
    const b = other.action[i]!;
    if (a !== HOLD && b !== HOLD && a !== b) direction++;
    else if ((intact.reason[i] === PASS) !== (other.reason[i] === PASS)) veto++;
    else if (a !== HOLD && Math.abs(intact.quantity[i]! - other.quantity[i]!) > 1e-12) size++;
  }
  return { directionChanged: direction, vetoChanged: veto, sizeChanged: size };
}

/** @throws JanusError cancelled when `stop` says so */
export function lesionLab(
  series: readonly BarSeries[],
  config: RunConfig,
  seed: number,
  prepared: Prepared,
  stop: () => boolean,
  onProgress?: (region: string, done: number, total: number) => void,
): LesionLab {
  const intact = course(series, config, seed, prepared, 0, stop);
  const lesions = REGIONS.map((region, i) => {
    onProgress?.(region, i, REGIONS.length);
    const other = course(series, config, seed, prepared, 1 << i, stop);
    return { region, ...compare(intact, other), trades: other.trades, metrics: other.metrics };
  });
  return { intact: { trades: intact.trades, metrics: intact.metrics }, lesions };
}
