/** The kernel, made of a way to instantiate its compiled bytes. See GafKernel for what it can do. */
import { badInput } from '@janus/domain';
import type { GafKernel } from './gaf.ts';
import type { Instantiate } from './memory.ts';
import { area, FLOOR, openLayout, pagesOf } from './memory.ts';
import { openPlan } from './plan.ts';
import { openStream } from './stream.ts';

/** @throws Error where the bytes are not those that this source expects: rebuild them */
export function gafKernel(instantiate: Instantiate): GafKernel {
  const first = instantiate(1).exports.base();
  if (!(first <= FLOOR)) throw new Error(`kernel tables end at ${first}, above ${FLOOR}: rebuild build/gaf.wasm`);
  return {
    backend: 'wasm-simd',
    paa: (values, size, segments) => {
      if (!Number.isInteger(size) || size < 1 || size > values.length)
        throw badInput(`size ${size} is not a whole number in [1, ${values.length}], the number of values`);
      const layout = openLayout();
      const src = area(layout, values.length * 8);
      const dst = area(layout, size * 8);
      const { buffer, exports } = instantiate(pagesOf(layout));
      new Float64Array(buffer, src, values.length).set(values);
      exports.paa(values.length, size, segments === 'overlap' ? 1 : 0, src, dst);
      return new Float64Array(buffer, dst, size).slice();
    },
    plan: (shape) => openPlan(instantiate, shape),
    stream: (size, pooled, field, map) => openStream(instantiate, size, pooled, field, map),
  };
}
