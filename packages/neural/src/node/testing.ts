/** For tests: one body run on every backend that this machine has; what is absent is skipped and told. */
import { beforeAll, describe } from 'vitest';
import { dispose, read, tensor, tidy, valueAndGradients, type Tensor, type Tensors } from '../tensor/index.ts';
import { openBackend, type NodeChoice } from './backend.ts';

const WANTED: readonly NodeChoice[] = ['cpu', 'wasm', 'webgpu-software'];
const absent = new Map<NodeChoice, string>();
for (const choice of WANTED)
  await openBackend(choice).catch((cause: unknown) => absent.set(choice, (cause as Error).message));
await openBackend('cpu');
if (absent.size > 0)
  console.warn(
    `${absent.size} of ${WANTED.length} tensor backends are absent and their tests skipped: ${[...absent].map(([n, why]) => `${n} (${why})`).join('; ')}`,
  );

/** @param but backends on which the body would take too long */
export function onEveryBackend(body: (choice: NodeChoice) => void, but: readonly NodeChoice[] = []): void {
  for (const choice of WANTED.filter((name) => !but.includes(name)))
    describe.skipIf(absent.has(choice))(`on ${choice}`, () => {
      beforeAll(async () => {
        await openBackend(choice);
      });
      body(choice);
    });
}

export interface HostTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}
export type HostTensors = Readonly<Record<string, HostTensor>>;

/** Value and gradients of a scalar, all on the host; frees everything. */
export async function gradientsOf(
  f: (at: Tensors) => Tensor,
  at: HostTensors,
): Promise<{ value: number; gradients: Record<string, Float32Array> }> {
  const out = tidy(() => {
    const inputs = Object.fromEntries(Object.entries(at).map(([name, t]) => [name, tensor(t.values, t.shape)]));
    const { value, gradients } = valueAndGradients(f, inputs);
    return { '': value, ...gradients };
  });
  const gradients: Record<string, Float32Array> = {};
  let value = Number.NaN;
  for (const [name, t] of Object.entries(out)) {
    const values = await read(t);
    dispose(t);
    if (name === '') value = values[0]!;
    else gradients[name] = values;
  }
  return { value, gradients };
}

async function valueOf(f: (at: Tensors) => Tensor, at: HostTensors): Promise<number> {
  const y = tidy(() => f(Object.fromEntries(Object.entries(at).map(([n, t]) => [n, tensor(t.values, t.shape)]))));
  const value = (await read(y))[0]!;
  dispose(y);
  return value;
}

/** Derivative of f along a direction of one of its tensors: five points, O(h⁴). */
export async function slopeAlong(
  f: (at: Tensors) => Tensor,
  at: HostTensors,
  name: string,
  along: Float32Array,
  h: number,
): Promise<number> {
  const { shape, values } = at[name]!;
  const moved = (by: number): Promise<number> =>
    valueOf(f, { ...at, [name]: { shape, values: values.map((x, i) => x + by * along[i]!) } });
  return (8 * ((await moved(h)) - (await moved(-h))) - (await moved(2 * h)) + (await moved(-2 * h))) / (12 * h);
}

/** The same along every axis, on whichever backend is open. */
export async function numericalGradients(
  f: (at: Tensors) => Tensor,
  at: HostTensors,
  h = 0.03,
): Promise<Record<string, Float32Array>> {
  const out: Record<string, Float32Array> = {};
  for (const [name, { values }] of Object.entries(at)) {
    const slopes = new Float32Array(values.length);
    for (let i = 0; i < slopes.length; i++) {
      const axis = new Float32Array(values.length);
      axis[i] = 1;
      slopes[i] = await slopeAlong(f, at, name, axis, h);
    }
    out[name] = slopes;
  }
  return out;
}

/** ‖a − b‖/‖b‖, or ‖a − b‖ where b is 0. */
export function relativeDistance(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let apart = 0;
  let size = 0;
  for (let i = 0; i < a.length; i++) {
    apart += (a[i]! - b[i]!) ** 2;
    size += b[i]! ** 2;
  }
  return Math.sqrt(apart) / (size > 0 ? Math.sqrt(size) : 1);
}
