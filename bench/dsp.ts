/**
 * The 8-feature DSP vector with the real Hurst exponent, and the whole feature vector, a tick. The DSP vector runs
 * beside the same numbers recomputed from the full window each tick, which it must equal before it is timed.
 */
import { DSP_COUNT, FEATURE_COUNT, parseConfig } from '@janus/domain';
import { featureFields, initDsp, initFeatures, newFeatures, stepDsp, stepFeatures } from '@janus/indicators';
import { rng } from '@janus/numerics';
import { contest, requireClose } from './harness.ts';
import type { BenchResult } from './harness.ts';

const TICKS = 1 << 16;
const LAGS = [1, 2, 4, 8, 16];
const config = parseConfig(featureFields, {}, 'features');
const { dspWindow: W, hurstWindow: H } = config;

/** The vector of the window that ends at tick i, from scratch; the average before it is handed in and out in slot 8. */
function naive(price: Float64Array, log: Float64Array, i: number, out: Float64Array): void {
  const extremes = (from: number, to: number): number => {
    let lo = Number.POSITIVE_INFINITY;
    let hi = Number.NEGATIVE_INFINITY;
    for (let k = from; k <= to; k++) {
      if (price[k]! < lo) lo = price[k]!;
      if (price[k]! > hi) hi = price[k]!;
    }
    return hi - lo;
  };
  const from = i - W + 1;
  const range = extremes(from, i);
  const halves = extremes(from, from + W / 2 - 1) + extremes(from + W / 2, i);
  const alpha = Math.min(1, Math.max(0.01, Math.exp(-4.6 * (Math.log2((2 * halves) / range) - 1))));
  const average = out[8]! + alpha * (price[i]! - out[8]!);
  let length = 0;
  let mean = 0;
  for (let k = from; k <= i; k++) {
    mean += price[k]! / W;
    if (k > from) length += Math.hypot((price[k]! - price[k - 1]!) / range, 1 / (W - 1));
  }
  let squares = 0;
  for (let k = from; k <= i; k++) squares += (price[k]! - mean) ** 2;
  const dimension = 1 + Math.log(2 * length) / Math.log(2 * (W - 1));
  let slope = 0;
  LAGS.forEach((lag, j) => {
    let sum = 0;
    for (let k = i - H + 1; k <= i; k++) sum += (log[k]! - log[k - lag]!) ** 2;
    slope += ((j - 2) * Math.log2(sum)) / 10;
  });
  out[0] = (price[i]! - average) / average;
  out[1] = alpha;
  out[2] = dimension;
  out[3] = Math.min(1, Math.max(0, slope / 2));
  out[4] = dimension < config.trendBelow ? 1 : dimension > config.noiseAbove ? -1 : 0;
  out[5] = Math.sign(out[0]);
  out[6] = (price[i]! - mean) / Math.sqrt(squares / W);
  out[7] = Math.min(1, Math.abs(dimension - 1.5) / 0.5);
  out[8] = average;
}

export async function run(): Promise<BenchResult> {
  const r = rng(7);
  let x = 100;
  const close = Float64Array.from({ length: TICKS }, () => (x *= Math.exp(0.002 * r.normal())));
  const log = close.map(Math.log);
  const high = close.map((c) => c * (1 + 0.001 * r.next()));
  const low = close.map((c) => c * (1 - 0.001 * r.next()));
  const volume = Float64Array.from({ length: TICKS }, () => 10 * r.exponential());

  const first = H + 15;
  const checked = initDsp(config);
  const got = new Float64Array(DSP_COUNT);
  const want = new Float64Array(DSP_COUNT + 1);
  for (let i = 0; i < 5000; i++) {
    stepDsp(checked, close[i]!, log[i]!, got, 0);
    if (i === first) want[8] = checked.frama.value;
    if (i <= first) continue;
    naive(close, log, i, want);
    for (let k = 0; k < DSP_COUNT; k++) requireClose(`DSP feature ${k} at tick ${i}`, got[k]!, want[k]!, 1e-8);
  }

  const dsp = initDsp(config);
  const vector = new Float64Array(DSP_COUNT);
  const state = initFeatures(config);
  const features = newFeatures();
  let dspAt = 0;
  let naiveAt = first;
  let barAt = 0;
  return {
    name: 'DSP vector and features a tick',
    correctness: 'all 8 features equal the full-window recomputation within 1e-8 over 5000 ticks',
    rows: [
      contest({
        name: `DSP vector with Hurst (peer: full window of ${W} and ${H})`,
        own: (count) => {
          let sum = 0;
          for (let i = 0; i < count; i++) {
            stepDsp(dsp, close[dspAt]!, log[dspAt]!, vector, 0);
            dspAt = (dspAt + 1) & (TICKS - 1);
            if (vector[2]! > 0) sum += vector[2]!;
          }
          return sum;
        },
        peer: (count) => {
          let sum = 0;
          for (let i = 0; i < count; i++) {
            naive(close, log, naiveAt, want);
            naiveAt = naiveAt + 1 === TICKS ? first : naiveAt + 1;
            sum += want[2]!;
          }
          return sum;
        },
        nanoseconds: 400,
      }),
      contest({
        name: `whole feature vector (${FEATURE_COUNT} numbers)`,
        own: (count) => {
          let sum = 0;
          for (let i = 0; i < count; i++) {
            const k = barAt & (TICKS - 1);
            const c = close[k]!;
            stepFeatures(state, barAt * config.timeframeMs, c, high[k]!, low[k]!, c, volume[k]!, features);
            barAt++;
            sum += features[3]!;
          }
          return sum;
        },
        nanoseconds: 700,
      }),
    ],
  };
}
