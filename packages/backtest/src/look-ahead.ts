/**
 * The look-ahead check: cut the future off, or replace it by noise, at many points, run again from scratch (features,
 * refits, embeddings, decisions, fills), and compare everything before the cut with the run on the whole series. One
 * difference is a leak, and is reported with the field it was first seen in.
 */
import { AUDIT_FIELDS, AUDIT_WIDTH, truncate, type BarSeries } from '@janus/domain';
import type { GafKernel } from '@janus/kernels';
import type { Rng } from '@janus/numerics';
import type { RunConfig } from './config.ts';
import { prepareRun } from './prepare.ts';
import { replay } from './replay.ts';

export interface Leak {
  readonly cut: number;
  readonly kind: 'truncated' | 'noise';
  readonly bar: number;
  readonly field: string;
}
export interface LookAheadCheck {
  readonly cuts: number;
  readonly leaks: readonly Leak[];
}

function records(
  series: BarSeries,
  config: RunConfig,
  seed: number,
  kernel: GafKernel | null,
  prepare: typeof prepareRun,
): Float64Array {
  const rows = new Float64Array(series.length * AUDIT_WIDTH);
  let at = 0;
  replay({
    series: [series],
    config,
    seed,
    lesions: 0,
    ...prepare([series], config, seed, kernel),
    clock: null,
    stageTimes: false,
    onSegment: (audit, _timing, count) => {
      rows.set(audit.subarray(0, count * AUDIT_WIDTH), at);
      at += count * AUDIT_WIDTH;
    },
  });
  return rows;
}

/** The series with every bar from `cut` on replaced by a wild random walk. */
export function withNoise(series: BarSeries, cut: number, random: Rng): BarSeries {
  const out = truncate(series, series.length);
  let last = series.close[Math.max(0, cut - 1)]!;
  for (let i = cut; i < out.length; i++) {
    const close = last * Math.exp(0.05 * random.normal());
    out.open[i] = last;
    out.close[i] = close;
    out.high[i] = Math.max(last, close) * (1 + 0.02 * random.next());
    out.low[i] = Math.min(last, close) * (1 - 0.02 * random.next());
    out.volume[i] = Number.isNaN(out.volume[i]!) ? Number.NaN : 1 + 1e6 * random.next();
    if (out.spread !== null) out.spread[i] = 0.002 * close * random.next();
    last = close;
  }
  return out;
}

/** The first slot before row `rows` that differs; null where none does. */
function firstDifference(a: Float64Array, b: Float64Array, rows: number): { bar: number; field: string } | null {
  for (let i = 0; i < rows * AUDIT_WIDTH; i++)
    if (!Object.is(a[i], b[i])) return { bar: Math.floor(i / AUDIT_WIDTH), field: AUDIT_FIELDS[i % AUDIT_WIDTH]! };
  return null;
}

/**
 * @param cuts points at which the future is taken away, each once truncated or replaced by noise in turn
 * @param prepare what makes refits and embeddings ahead: the part of a run that has the whole series in its hands
 */
export function lookAheadCheck(
  series: BarSeries,
  config: RunConfig,
  seed: number,
  kernel: GafKernel | null,
  cuts: number,
  random: Rng,
  onProgress?: (done: number, total: number) => void,
  prepare: typeof prepareRun = prepareRun,
): LookAheadCheck {
  const whole = records(series, config, seed, kernel, prepare);
  const leaks: Leak[] = [];
  for (let k = 0; k < cuts; k++) {
    const cut = 1 + random.below(series.length - 1);
    const kind = k % 2 === 0 ? 'truncated' : 'noise';
    const other = kind === 'truncated' ? truncate(series, cut) : withNoise(series, cut, random);
    const found = firstDifference(whole, records(other, config, seed, kernel, prepare), cut);
    if (found) leaks.push({ cut, kind, ...found });
    onProgress?.(k + 1, cuts);
  }
  return { cuts, leaks };
}
