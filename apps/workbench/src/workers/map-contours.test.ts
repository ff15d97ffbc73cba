import { describe, expect, it } from 'vitest';
import { contoursOf } from './map-contours.ts';

/** Two heaps of points on rings of radius 0.5 around (0, 0) and (10, 4). */
const heap = (cx: number, cy: number): [number, number][] =>
  Array.from({ length: 60 }, (_, k) => [cx + (k % 6) * 0.1 * Math.cos(k), cy + (k % 6) * 0.1 * Math.sin(k)]);

describe('lines of equal density', () => {
  const points = [...heap(0, 0), ...heap(10, 4)];
  const lines = contoursOf(
    Float64Array.from(points, ([x]) => x),
    Float64Array.from(points, ([, y]) => y),
  );
  it('close around both heaps, in map coordinates', () => {
    expect(lines.length).toBeGreaterThanOrEqual(2);
    const centres = lines.map(({ path }) => {
      expect([path[0], path[1]]).toEqual([path[path.length - 2], path[path.length - 1]]);
      let [x, y] = [0, 0];
      for (let k = 0; k < path.length; k += 2) {
        x += path[k]!;
        y += path[k + 1]!;
      }
      return [(2 * x) / path.length, (2 * y) / path.length] as const;
    });
    const near = (cx: number, cy: number): boolean => centres.some(([x, y]) => Math.hypot(x - cx, y - cy) < 0.5);
    expect([near(0, 0), near(10, 4)]).toEqual([true, true]);
  });
  it('rise from the thinnest to the densest', () => {
    expect(Math.min(...lines.map((l) => l.level))).toBe(0);
    expect(Math.max(...lines.map((l) => l.level))).toBe(1);
  });
  it('need three points', () => expect(contoursOf(new Float64Array(2), new Float64Array(2))).toEqual([]));
});
