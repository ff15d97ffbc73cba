/**
 * Which backend a page or its worker computes with: WebGPU where there is a card, else wasm, else cpu. Each is a chunk
 * of its own and only what is tried is fetched. The binaries of wasm are assets of the bundle; the policy needs
 * `wasm-unsafe-eval` and nothing looser.
 */
import type { BackendName, ChosenBackend, PassedOver } from './tensor/backend.ts';

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

const cpu = async (reason: string, passedOver?: readonly PassedOver[]): Promise<ChosenBackend> =>
  (await import('./cpu.ts')).openCpu(reason, passedOver);
const wasm = async (reason: string, passedOver?: readonly PassedOver[]): Promise<ChosenBackend> =>
  (await import('./wasm.ts')).openWasm(files(), reason, passedOver);
async function webgpu(allowSoftware: boolean, reason: string): Promise<ChosenBackend> {
  const gpu = (globalThis.navigator as Navigator | undefined)?.gpu;
  return (await import('./webgpu.ts')).openWebgpu(gpu, allowSoftware, reason);
}

/** @throws JanusError refused where the one asked for is not to be had, with the cure */
export async function openBackend({ only, allowSoftware = false }: BrowserAsk = {}): Promise<ChosenBackend> {
  const asked = 'asked for by name';
  if (only === 'cpu') return cpu(asked);
  if (only === 'wasm') return wasm(asked);
  if (only === 'webgpu') return webgpu(allowSoftware, asked);
  const passedOver: PassedOver[] = [];
  try {
    return await webgpu(allowSoftware, 'this browser has a graphics card');
  } catch (cause) {
    passedOver.push({ name: 'webgpu', why: (cause as Error).message });
  }
  try {
    return await wasm('the best without a graphics card', passedOver);
  } catch (cause) {
    passedOver.push({ name: 'wasm', why: (cause as Error).message });
  }
  return cpu('neither WebGPU nor wasm starts', passedOver);
}

/** Lets the page draw and hear its buttons; called between two steps of training. */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
