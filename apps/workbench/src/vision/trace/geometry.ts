/** Places of the trace and of the map in their canvases, and back. Pure. */
import type { Size } from '../../canvas/surface.ts';
import type { Trace } from '../../workers/vision-protocol.ts';

export interface MapPlace {
  readonly middle: readonly [number, number];
  readonly scale: number;
  readonly centre: readonly [number, number];
}
const ROOM = 14;

/** The whole map, as large as it fits, both axes alike. */
export function placeMap({ width, height }: Size, map: Float32Array): MapPlace {
  let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let k = 0; k < map.length; k += 2) {
    x0 = Math.min(x0, map[k]!);
    x1 = Math.max(x1, map[k]!);
    y0 = Math.min(y0, map[k + 1]!);
    y1 = Math.max(y1, map[k + 1]!);
  }
  const scale = Math.min((width - 2 * ROOM) / Math.max(1e-9, x1 - x0), (height - 2 * ROOM) / Math.max(1e-9, y1 - y0));
  return { middle: [width / 2, height / 2], scale: Math.max(0, scale), centre: [(x0 + x1) / 2, (y0 + y1) / 2] };
}
export function onMap({ middle, scale, centre }: MapPlace, map: Float32Array, k: number): readonly [number, number] {
  return [middle[0] + scale * (map[2 * k]! - centre[0]), middle[1] - scale * (map[2 * k + 1]! - centre[1])];
}
/** Sample nearest to a pixel within reach; −1 where there is none. */
export function nearestSample(place: MapPlace, map: Float32Array, px: number, py: number, reach = 12): number {
  let best = -1;
  let least = reach * reach;
  for (let k = 0; 2 * k < map.length; k++) {
    const [x, y] = onMap(place, map, k);
    const away = (x - px) ** 2 + (y - py) ** 2;
    if (away > least) continue;
    least = away;
    best = k;
  }
  return best;
}

/** Each component in its own deviations from its mean, a row a component: [width, samples]. */
export function componentRows({ embedding, width, bars }: Trace): Float32Array {
  const n = bars.length;
  const out = new Float32Array(width * n);
  for (let d = 0; d < width; d++) {
    let mean = 0;
    for (let k = 0; k < n; k++) mean += embedding[k * width + d]! / n;
    let square = 0;
    for (let k = 0; k < n; k++) square += (embedding[k * width + d]! - mean) ** 2 / n;
    const deviation = Math.sqrt(square);
    for (let k = 0; k < n; k++) out[d * n + k] = deviation > 0 ? (embedding[k * width + d]! - mean) / deviation : 0;
  }
  return out;
}
