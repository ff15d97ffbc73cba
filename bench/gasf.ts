/**
 * Gramian angular fields. A 64 × 64 frame from prices, scaling included, beside the field as it is usually written in
 * JavaScript (arccos, then a cosine a cell, into typed arrays) and beside the product form in plain JavaScript; then
 * the sliding frame a tick, and one bar of live vision. Each equals the angles in double precision before it is timed.
 */
import { parseConfig, type BarSeries } from '@janus/domain';
import { loadGafKernelSync } from '@janus/kernels/node';
import { rng } from '@janus/numerics';
import { initLive, prepareVision, stepLive, visualCortexFields } from '@janus/visual-cortex';
import { contest, requireClose } from './harness.ts';
import type { BenchResult } from './harness.ts';

const W = 64;
const TICKS = 1 << 14;
const MASK = TICKS - 1;

type Draw = (from: number) => void;

/** cos(arccos x̃i + arccos x̃j) a cell. */
function naive(price: Float64Array, out: Float32Array): Draw {
  const phi = new Float64Array(W);
  return (from) => {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < W; i++) {
      const v = price[from + i]!;
      if (v < low) low = v;
      if (v > high) high = v;
    }
    for (let i = 0; i < W; i++) phi[i] = Math.acos((2 * (price[from + i]! - low)) / (high - low) - 1);
    for (let i = 0; i < W; i++) for (let j = 0; j < W; j++) out[i * W + j] = Math.cos(phi[i]! + phi[j]!);
  };
}

/** x̃i·x̃j − √(1 − x̃i²)·√(1 − x̃j²) a cell. */
function algebraic(price: Float64Array, out: Float32Array): Draw {
  const x = new Float64Array(W);
  const s = new Float64Array(W);
  return (from) => {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < W; i++) {
      const v = price[from + i]!;
      if (v < low) low = v;
      if (v > high) high = v;
    }
    for (let i = 0; i < W; i++) {
      const lo = (price[from + i]! - low) / (high - low);
      x[i] = 2 * lo - 1;
      s[i] = 2 * Math.sqrt(lo * (1 - lo));
    }
    for (let i = 0; i < W; i++) {
      const a = x[i]!;
      const b = s[i]!;
      const row = i * W;
      for (let j = 0; j < W; j++) out[row + j] = a * x[j]! - b * s[j]!;
    }
  };
}

const frames =
  (draw: Draw, out: Float32Array) =>
  (count: number): number => {
    for (let k = 0; k < count; k++) draw(k & MASK);
    return out[5]!;
  };

function worst(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let most = 0;
  for (let k = 0; k < a.length; k++) most = Math.max(most, Math.abs(a[k]! - b[k]!));
  return most;
}

/** A market with enough in it for vision to be fitted. */
function market(price: Float64Array): BarSeries {
  const close = price.slice(0, 4000);
  const zero = new Float64Array(close.length);
  return {
    symbol: 'BENCH',
    timeframeMs: 60_000,
    assetClass: 'crypto',
    side: 'trade',
    length: close.length,
    time: zero.map((_, i) => i * 60_000),
    open: close,
    high: close,
    low: close,
    close,
    volume: zero,
    spread: null,
    truth: null,
    simulated: true,
  };
}

export function run(): Promise<BenchResult> {
  const random = rng(7);
  const price = new Float64Array(TICKS + W);
  let p = 30_000;
  for (let i = 0; i < price.length; i++) price[i] = p *= Math.exp(0.002 * random.normal());
  const returns = price.map((v, i) => (i === 0 ? 0 : Math.log(v / price[i - 1]!)));

  const kernel = loadGafKernelSync();
  const plan = kernel.plan({ length: W, window: W, size: W, stride: 1 });
  const minmax = { kind: 'minmax' } as const;
  const own: Draw = (from) => {
    const { values } = plan;
    for (let i = 0; i < W; i++) values[i] = price[from + i]!;
    plan.scale(minmax);
    plan.draw('gasf');
  };
  const slow = new Float32Array(W * W);
  const quick = new Float32Array(W * W);
  const drawSlow = naive(price, slow);
  const drawQuick = algebraic(price, quick);
  let off = 0;
  for (let from = 0; from < TICKS; from += 97) {
    own(from);
    drawSlow(from);
    drawQuick(from);
    off = Math.max(off, worst(plan.frames, slow), worst(quick, slow));
  }
  requireClose('GASF against its angles', off, 0, 1e-6);

  const map = { mu: 0, sigma: 0.002, gamma: 0.5, beta: 0 };
  const stream = kernel.stream(W, 8, 'gadf', map);
  const anew = kernel.plan({ length: W, window: W, size: W, stride: 1 });
  for (let i = 1; i <= 1000; i++) stream.push(returns[i]!);
  stream.unroll();
  anew.values.set(returns.subarray(1001 - W, 1001));
  anew.scale({ kind: 'tanh', map });
  anew.draw('gadf');
  requireClose('sliding frame against the frame drawn anew', worst(stream.frame, anew.frames), 0, 0);

  const config = parseConfig(visualCortexFields, {}, 'visual-cortex');
  const track = prepareVision(market(price), config, 1, kernel);
  if (track.artefact === null) throw new Error('vision was not fitted on the benchmark market');
  const live = initLive(track.artefact, kernel);
  let score = 0;
  for (let i = track.artefact.index - config.window + 1; i < 4000; i++) score = stepLive(live, returns[i]!);
  requireClose('live vision against the prepared track', score, track.score[3999]!, 0);

  return Promise.resolve({
    name: 'gasf',
    correctness: `frames within ${off.toExponential(1)} of cos(φi + φj); the sliding frame and live vision equal to the bit`,
    rows: [
      contest({
        name: 'GASF 64×64 from prices, beside cos(acos + acos)',
        own: frames(own, plan.frames),
        peer: frames(drawSlow, slow),
        ratio: 35,
      }),
      contest({
        name: 'GASF 64×64 from prices, beside the product form in JavaScript',
        own: frames(own, plan.frames),
        peer: frames(drawQuick, quick),
        ratio: 3,
      }),
      contest({
        name: 'sliding GADF 64×64, a tick, beside the frame drawn anew',
        own: (count) => {
          for (let k = 0; k < count; k++) stream.push(returns[k & MASK]!);
          return stream.count;
        },
        peer: (count) => {
          for (let k = 0; k < count; k++) {
            for (let i = 0; i < W; i++) anew.values[i] = returns[(k & MASK) + i]!;
            anew.scale({ kind: 'tanh', map });
            anew.draw('gadf');
          }
          return anew.frames[5]!;
        },
        ratio: 5,
        nanoseconds: 250,
      }),
      contest({
        name: `live vision, a bar: GADF ${config.window}×${config.window}, pooled, ${config.components} components, readout`,
        own: (count) => {
          for (let k = 0; k < count; k++) score += stepLive(live, returns[k & MASK]!);
          return score;
        },
        nanoseconds: 2000,
      }),
    ],
  });
}
