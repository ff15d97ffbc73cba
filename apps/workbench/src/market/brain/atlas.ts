/**
 * The plate's geometry, our own: a head seen from the left, facing left, in units of half its length; y points up.
 * Hull, folds, cerebellum and stem are contours computed once; the ten regions are ellipses and arcs placed so that
 * the six stages never crowd. Anatomy is kept where it does not cost legibility.
 */
export type Point = readonly [number, number];

export interface Blob {
  readonly kind: 'blob';
  readonly at: Point;
  readonly radii: Point;
  /** Radians, counter-clockwise. */
  readonly turn: number;
}
export interface Arc {
  readonly kind: 'arc';
  readonly points: readonly Point[];
  readonly width: number;
}
export interface RegionShape {
  /** Where the stage numeral and the leader line end. */
  readonly anchor: Point;
  readonly form: Blob | Arc;
  /** Nested contours: more for the large, quiet lobes. */
  readonly rings: number;
}

const blob = (at: Point, radii: Point, turn: number, rings: number, anchor: Point = at): RegionShape => ({
  anchor,
  form: { kind: 'blob', at, radii, turn },
  rings,
});
const arc = (points: readonly Point[], width: number, rings: number, anchor: Point): RegionShape => ({
  anchor,
  form: { kind: 'arc', points, width },
  rings,
});

export const SHAPES: Readonly<Record<string, RegionShape>> = {
  cortex: blob([0.2, 0.55], [0.42, 0.17], -0.14, 5),
  prefrontal: blob([-0.7, 0.26], [0.2, 0.32], 0.42, 5),
  'visual-cortex': blob([0.8, 0.06], [0.15, 0.26], 0.28, 5),
  integration: arc(
    [
      [-0.42, 0.2],
      [-0.33, 0.33],
      [-0.1, 0.39],
      [0.18, 0.36],
      [0.42, 0.24],
      [0.5, 0.1],
    ],
    0.085,
    3,
    [0.36, 0.28],
  ),
  'basal-ganglia': blob([-0.24, 0.16], [0.15, 0.1], 0.35, 4),
  thalamus: blob([0.12, 0.1], [0.135, 0.095], -0.12, 4),
  hypothalamus: blob([-0.06, -0.16], [0.095, 0.066], 0.5, 3),
  amygdala: blob([-0.44, -0.24], [0.1, 0.08], 0.2, 3),
  hippocampus: arc(
    [
      [-0.2, -0.36],
      [0.02, -0.37],
      [0.24, -0.3],
      [0.4, -0.17],
      [0.44, -0.04],
    ],
    0.1,
    3,
    [0.24, -0.3],
  ),
  cerebellum: blob([0.6, -0.48], [0.27, 0.17], -0.14, 5),
};

/** Outline of the cerebrum, clockwise from the forehead. */
const HULL: readonly Point[] = [
  [-1.0, 0.06],
  [-0.96, 0.3],
  [-0.8, 0.54],
  [-0.5, 0.72],
  [-0.14, 0.81],
  [0.24, 0.8],
  [0.58, 0.68],
  [0.85, 0.45],
  [0.99, 0.16],
  [0.97, -0.1],
  [0.84, -0.26],
  [0.58, -0.28],
  [0.36, -0.34],
  [0.1, -0.46],
  [-0.24, -0.53],
  [-0.52, -0.48],
  [-0.66, -0.34],
  [-0.68, -0.2],
  [-0.84, -0.18],
  [-0.96, -0.08],
];
const STEM: readonly Point[] = [
  [0.04, -0.38],
  [0.3, -0.32],
  [0.34, -0.52],
  [0.31, -0.68],
  [0.34, -0.81],
  [0.19, -0.81],
  [0.16, -0.66],
  [0.09, -0.52],
];

/** Closed Catmull–Rom curve through the points, `steps` pieces each. */
function closed(points: readonly Point[], steps: number): Point[] {
  const n = points.length;
  const out: Point[] = [];
  for (let k = 0; k < n; k++) {
    const [a, b, c, d] = [points[(k + n - 1) % n]!, points[k]!, points[(k + 1) % n]!, points[(k + 2) % n]!];
    for (let s = 0; s < steps; s++) out.push(blend(a, b, c, d, s / steps));
  }
  return out;
}
/** The same, open, ending on its ends. */
export function openCurve(points: readonly Point[], steps: number): Point[] {
  const at = (k: number): Point => points[Math.min(points.length - 1, Math.max(0, k))]!;
  const out: Point[] = [];
  for (let k = 0; k < points.length - 1; k++)
    for (let s = 0; s < steps; s++) out.push(blend(at(k - 1), at(k), at(k + 1), at(k + 2), s / steps));
  return [...out, at(points.length)];
}
function blend(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const one = (q: 0 | 1): number =>
    0.5 *
    (2 * b[q] +
      (c[q] - a[q]) * t +
      (2 * a[q] - 5 * b[q] + 4 * c[q] - d[q]) * t * t +
      (3 * b[q] - a[q] - 3 * c[q] + d[q]) * t * t * t);
  return [one(0), one(1)];
}

