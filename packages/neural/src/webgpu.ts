/**
 * A graphics card through WebGPU: the browser's, or Dawn's in Node. An adapter that imitates one on the processor is
 * refused unless it is asked for, because it is slower than wasm.
 */
import * as tf from '@tensorflow/tfjs-core';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { refused } from '@janus/domain';
import { choose, type ChosenBackend, type PassedOver } from './tensor/backend.ts';

export interface GpuFound {
  readonly adapter: GPUAdapter;
  /** Vendor, architecture and description, as far as the host tells them. */
  readonly device: string;
  readonly software: boolean;
}

/** The adapter that would be used. @throws JanusError refused where there is none, or only an imitated one */
export async function findGpu(gpu: GPU | undefined, allowSoftware: boolean): Promise<GpuFound> {
  if (!gpu) throw refused('this host has no WebGPU: use a browser that has it, or the backend wasm');
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw refused('WebGPU finds no graphics card: use the backend wasm');
  const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
  const device = [vendor, architecture, description].filter(Boolean).join(' ') || 'a card that has no name';
  if (isFallbackAdapter && !allowSoftware)
    throw refused(`WebGPU offers only ${device}, which the processor imitates and wasm outruns: ask for it by name`);
  return { adapter, device, software: isFallbackAdapter };
}

const LIMITS = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
] as const;

/** @throws JanusError refused as `findGpu`, and where the device does not start */
export async function openWebgpu(
  gpu: GPU | undefined,
  allowSoftware: boolean,
  reason: string,
  passedOver: readonly PassedOver[] = [],
): Promise<ChosenBackend> {
  const { adapter, device, software } = await findGpu(gpu, allowSoftware);
  const requiredLimits = Object.fromEntries(LIMITS.map((name) => [name, adapter.limits[name]]));
  const opened = await adapter.requestDevice({ requiredLimits });
  // What runs is what is said to run: small tensors are not quietly computed on the processor.
  tf.env().set('WEBGPU_CPU_FORWARD', false);
  if (tf.engine().findBackendFactory('webgpu')) tf.removeBackend('webgpu');
  const backend = new WebGPUBackend(opened, adapter.info);
  tf.registerBackend('webgpu', () => backend);
  return choose({ name: 'webgpu', reason, device, software, passedOver });
}
