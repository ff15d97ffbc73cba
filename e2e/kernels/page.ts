/** The page of kernels.test.ts: draws the same videos by wasm and by WebGPU and leaves both on globalThis.report. */
import type { GafField, GafScale, GafShape } from '@janus/kernels';
import { loadGafKernel } from '@janus/kernels/browser';
import { openGafGpu, requestGafDevice } from '@janus/kernels/webgpu';

export interface Run {
  readonly shape: GafShape;
  readonly scale: GafScale;
  readonly field: GafField;
  readonly values: number[];
  readonly wasm: number[];
  readonly gpu: number[];
}
export interface Report {
  readonly runs: Run[];
  readonly software: boolean;
  readonly refusal: string;
  readonly error?: string;
}

const SHAPES: readonly GafShape[] = [
  { length: 64, window: 64, size: 64, stride: 1 },
  { length: 90, window: 37, size: 21, stride: 9 },
];
const SCALES: readonly GafScale[] = [
  { kind: 'minmax' },
  { kind: 'tanh', map: { mu: 67_000, sigma: 40, gamma: 1, beta: 0 } },
];

async function compare(): Promise<Report> {
  const kernel = await loadGafKernel();
  const refusal = await requestGafDevice(navigator.gpu, false).then(
    () => '',
    (error: unknown) => String(error),
  );
  const adapter = await navigator.gpu.requestAdapter();
  const gpu = await openGafGpu(await requestGafDevice(navigator.gpu, true));
  const runs: Run[] = [];
  for (const shape of SHAPES)
    for (const scale of SCALES) {
      const plan = kernel.plan(shape);
      for (let i = 0; i < shape.length; i++) plan.values[i] = 67_000 + 50 * Math.sin(i * 0.37) + 20 * Math.sin(i * i);
      plan.scale(scale);
      for (const field of ['gasf', 'gadf'] as const) {
        plan.draw(field);
        const drawn = await gpu.draw(plan.lo, plan.hi, shape.size, field);
        runs.push({
          shape,
          scale,
          field,
          values: Array.from(plan.values),
          wasm: Array.from(plan.frames),
          gpu: Array.from(drawn),
        });
      }
    }
  gpu.destroy();
  return { runs, refusal, software: adapter?.info.isFallbackAdapter ?? false };
}

void compare()
  .catch((error: unknown): Report => ({ runs: [], refusal: '', software: false, error: String(error) }))
  .then((report) => Object.assign(globalThis, { report }));
