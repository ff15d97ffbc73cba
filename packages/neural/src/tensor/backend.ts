/**
 * Which backend computes, and why it and not another. One a process: the library has one engine. The host-bound
 * entries (./cpu, ./wasm, ./webgpu, ./node, ./browser, ./node-gpu) open one; nothing is opened by importing.
 */
import * as tf from '@tensorflow/tfjs-core';
import { badInput, refused } from '@janus/domain';

/** cpu: plain JavaScript, the reference; wasm: one thread with SIMD; webgpu: a graphics card; node-gpu: TensorFlow with CUDA. */
export const BACKENDS = ['cpu', 'wasm', 'webgpu', 'node-gpu'] as const;
export type BackendName = (typeof BACKENDS)[number];

export interface PassedOver {
  readonly name: BackendName;
  readonly why: string;
}
export interface ChosenBackend {
  readonly name: BackendName;
  /** In words: why this one. */
  readonly reason: string;
  /** What it runs on, as the host names it. */
  readonly device: string;
  /** True where a graphics interface is imitated by the processor: slower than wasm. */
  readonly software: boolean;
  /** Better ones that are not to be had here. */
  readonly passedOver: readonly PassedOver[];
}

/** @throws JanusError bad-input for a name that is none */
export function backendNamed(name: string): BackendName {
  if ((BACKENDS as readonly string[]).includes(name)) return name as BackendName;
  throw badInput(`'${name}' is no tensor backend; there are ${BACKENDS.join(', ')}`);
}

const OF_LIBRARY: Readonly<Record<BackendName, string>> = {
  cpu: 'cpu',
  wasm: 'wasm',
  webgpu: 'webgpu',
  'node-gpu': 'tensorflow',
};
let chosen: ChosenBackend | null = null;

/** @throws JanusError refused while none is open */
export function chosenBackend(): ChosenBackend {
  if (chosen) return chosen;
  throw refused('no tensor backend is open: await openBackend() of @janus/neural/node or @janus/neural/browser first');
}
/** Null while none is open. */
export const backendIfAny = (): ChosenBackend | null => chosen;

/** Makes a backend that an entry has registered the one that computes. @throws JanusError refused where it does not start */
export async function choose(backend: ChosenBackend): Promise<ChosenBackend> {
  // Silences a banner that recommends another package.
  tf.env().set('PROD', true);
  let started: boolean;
  try {
    started = await tf.setBackend(OF_LIBRARY[backend.name]);
    await tf.ready();
  } catch (cause) {
    throw refused(`the tensor backend '${backend.name}' does not start: ${(cause as Error).message ?? String(cause)}`);
  }
  if (!started) throw refused(`the tensor backend '${backend.name}' does not start`);
  return (chosen = backend);
}
