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

/** By five points, O(h⁴), on whichever backend is open. */
export async function numericalGradients(
  f: (at: Tensors) => Tensor,
  at: HostTensors,
  h = 0.03,
): Promise<Record<string, Float32Array>> {
  const valueAt = async (name: string, values: Float32Array): Promise<number> => {
    const y = tidy(() => {
      const inputs = Object.entries(at).map(([n, t]) => [n, tensor(n === name ? values : t.values, t.shape)] as const);
      return f(Object.fromEntries(inputs));
    });
    const value = (await read(y))[0]!;
    dispose(y);
    return value;
  };
  const out: Record<string, Float32Array> = {};
  for (const [name, t] of Object.entries(at)) {
    const slopes = new Float32Array(t.values.length);
    for (let i = 0; i < slopes.length; i++) {
      const moved = async (by: number): Promise<number> => {
        const values = t.values.slice();
        values[i]! += by;
        return valueAt(name, values);
      };
      slopes[i] =
        (8 * ((await moved(h)) - (await moved(-h))) - (await moved(2 * h)) + (await moved(-2 * h))) / (12 * h);
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
