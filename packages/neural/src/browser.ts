/**
 * Which backend a page or its worker computes with: WebGPU where there is a card, else wasm, else cpu. The binaries of
 * wasm are assets of the bundle; the policy needs `wasm-unsafe-eval` and nothing looser.
 */
import { openCpu } from './cpu.ts';
import type { BackendName, ChosenBackend, PassedOver } from './tensor/backend.ts';
import { openWasm } from './wasm.ts';
import { openWebgpu } from './webgpu.ts';

export interface BrowserAsk {
  /** This one and no other; the best that is to be had where absent. */
  readonly only?: Exclude<BackendName, 'node-gpu'>;
  /** Also a card that the processor imitates. */
  readonly allowSoftware?: boolean;
}

const files = () => ({
  simd: new URL('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm', import.meta.url).href,
  plain: new URL('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm', import.meta.url).href,
});

/** @throws JanusError refused where the one asked for is not to be had, with the cure */
export async function openBackend({ only, allowSoftware = false }: BrowserAsk = {}): Promise<ChosenBackend> {
  const asked = 'asked for by name';
  const gpu = (globalThis.navigator as Navigator | undefined)?.gpu;
  if (only === 'cpu') return openCpu(asked);
  if (only === 'wasm') return openWasm(files(), asked);
  if (only === 'webgpu') return openWebgpu(gpu, allowSoftware, asked);
  const passedOver: PassedOver[] = [];
  try {
    return await openWebgpu(gpu, allowSoftware, 'this browser has a graphics card');
  } catch (cause) {
    passedOver.push({ name: 'webgpu', why: (cause as Error).message });
  }
  try {
    return await openWasm(files(), 'the best without a graphics card', passedOver);
  } catch (cause) {
    passedOver.push({ name: 'wasm', why: (cause as Error).message });
  }
  return openCpu('neither WebGPU nor wasm starts', passedOver);
}

/** Lets the page draw and hear its buttons; called between two steps of training. */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