/** Contours of cerebrum and stem, for whoever gives the plate depth. */
export const hullContour = (): readonly Point[] => closed(HULL, 4);
export const stemContour = (): readonly Point[] => closed(STEM, 4);

/** SVG path data in plate units × 100, y down. */
export function path(points: readonly Point[], close: boolean): string {
  const words = points.map(([x, y], k) => `${k === 0 ? 'M' : 'L'}${(100 * x).toFixed(1)} ${(-100 * y).toFixed(1)}`);
  return words.join('') + (close ? 'Z' : '');
}

/** A height whose zero line wanders like the folds of a cortex: stripes that bend with a slow warp. */
function fold(x: number, y: number): number {
  const u = x + 0.1 * Math.sin(5.1 * y + 0.6) + 0.06 * Math.sin(9.7 * x - 6.1 * y);
  const v = y + 0.1 * Math.sin(4.3 * x + 1.9) + 0.06 * Math.sin(8.9 * y + 5.3 * x + 2.2);
  return Math.sin(17 * u + 3.1 * Math.sin(6.2 * v)) + Math.sin(15 * v + 3.3 * Math.sin(5.4 * u + 1.1));
}

/** Zero line of `height` over the plate by marching squares, as path data. */
function zeroLine(height: (x: number, y: number) => number): string {
  const [left, right, bottom, top] = [-1.05, 1.05, -0.6, 0.9];
  const [columns, rows] = [104, 74];
  const [dx, dy] = [(right - left) / columns, (top - bottom) / rows];
  const values = new Float64Array((columns + 1) * (rows + 1));
  for (let r = 0; r <= rows; r++)
    for (let q = 0; q <= columns; q++) values[r * (columns + 1) + q] = height(left + q * dx, bottom + r * dy);
  let out = '';
  for (let r = 0; r < rows; r++)
    for (let q = 0; q < columns; q++) {
      const a = values[r * (columns + 1) + q]!;
      const b = values[r * (columns + 1) + q + 1]!;
      const c = values[(r + 1) * (columns + 1) + q + 1]!;
      const d = values[(r + 1) * (columns + 1) + q]!;
      const hits: Point[] = [];
      const [x, y] = [left + q * dx, bottom + r * dy];
      if (a > 0 !== b > 0) hits.push([x + (dx * a) / (a - b), y]);
      if (b > 0 !== c > 0) hits.push([x + dx, y + (dy * b) / (b - c)]);
      if (c > 0 !== d > 0) hits.push([x + (dx * d) / (d - c), y + dy]);
      if (d > 0 !== a > 0) hits.push([x, y + (dy * a) / (a - d)]);
      for (let k = 0; k + 1 < hits.length; k += 2) out += path([hits[k]!, hits[k + 1]!], false);
    }
  return out;
}

/** Distance-like measure to the middle of the plate, 1 on the hull: folds fade where the regions lie. */
const inner = (x: number, y: number): number => Math.hypot(x / 0.98, (y - 0.14) / 0.64);

export interface Plate {
  readonly hull: string;
  /** The hull drawn inwards, outermost first. */
  readonly shells: readonly string[];
  readonly folds: string;
  readonly stem: string;
  readonly leaves: string;
}

let made: Plate | null = null;

/** The still part of the picture, computed on first use. */
export function plate(): Plate {
  made ??= {
    hull: path(closed(HULL, 6), true),
    shells: [0.96, 0.92].map((s) =>
      path(
        closed(HULL, 6).map(([x, y]): Point => [x * s, 0.12 + (y - 0.12) * s]),
        true,
      ),
    ),
    folds: zeroLine((x, y) => (inner(x, y) > 0.52 ? fold(x, y) : 1)),
    stem: path(closed(STEM, 6), true),
    leaves: leaves(),
  };
  return made;
}

/** The fine parallel leaves of the cerebellum. */
function leaves(): string {
  const { at, radii, turn } = SHAPES['cerebellum']!.form as Blob;
  let out = '';
  for (let k = -3; k <= 3; k++) {
    const line: Point[] = [];
    for (let s = -1; s <= 1.001; s += 0.1) {
      const y = (k / 4) * radii[1] * (1 - 0.25 * s * s);
      const reach = Math.sqrt(Math.max(0, 1 - (y / radii[1]) ** 2));
      const x = s * radii[0] * reach;
      line.push([
        at[0] + x * Math.cos(turn) - y * Math.sin(turn),
        at[1] + x * Math.sin(turn) + y * Math.cos(turn) + 0.012 * Math.sin(3 * s + k),
      ]);
    }
    out += path(line, false);
  }
  return out;
}
