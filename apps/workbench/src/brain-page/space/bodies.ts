/**
 * The plate of the Market page given depth: the same contours and places, lofted and mirrored. Numbers only; the scene
 * makes meshes of them. Units are the plate's, z points to the reader, the forehead is at the left.
 */
import { openCurve, SHAPES, type Point } from '../../market/brain/atlas.ts';
import { WAY } from '../../market/brain/regions.ts';
import type { Vec3 } from './orbit.ts';

/** How far each region lies from the middle plane; 0 stands in it, everything else is there twice. */
export const ASIDE: Readonly<Record<string, number>> = {
  cortex: 0.27,
  prefrontal: 0.24,
  'visual-cortex': 0.22,
  integration: 0,
  'basal-ganglia': 0.24,
  thalamus: 0.12,
  hypothalamus: 0,
  amygdala: 0.33,
  hippocampus: 0.3,
  cerebellum: 0.25,
};
/** Half the width of the whole. */
export const HALF_DEPTH = 0.7;

export type Body =
  | {
      readonly kind: 'blob';
      readonly region: string;
      readonly at: Vec3;
      readonly radii: Vec3;
      /** Radians round z. */
      readonly turn: number;
    }
  | { readonly kind: 'tube'; readonly region: string; readonly points: readonly Vec3[]; readonly radius: number };

/** Third radius of an ellipsoid: as deep as it is high, wide lobes a little less. */
const depthOf = (region: string, [a, b]: Point): number =>
  ASIDE[region] === 0 ? 0.8 * b : Math.min(0.9 * Math.min(a, b) + 0.03, ASIDE[region]! + 0.02);

export function bodies(): Body[] {
  return Object.entries(SHAPES).flatMap(([region, { form }]): Body[] => {
    const aside = ASIDE[region]!;
    const sides = aside === 0 ? [0] : [aside, -aside];
    return sides.map((z): Body =>
      form.kind === 'blob'
        ? {
            kind: 'blob',
            region,
            at: [form.at[0], form.at[1], z],
            radii: [form.radii[0], form.radii[1], depthOf(region, form.radii)],
            turn: form.turn,
          }
        : {
            kind: 'tube',
            region,
            points: openCurve(form.points, 4).map(([x, y]): Vec3 => [x, y, z]),
            radius: form.width / 2,
          },
    );
  });
}

/** Where a region's label line and the way of the event end: on the side that is nearer at first. */
export function anchorOf(region: string): Vec3 {
  const [x, y] = SHAPES[region]!.anchor;
  return [x, y, ASIDE[region]!];
}

/** Points of the bent line from place k of the way to the next. */
export function wayCurve(k: number): Vec3[] {
  const a = anchorOf(WAY[k]!.region);
  const b = anchorOf(WAY[k + 1]!.region);
  const bend: Vec3 = [
    (a[0] + b[0]) / 2 - (b[1] - a[1]) * 0.16,
    (a[1] + b[1]) / 2 + (b[0] - a[0]) * 0.16,
    (a[2] + b[2]) / 2 + 0.08,
  ];
  return Array.from({ length: 17 }, (_, s): Vec3 => {
    const t = s / 16;
    const u = 1 - t;
    const mix = (i: 0 | 1 | 2): number => u * u * a[i] + 2 * u * t * bend[i] + t * t * b[i];
    return [mix(0), mix(1), mix(2)];
  });
}

export interface Loft {
  readonly positions: Float32Array;
  readonly indices: Uint32Array;
}

/**
 * Closed surface over a contour: copies of it, smaller and smaller towards both sides, with a dent along the middle
 * where the halves meet.
 * @param contour closed, in plate units
 * @param slices copies, odd, so that one stands in the middle
 */
export function loft(contour: readonly Point[], middle: Point, halfDepth: number, slices: number): Loft {
  const n = contour.length;
  const positions = new Float32Array(3 * n * slices);
  for (let k = 0; k < slices; k++) {
    const u = Math.sin(((k / (slices - 1)) * 2 - 1) * (Math.PI / 2));
    const dent = 1 - 0.05 * Math.exp(-((u / 0.09) ** 2));
    const scale = Math.sqrt(Math.max(0, 1 - Math.abs(u) ** 2.3)) * dent;
    for (let i = 0; i < n; i++) {
      const [x, y] = contour[i]!;
      positions.set(
        [middle[0] + (x - middle[0]) * scale, middle[1] + (y - middle[1]) * scale, u * halfDepth],
        3 * (k * n + i),
      );
    }
  }
  const indices = new Uint32Array(6 * n * (slices - 1));
  let at = 0;
  for (let k = 0; k + 1 < slices; k++)
    for (let i = 0; i < n; i++) {
      const j = (i + 1) % n;
      const [a, b, c, d] = [k * n + i, k * n + j, (k + 1) * n + j, (k + 1) * n + i];
      indices.set([a, b, c, a, c, d], at);
      at += 6;
    }
  return { positions, indices };
}
