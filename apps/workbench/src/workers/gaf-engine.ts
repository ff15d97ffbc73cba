/**
 * The engines that can draw a field, behind one face: WebGPU on a real card, else the SIMD kernel, else the
 * double-precision reference in plain TypeScript. Whichever answers says which it is and why not a faster one.
 */
import type { GafKernel, GafPlan, GafScale } from '@janus/kernels';
import { loadGafKernel } from '@janus/kernels/browser';
import type { GafGpu } from '@janus/kernels/webgpu';
import { gaf } from '@janus/visual-cortex';
import type { Backend } from '../state/backend.ts';
import type { ScaleName } from '../state/view.ts';

export interface Fields {
  readonly scaled: Float32Array;
  readonly gasf: Float32Array;
  readonly gadf: Float32Array;
  readonly constant: boolean;
}
export interface Engine {
  readonly backend: Backend;
  readonly why: string;
  draw(values: Float64Array, size: number, scale: ScaleName): Promise<Fields> | Fields;
}

/** tanh maps by the mean and deviation of the window itself: for looking, where no fitted map is at hand. */
function moments(values: Float64Array): { readonly mu: number; readonly sigma: number } {
  let mu = 0;
  for (const v of values) mu += v / values.length;
  let square = 0;
  for (const v of values) square += (v - mu) ** 2 / values.length;
  return { mu, sigma: Math.sqrt(square) };
}

/** A window without variance has no tanh map: min–max answers for it, with its flag. */
function scaleOf(values: Float64Array, scale: ScaleName): GafScale {
  if (scale === 'minmax') return { kind: 'minmax' };
  const { mu, sigma } = moments(values);
  return sigma > 0 ? { kind: 'tanh', map: { mu, sigma, gamma: 1, beta: 0 } } : { kind: 'minmax' };
}

/** Scaled windows by the kernel: one plan a shape, kept. */
function planner(kernel: GafKernel): (values: Float64Array, size: number, scale: ScaleName) => GafPlan {
  const plans = new Map<string, GafPlan>();
  return (values, size, scale) => {
    const key = `${values.length} ${size}`;
    let plan = plans.get(key);
    if (!plan) {
      plan = kernel.plan({ length: values.length, window: values.length, size, stride: 1 });
      plans.set(key, plan);
    }
    plan.values.set(values);
    plan.scale(scaleOf(values, scale));
    return plan;
  };
}
const scaledOf = (plan: GafPlan): Float32Array => plan.lo.map((lo, k) => lo - plan.hi[k]!);

function wasmEngine(kernel: GafKernel, why: string): Engine {
  const planned = planner(kernel);
  return {
    backend: 'WASM',
    why,
    draw: (values, size, scale) => {
      const plan = planned(values, size, scale);
      plan.draw('gasf');
      const gasf = plan.frames.slice();
      plan.draw('gadf');
      return { scaled: scaledOf(plan), gasf, gadf: plan.frames.slice(), constant: plan.flags[0] === 1 };
    },
  };
}

function gpuEngine(kernel: GafKernel, gpu: GafGpu): Engine {
  const planned = planner(kernel);
  return {
    backend: 'WebGPU',
    why: 'Scaled in WebAssembly, drawn on the graphics card.',
    draw: async (values, size, scale) => {
      const plan = planned(values, size, scale);
      const [lo, hi] = [plan.lo.slice(), plan.hi.slice()];
      const scaled = scaledOf(plan);
      const constant = plan.flags[0] === 1;
      const [gasf, gadf] = await Promise.all([gpu.draw(lo, hi, size, 'gasf'), gpu.draw(lo, hi, size, 'gadf')]);
      return { scaled, gasf, gadf, constant };
    },
  };
}

function referenceEngine(why: string): Engine {
  return {
    backend: 'CPU',
    why,
    draw: (values, size, scale) => {
      const how = scaleOf(values, scale);
      const request =
        how.kind === 'tanh'
          ? ({ values, size, scale: 'tanh', map: how.map } as const)
          : ({ values, size, scale: 'minmax' } as const);
      const gasf = gaf({ ...request, field: 'gasf' });
      const gadf = gaf({ ...request, field: 'gadf' });
      return {
        scaled: Float32Array.from(gasf.x),
        gasf: Float32Array.from(gasf.matrix),
        gadf: Float32Array.from(gadf.matrix),
        constant: gasf.constant,
      };
    },
  };
}

const words = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** The kernel, or the reference where it does not load. Never rejects: the last needs nothing but the language. */
export async function openEngine(): Promise<Engine> {
  try {
    return wasmEngine(await loadGafKernel(), 'WebAssembly SIMD; looking for a graphics card.');
  } catch (cause) {
    return referenceEngine(`Plain TypeScript, since WebAssembly did not load: ${words(cause)}.`);
  }
}

/**
 * A faster engine than the one in use, or that one with the reason why there is none. Asking for a graphics card
 * can take seconds, so the page draws with what it has meanwhile.
 */
export async function betterEngine(now: Engine): Promise<Engine> {
  if (now.backend !== 'WASM') return now;
  if (!('gpu' in navigator)) return { ...now, why: 'WebAssembly SIMD; this browser has no WebGPU.' };
  try {
    const { openGafGpu, requestGafDevice } = await import('@janus/kernels/webgpu');
    const gpu = await openGafGpu(await requestGafDevice(navigator.gpu, false));
    return gpuEngine(await loadGafKernel(), gpu);
  } catch (cause) {
    return { ...now, why: `WebAssembly SIMD; ${words(cause)}.` };
  }
}
