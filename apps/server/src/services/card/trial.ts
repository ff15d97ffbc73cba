/** A kernel held against double precision, some times over: its largest error and, in the device's report, its latency. */
import { cancelled } from '@janus/domain';
import type { Trial } from './api.ts';
import type { FpgaDevice } from './device.ts';
import { goldenField, goldenRules, moments, walk, type GoldenRules } from './golden.ts';
import type { CardField } from './gaf.ts';
import { manifest, type KernelName } from './manifest.ts';

/** The largest |got − wanted|; infinite where one is unknown and the other is not. */
export function largestError(got: Float64Array, wanted: Float64Array): number {
  let most = got.length === wanted.length ? 0 : Number.POSITIVE_INFINITY;
  wanted.forEach((want, k) => {
    if (Number.isNaN(want) && Number.isNaN(got[k]!)) return;
    const error = Math.abs(got[k]! - want);
    if (!(error <= most)) most = Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
  });
  return most;
}

async function trial(
  device: FpgaDevice,
  kernel: KernelName,
  times: number,
  signal: AbortSignal,
  once: () => Promise<number>,
): Promise<Trial> {
  let error = 0;
  for (let k = 0; k < times; k++) {
    if (signal.aborted) throw cancelled(`the trial of ${kernel} was cancelled after ${k} of ${times}`);
    error = Math.max(error, await once());
  }
  device.note(kernel, error);
  const { tolerance } = manifest()[kernel];
  return { kernel, times, error, tolerance, within: error <= tolerance };
}

/** @param window [n] of prices @throws JanusError as the device does */
export function tryField(
  device: FpgaDevice,
  window: Float64Array,
  field: CardField,
  times: number,
  signal: AbortSignal,
): Promise<Trial> {
  const once = async (): Promise<number> => {
    const got = await device.gaf(window, field);
    return largestError(got, goldenField(window, field).cells);
  };
  return trial(device, 'gaf', times, signal, once);
}

/** @throws JanusError as the device does */
export function tryRules(device: FpgaDevice, golden: GoldenRules, times: number, signal: AbortSignal): Promise<Trial> {
  const once = async (): Promise<number> => largestError(await device.ltn(golden.rules, golden.truths), golden.wanted);
  return trial(device, 'ltn', times, signal, once);
}

const SEED = 1;
const ROWS = 256;
/** Both kernels on vectors of their own: a walk of as many prices as a window holds, the ten axioms over 256 moments. */
export async function tryKernels(device: FpgaDevice, times: number, signal: AbortSignal): Promise<Trial[]> {
  await device.probe();
  const window = walk(manifest().gaf.limits['window']!.max, SEED);
  return [
    await tryField(device, window, 'gasf', times, signal),
    await tryRules(device, goldenRules(moments(SEED, ROWS), 'product'), times, signal),
  ];
}
