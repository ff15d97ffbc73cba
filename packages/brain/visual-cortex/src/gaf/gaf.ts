/**
 * One window to one frame in double precision: the reference that the kernel is held against, and what the command
 * line prints. For frames by the thousand use @janus/kernels.
 */
import { badInput } from '@janus/domain';
import type { FrozenMap, GafField, PaaSegments } from '@janus/kernels';
import { affineTanh } from './affine-tanh.ts';
import { gadf, gasf } from './fields.ts';
import type { Polar } from './minmax.ts';
import { minmax } from './minmax.ts';
import { paa } from './paa.ts';

export interface GafRequest {
  /** The window. [n], finite */
  readonly values: Float64Array;
  /** Side of the frame, ≤ n. */
  readonly size: number;
  readonly field: GafField;
  readonly scale: 'minmax' | 'tanh';
  /** The frozen map; required by tanh, refused with minmax. */
  readonly map?: FrozenMap;
  /** Range of minmax within [−1, 1]; default the whole of it. */
  readonly range?: readonly [low: number, high: number];
  /** Default `paa-first`, as pyts has it; `scale-first` is the specification's order. */
  readonly order?: 'paa-first' | 'scale-first';
  /** Default `split`, as pyts's GAF has it. */
  readonly segments?: PaaSegments;
}

export interface GafFrame {
  readonly size: number;
  /** Row-major. [size, size] */
  readonly matrix: Float64Array;
  /** x̃ and √(1 − x̃²) of the values that the frame is of. [size] */
  readonly x: Float64Array;
  readonly s: Float64Array;
  /** True where min–max had nothing to scale by: x̃ is then the middle of the range throughout. */
  readonly constant: boolean;
}

interface Extremes {
  readonly least: number;
  readonly most: number;
}
function extremes(values: Float64Array): Extremes {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const v of values) {
    if (v < least) least = v;
    if (v > most) most = v;
  }
  return { least, most };
}

function check({ values, scale, map, range }: GafRequest): void {
  const at = values.findIndex((v) => !Number.isFinite(v));
  if (at >= 0) throw badInput(`value ${values[at]} at ${at} is not finite: remove it`);
  if (scale === 'tanh' && !map) throw badInput('scale tanh needs a map: give μ, σ, γ and β fitted beforehand');
  if (scale === 'minmax' && map) throw badInput('scale minmax takes no map: leave it out or ask for tanh');
  if (scale === 'tanh' && range) throw badInput('scale tanh takes no range: it always maps into (-1, 1)');
  if (map && !(map.sigma > 0)) throw badInput(`map with σ ${map.sigma}: must be above 0`);
  const [low, high] = range ?? [-1, 1];
  if (!(low >= -1 && low < high && high <= 1))
    throw badInput(`range [${low}, ${high}] is not within [-1, 1] with low below high`);
}

function polar(request: GafRequest, reduced: Float64Array): Polar & { readonly constant: boolean } {
  const { values, size, map, range: [low, high] = [-1, 1], order = 'paa-first', segments = 'split' } = request;
  if (map && order === 'paa-first') return { ...affineTanh(reduced, map), constant: false };
  if (map) {
    // A mean of cosines is a cosine of no angle of the series: its sine follows from the mean itself.
    const x = paa(affineTanh(values, map).x, size, segments);
    return { x, s: x.map((v) => Math.sqrt((1 - v) * (1 + v))), constant: false };
  }
  // Min–max is affine, so scaling first is scaling the means by the extremes of the whole window.
  const { least, most } = extremes(order === 'paa-first' ? reduced : values);
  if (!(most - least <= Number.MAX_VALUE)) throw badInput(`values from ${least} to ${most} span more than a double`);
  return { ...minmax(reduced, least, most, low, high), constant: most === least };
}

/** The frame of one window. @throws JanusError bad-input naming the value at fault */
export function gaf(request: GafRequest): GafFrame {
  check(request);
  const { values, size, field, segments = 'split' } = request;
  const { x, s, constant } = polar(request, paa(values, size, segments));
  const matrix = new Float64Array(size * size);
  const cell = field === 'gasf' ? gasf : gadf;
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) matrix[i * size + j] = cell(x[i]!, s[i]!, x[j]!, s[j]!);
  return { size, matrix, x, s, constant };
}
