/** VPIN from price changes beside VPIN from the side that was recorded: how far bulk classification can be trusted. */
import { parseConfig } from '@janus/domain';
import { bulkBuyShare, bulkBuyShareStudent, initVpin, stepSignedVpin, stepVpin, vpinFields } from '@janus/market';
import { initEw, pushEw } from '@janus/numerics';

export interface TakerBars {
  readonly close: Float64Array;
  readonly volume: Float64Array;
  /** Bought by takers, of `volume`. */
  readonly bought: Float64Array;
}
export interface VpinRow {
  readonly tail: 'normal' | 'student';
  /** Bars at which both speak. */
  readonly bars: number;
  readonly meanBulk: number;
  readonly meanTrue: number;
  /** Pearson's, of the two VPINs bar by bar. */
  readonly correlation: number;
  readonly meanDifference: number;
  /** Of the volume, the share put on the side that it was recorded on: Σ min of both sides / Σ volume. */
  readonly classified: number;
  /** The same where every bar is split in halves. */
  readonly halves: number;
  /** Of the bars that are in the upper tenth by the true VPIN, the share that are by the other. */
  readonly upperTenth: number;
}

/** Pearson's correlation of two series of the same length. */
export function pearson(a: readonly number[], b: readonly number[]): number {
  const n = a.length;
  const mean = (x: readonly number[]): number => x.reduce((s, v) => s + v, 0) / n;
  const [ma, mb] = [mean(a), mean(b)];
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < n; i++) {
    ab += (a[i]! - ma) * (b[i]! - mb);
    aa += (a[i]! - ma) ** 2;
    bb += (b[i]! - mb) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}

/** Volume that two splits of the same bar put on the same side. */
const agreed = (volume: number, bought: number, share: number): number =>
  Math.min(bought, share * volume) + Math.min(volume - bought, (1 - share) * volume);

function upperTenth(values: readonly number[]): Uint8Array {
  const cut = Float64Array.from(values).sort()[Math.floor(0.9 * values.length)]!;
  return Uint8Array.from(values, (v) => (v >= cut ? 1 : 0));
}

export function checkVpin(bars: TakerBars, barsPerDay: number, tail: VpinRow['tail']): VpinRow {
  const config = parseConfig(vpinFields, { tail }, 'vpin');
  const bulk = initVpin(config, barsPerDay);
  const signed = initVpin(config, barsPerDay);
  const change = initEw(config.volumeSpan);
  const a: number[] = [];
  const b: number[] = [];
  let volume = 0;
  let right = 0;
  let halves = 0;
  for (let i = 0; i < bars.close.length; i++) {
    const r = i === 0 ? Number.NaN : Math.log(bars.close[i]! / bars.close[i - 1]!);
    const v = bars.volume[i]!;
    if (change.count >= config.warmup) {
      const deviation = Math.sqrt(change.variance);
      const share = tail === 'normal' ? bulkBuyShare(r, deviation) : bulkBuyShareStudent(r, deviation, config.freedom);
      volume += v;
      right += agreed(v, bars.bought[i]!, share);
      halves += agreed(v, bars.bought[i]!, 0.5);
    }
    if (i > 0) pushEw(change, r);
    const x = stepVpin(bulk, r, v);
    const y = stepSignedVpin(signed, v, bars.bought[i]!);
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    a.push(x);
    b.push(y);
  }
  const mean = (x: readonly number[]): number => x.reduce((s, q) => s + q, 0) / x.length;
  const [top, other] = [upperTenth(b), upperTenth(a)];
  const both = top.reduce((s, t, i) => s + (t & other[i]!), 0);
  return {
    tail,
    bars: a.length,
    meanBulk: mean(a),
    meanTrue: mean(b),
    correlation: pearson(a, b),
    meanDifference: mean(a.map((q, i) => Math.abs(q - b[i]!))),
    classified: right / volume,
    halves: halves / volume,
    upperTenth: both / top.reduce((s, t) => s + t, 0),
  };
}
