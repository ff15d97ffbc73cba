/**
 * The WebGPU twin of `GafPlan.draw`: same pairs in, same frames out, to 1e-6. Scaling stays with the wasm kernel,
 * which has double precision. For exploring long videos on a real card; on one frame the wasm kernel is faster than
 * the way to the card and back.
 */
import { badInput, refused } from '@janus/domain';
import { GAF_WGSL } from '../gaf/gaf.wgsl.ts';
import type { GafField } from './gaf.ts';

export interface GafGpu {
  /**
   * @param lo [count, size]; @param hi [count, size], as a plan holds them after `scale`
   * @returns a new array [count, size, size]
   */
  draw(lo: Float32Array, hi: Float32Array, size: number, field: GafField): Promise<Float32Array>;
  destroy(): void;
}

/**
 * A device of a real adapter. Software adapters are slower than the wasm kernel and are refused unless asked for.
 * @throws JanusError refused where there is no adapter, or only a software one
 */
export async function requestGafDevice(gpu: GPU | undefined, allowSoftware: boolean): Promise<GPUDevice> {
  const adapter = await gpu?.requestAdapter();
  if (!adapter) throw refused('no WebGPU adapter: use the wasm kernel, or a browser and driver with WebGPU');
  if (adapter.info.isFallbackAdapter && !allowSoftware)
    throw refused('the only WebGPU adapter is a software one, slower than the wasm kernel: use that instead');
  return adapter.requestDevice();
}

const MAX_LAYERS = 65_535; // workgroups a dimension that every device grants

/** WebGPU's flag bits by their numbers in the standard: TypeScript's DOM library has the types but not the values. */
const MAP_READ = 0x01;
const COPY_SRC = 0x04;
const COPY_DST = 0x08;
const UNIFORM = 0x40;
const STORAGE = 0x80;

/** @throws JanusError bad-input where shapes disagree; GPU errors reject */
export async function openGafGpu(device: GPUDevice): Promise<GafGpu> {
  const module = device.createShaderModule({ code: GAF_WGSL });
  const pipeline = await device.createComputePipelineAsync({ layout: 'auto', compute: { module, entryPoint: 'draw' } });
  const held = new Set<GPUBuffer>();
  const make = (size: number, usage: number): GPUBuffer => {
    const buffer = device.createBuffer({ size, usage });
    held.add(buffer);
    return buffer;
  };
  const drop = (buffer: GPUBuffer): void => {
    held.delete(buffer);
    buffer.destroy();
  };

  const draw = async (lo: Float32Array, hi: Float32Array, size: number, field: GafField): Promise<Float32Array> => {
    const count = lo.length / size;
    if (!Number.isInteger(count) || count < 1 || hi.length !== lo.length)
      throw badInput(`lo has ${lo.length} and hi ${hi.length} numbers: expected equal multiples of size ${size}`);
    const frameBytes = size * size * 4;
    const room = Math.min(device.limits.maxStorageBufferBindingSize, device.limits.maxBufferSize);
    const atOnce = Math.min(MAX_LAYERS, Math.floor(room / frameBytes), count);
    if (atOnce < 1 || lo.byteLength > room)
      throw badInput(`${count} frames of ${size} × ${size} exceed the device's ${room} bytes a buffer: draw fewer`);

    const pairs = [lo, hi].map((values) => {
      const buffer = make(values.byteLength, STORAGE | COPY_DST);
      device.queue.writeBuffer(buffer, 0, values.slice());
      return buffer;
    });
    const shape = make(16, UNIFORM | COPY_DST);
    const target = make(atOnce * frameBytes, STORAGE | COPY_SRC);
    const staging = make(atOnce * frameBytes, MAP_READ | COPY_DST);
    try {
      const group = device.createBindGroup({
        layout: pipeline.getBindGroupLayout(0),
        entries: [shape, ...pairs, target].map((buffer, binding) => ({ binding, resource: { buffer } })),
      });
      const out = new Float32Array(count * size * size);
      for (let first = 0; first < count; first += atOnce) {
        const now = Math.min(atOnce, count - first);
        device.queue.writeBuffer(shape, 0, new Uint32Array([size, now, first, field === 'gasf' ? 0 : 1]));
        const encoder = device.createCommandEncoder();
        const pass = encoder.beginComputePass();
        pass.setPipeline(pipeline);
        pass.setBindGroup(0, group);
        pass.dispatchWorkgroups(Math.ceil(size / 8), Math.ceil(size / 8), now);
        pass.end();
        encoder.copyBufferToBuffer(target, 0, staging, 0, now * frameBytes);
        device.queue.submit([encoder.finish()]);
        await staging.mapAsync(MAP_READ, 0, now * frameBytes);
        out.set(new Float32Array(staging.getMappedRange(0, now * frameBytes)), first * size * size);
        staging.unmap();
      }
      return out;
    } finally {
      for (const buffer of [...pairs, shape, target, staging]) drop(buffer);
    }
  };

  return {
    draw,
    destroy: () => {
      for (const buffer of held) buffer.destroy();
      held.clear();
    },
  };
}
