/**
 * A plan: one series and all its frames in an instance of the kernel. See GafPlan. It checks shapes at the door and
 * keeps addresses; it computes nothing itself.
 */
import { badInput } from '@janus/domain';
import type { GafField, GafPlan, GafScale, GafShape } from './gaf.ts';
import { checkMap, checkRange, checkShape } from './gaf.ts';
import type { Instantiate } from './memory.ts';
import { area, openLayout, pagesOf } from './memory.ts';

/** @throws JanusError bad-input for a shape that is not possible */
export function openPlan(instantiate: Instantiate, shape: GafShape): GafPlan {
  checkShape(shape);
  const { length, window, size, stride } = shape;
  const count = Math.floor((length - window) / stride) + 1;
  const layout = openLayout();
  const src = area(layout, length * 8);
  const scratch = area(layout, size * 8);
  const lo = area(layout, count * size * 4);
  const hi = area(layout, count * size * 4);
  const x = area(layout, size * 4);
  const s = area(layout, size * 4);
  const flags = area(layout, count);
  const g = area(layout, count * size * size * 4);
  const { buffer, exports } = instantiate(pagesOf(layout));

  const refuse = (code: number): never => {
    const start = (-1 - code) * stride;
    throw badInput(
      `values ${start} to ${start + window - 1} hold a number that is not finite, or span more than a double can: remove it`,
    );
  };

  return {
    length,
    window,
    size,
    stride,
    count,
    values: new Float64Array(buffer, src, length),
    lo: new Float32Array(buffer, lo, count * size),
    hi: new Float32Array(buffer, hi, count * size),
    flags: new Uint8Array(buffer, flags, count),
    frames: new Float32Array(buffer, g, count * size * size),
    scale(how: GafScale): void {
      let code: number;
      if (how.kind === 'minmax') {
        const low = how.low ?? -1;
        const high = how.high ?? 1;
        checkRange(low, high);
        code = exports.pairs(0, length, window, size, stride, src, scratch, lo, hi, flags, low, high, 0);
      } else {
        const { map } = how;
        checkMap(map);
        const slope = map.gamma / map.sigma;
        code = exports.pairs(1, length, window, size, stride, src, scratch, lo, hi, flags, map.mu, slope, map.beta);
      }
      if (code < 0) refuse(code);
    },
    draw(field: GafField): void {
      exports.frames(field === 'gasf' ? 0 : 1, count, size, lo, hi, x, s, g);
    },
  };
}
