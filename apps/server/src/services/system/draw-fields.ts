/** Both fields of a window as this process or the card draws them, for a page that holds its own against them. */
import { badInput } from '@janus/domain';
import { loadGafKernelSync } from '@janus/kernels/node';
import { paa } from '@janus/visual-cortex';
import { manifest, type FpgaDevice } from '../card/index.ts';

export const DRAWERS = ['wasm', 'card'] as const;
export type Drawer = (typeof DRAWERS)[number];

export interface DrawnFields {
  /** What drew them, as people read it. */
  readonly device: string;
  /** What answers for the card is none. */
  readonly simulated: boolean;
  /** Largest difference from double precision that is promised. */
  readonly tolerance: number;
  /** GASF, then GADF, row by row. [2, size, size] */
  readonly cells: Float32Array;
}

const WASM_TOLERANCE = 1e-6;

function byWasm(values: Float64Array, size: number): DrawnFields {
  const plan = loadGafKernelSync().plan({ length: values.length, window: values.length, size, stride: 1 });
  plan.values.set(values);
  plan.scale({ kind: 'minmax' });
  const cells = new Float32Array(2 * size * size);
  for (const [k, field] of (['gasf', 'gadf'] as const).entries()) {
    plan.draw(field);
    cells.set(plan.frames, k * size * size);
  }
  return {
    device: `the SIMD kernel in Node ${process.versions.node}`,
    simulated: false,
    tolerance: WASM_TOLERANCE,
    cells,
  };
}

async function byCard(card: FpgaDevice, values: Float64Array, size: number): Promise<DrawnFields> {
  // The card draws what it is given: a longer window is reduced before, as the kernel does it.
  const window = size === values.length ? values : paa(values, size, 'split');
  const device = await card.probe();
  const cells = new Float32Array(2 * size * size);
  cells.set(await card.gaf(window, 'gasf'));
  cells.set(await card.gaf(window, 'gadf'), size * size);
  return { device, simulated: card.report().simulated, tolerance: manifest().gaf.tolerance, cells };
}

/**
 * Scaled by min–max.
 * @param values [window], finite @param size side of the fields, at most the window
 * @throws JanusError bad-input; for the card refused without a driver, failed
 */
export async function drawFields(
  card: FpgaDevice,
  by: Drawer,
  values: Float64Array,
  size: number,
): Promise<DrawnFields> {
  if (!(size >= 2 && size <= values.length))
    throw badInput(`a field of ${size} cells from ${values.length} values: between 2 and as many as the window has`);
  return by === 'wasm' ? byWasm(values, size) : byCard(card, values, size);
}
