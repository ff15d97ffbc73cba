/**
 * Latencies of two models a bar, for a run that is not live: recorded ones, or ones made up from a seed. A replay must
 * not look at the wall clock, or it would not be the same run twice.
 */
import { badInput, integer, number, type ConfigOf, type Fields } from '@janus/domain';
import { rng } from '@janus/numerics';

export interface LatencySeries {
  /** µs that an embedding as of each bar takes; NaN where it was not measured. [bars] each */
  readonly fullUs: Float64Array;
  readonly lightUs: Float64Array;
}

export const simulatedLatencyFields = {
  fullUs: number('median latency of the full model at rest', 'µs', 500, 0.01, 1e9),
  lightUs: number('median latency of the light model at rest', 'µs', 80, 0.01, 1e9),
  spread: number('standard deviation of the logarithm of latency', '', 0.15, 0, 3),
  load: number('times longer that everything takes while the machine is busy', '×', 4, 1, 1000),
  restBars: integer('mean length of rest', 'bars', 2000, 1, 1_000_000),
  busyBars: integer('mean length of a busy spell', 'bars', 400, 1, 1_000_000),
} satisfies Fields;
export type SimulatedLatency = ConfigOf<typeof simulatedLatencyFields>;

/** Log-normal latencies under a load that comes and goes as a two-state Markov chain, the same for both models. */
export function simulateLatencies(bars: number, options: SimulatedLatency, seed: number): LatencySeries {
  const { fullUs, lightUs, spread, load, restBars, busyBars } = options;
  const random = rng(seed);
  const out = { fullUs: new Float64Array(bars), lightUs: new Float64Array(bars) };
  let busy = false;
  for (let i = 0; i < bars; i++) {
    if (random.next() < 1 / (busy ? busyBars : restBars)) busy = !busy;
    const slower = (busy ? load : 1) * Math.exp(spread * random.normal());
    out.fullUs[i] = fullUs * slower;
    out.lightUs[i] = lightUs * slower;
  }
  return out;
}

/** @throws JanusError bad-input for a series of another length, or a latency that is not above 0 */
export function checkLatencies({ fullUs, lightUs }: LatencySeries, bars: number): void {
  for (const [name, values] of [
    ['full', fullUs],
    ['light', lightUs],
  ] as const) {
    if (values.length !== bars) throw badInput(`${values.length} latencies of the ${name} model for ${bars} bars`);
    const bad = values.findIndex((us) => !(us > 0 && us < Number.POSITIVE_INFINITY) && !Number.isNaN(us));
    if (bad >= 0)
      throw badInput(`latency ${values[bad]} µs of the ${name} model at bar ${bad} is not a time above 0: repair it`);
  }
}
