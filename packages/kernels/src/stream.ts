/**
 * A stream: one frame that slides with its series, in an instance of the kernel. See GafStream. `push` is the hot
 * path: one call into wasm, nothing allocated.
 */
import { badInput } from '@janus/domain';
import type { FrozenMap, GafField, GafStream } from './gaf.ts';
import { checkMap, checkStream } from './gaf.ts';
import type { GafExports, Instantiate } from './memory.ts';
import { area, openLayout, pagesOf } from './memory.ts';

class Torus implements GafStream {
  readonly size: number;
  readonly field: GafField;
  readonly frame: Float32Array;
  readonly pooled: Float32Array;
  count = 0;
  #slot = 0;
  #mu = 0;
  #slope = 1;
  #beta = 0;
  readonly #kernel: GafExports;
  readonly #kind: number;
  readonly #blocks: number;
  readonly #x: number;
  readonly #s: number;
  readonly #g: number;
  readonly #sums: number;
  readonly #out: number;
  readonly #means: number;

  constructor(instantiate: Instantiate, size: number, pooled: number, field: GafField, map: FrozenMap) {
    this.size = size;
    this.field = field;
    this.#kind = field === 'gasf' ? 0 : 1;
    this.#blocks = pooled;
    const layout = openLayout();
    this.#x = area(layout, size * 4);
    this.#s = area(layout, size * 4);
    this.#sums = area(layout, size * 4);
    this.#g = area(layout, size * size * 4);
    this.#out = area(layout, size * size * 4);
    this.#means = area(layout, pooled * pooled * 4);
    const { buffer, exports } = instantiate(pagesOf(layout));
    this.#kernel = exports;
    this.frame = new Float32Array(buffer, this.#out, size * size);
    this.pooled = new Float32Array(buffer, this.#means, pooled * pooled);
    this.retune(map);
  }

  push(value: number): void {
    const slot = this.#slot;
    const { size } = this;
    const code = this.#kernel.tick(
      this.#kind,
      size,
      slot,
      value,
      this.#mu,
      this.#slope,
      this.#beta,
      this.#x,
      this.#s,
      this.#g,
    );
    if (code !== 0) throw badInput(`value ${value} is not finite under the map: leave it out of the stream`);
    this.#slot = slot + 1 === size ? 0 : slot + 1;
    this.count++;
  }

  unroll(): void {
    this.#full();
    this.#kernel.unroll(this.size, this.#slot, this.#g, this.#out);
  }

  pool(): void {
    this.#full();
    this.#kernel.pool(this.size, this.#blocks, this.#slot, this.#g, this.#sums, this.#means);
  }

  retune(map: FrozenMap): void {
    checkMap(map);
    this.#mu = map.mu;
    this.#slope = map.gamma / map.sigma;
    this.#beta = map.beta;
    this.#slot = 0;
    this.count = 0;
  }

  #full(): void {
    if (this.count < this.size)
      throw new RangeError(`a frame needs ${this.size} values; ${this.count} have been pushed since the map was set`);
  }
}

/** @throws JanusError bad-input for a size, a block count or a map that is not possible */
export function openStream(
  instantiate: Instantiate,
  size: number,
  pooled: number,
  field: GafField,
  map: FrozenMap,
): GafStream {
  checkStream(size, pooled);
  return new Torus(instantiate, size, pooled, field, map);
}
