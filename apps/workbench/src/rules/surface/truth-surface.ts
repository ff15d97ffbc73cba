/**
 * The truth of an operator over both its arguments, its slopes, and the way that gradient ascent takes on it. Values
 * are those of the package's own functions; slopes are central differences, one-sided at the edges. Pure.
 */
import { family, type FamilyName } from '@janus/logic';
import type { Operator, Twin } from './surface-store.ts';

export type Surface = (u: number, v: number) => number;

export const surfaceOf = (name: FamilyName, operator: Operator): Surface => family(name)[operator];

/** Both arguments taken as true or false: above one half is true. */
const crisp = (x: number): number => (x > 0.5 ? 1 : 0);
export function twinOf(twin: Twin, operator: Operator): Surface | null {
  if (twin === 'none') return null;
  const smooth = family('product')[operator];
  return twin === 'product' ? smooth : (u, v) => smooth(crisp(u), crisp(v));
}

const H = 1e-5;
const slope = (f: (x: number) => number, x: number): number => {
  const [low, high] = [Math.max(0, x - H), Math.min(1, x + H)];
  return (f(high) - f(low)) / (high - low);
};

/** ∂/∂u and ∂/∂v; at a kink the mean of both sides. */
export const gradientAt = (f: Surface, u: number, v: number): readonly [number, number] => [
  slope((x) => f(x, v), u),
  slope((y) => f(u, y), v),
];

export interface Way {
  /** u, v, truth of each place, the start first. */
  readonly points: readonly (readonly [number, number, number])[];
  /** Why it ends. */
  readonly end: 'true' | 'flat' | 'edge' | 'steps';
}

/** Of the gradient, a step; as wide as the net of arrows can show. */
export const STEP = 0.04;
export const MOST_STEPS = 120;
const SLOPE_SEEN = 1e-6;
const MOVED = 1e-9;

/** Gradient ascent with a constant rate, held inside the square. */
export function ascend(f: Surface, start: readonly [number, number]): Way {
  let [u, v] = start;
  const points: [number, number, number][] = [[u, v, f(u, v)]];
  for (let i = 0; i < MOST_STEPS; i++) {
    if (f(u, v) >= 1 - 1e-6) return { points, end: 'true' };
    const [du, dv] = gradientAt(f, u, v);
    if (Math.hypot(du, dv) < SLOPE_SEEN) return { points, end: 'flat' };
    const next: [number, number] = [Math.min(1, Math.max(0, u + STEP * du)), Math.min(1, Math.max(0, v + STEP * dv))];
    if (Math.hypot(next[0] - u, next[1] - v) < MOVED) return { points, end: 'edge' };
    [u, v] = next;
    points.push([u, v, f(u, v)]);
  }
  return { points, end: f(u, v) >= 1 - 1e-6 ? 'true' : 'steps' };
}

/** Where the slope can be seen: an arrow a place of an n × n net, its length by the steepest. */
export interface Arrow {
  readonly u: number;
  readonly v: number;
  readonly du: number;
  readonly dv: number;
}
export function arrowsOf(f: Surface, n: number): readonly Arrow[] {
  const arrows: Arrow[] = [];
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const [u, v] = [(i + 0.5) / n, (j + 0.5) / n];
      const [du, dv] = gradientAt(f, u, v);
      arrows.push({ u, v, du, dv });
    }
  return arrows;
}

/** Share of the square on which nothing can be learnt: the slope is 0 and the truth is not 1. */
export function flatShare(f: Surface, n = 50): number {
  let flat = 0;
  for (const { u, v, du, dv } of arrowsOf(f, n)) if (Math.hypot(du, dv) < SLOPE_SEEN && f(u, v) < 1 - 1e-6) flat++;
  return flat / (n * n);
}
