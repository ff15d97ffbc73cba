import { REGIMES } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import type { MapColumns, Memories } from '../sleep/columns.ts';
import { coloursOf, legendOf, rgb } from './colours.ts';
import { gridOf, nearestPoint } from './grid.ts';
import { middleOf, place, type Label } from './labels.ts';
import { enclosed, factsOf, inside } from './lasso.ts';
import { boxOf, fit, mapX, mapY, panned, screenX, screenY, zoomed } from './view.ts';

const size = { width: 400, height: 300 };
const f = (...values: number[]): Float64Array => Float64Array.from(values);

describe('the view of the map', () => {
  const view = fit(boxOf(f(-2, 4), f(1, 3)), size);
  it('holds all points, with room around them', () => {
    expect([view.x, view.y]).toEqual([1, 2]);
    expect(screenX(view, size, -2)).toBe(28);
    expect(screenX(view, size, 4)).toBe(372);
    expect(screenY(view, size, 3)).toBeLessThan(screenY(view, size, 1));
  });
  it('finds back the place under a pixel', () => {
    expect(mapX(view, size, screenX(view, size, 0.5))).toBeCloseTo(0.5, 12);
    expect(mapY(view, size, screenY(view, size, 2.5))).toBeCloseTo(2.5, 12);
  });
  it('zooms around the pointer, and pans with it', () => {
    const closer = zoomed(view, size, 100, 50, 2, view.scale);
    expect(closer.scale).toBe(2 * view.scale);
    expect(mapX(closer, size, 100)).toBeCloseTo(mapX(view, size, 100), 12);
    expect(mapY(closer, size, 50)).toBeCloseTo(mapY(view, size, 50), 12);
    const moved = panned(view, 10, -20);
    expect(screenX(moved, size, 1)).toBeCloseTo(screenX(view, size, 1) + 10, 9);
    expect(screenY(moved, size, 2)).toBeCloseTo(screenY(view, size, 2) - 20, 9);
  });
  it('stays within its limits', () => {
    let far = view;
    for (let k = 0; k < 20; k++) far = zoomed(far, size, 0, 0, 0.5, view.scale);
    expect(far.scale).toBe(view.scale / 4);
  });
});

describe('the memory under the pointer', () => {
  it('is the one that looking at every point finds', () => {
    let seed = 7;
    const next = (): number => (seed = (seed * 48271) % 2147483647) / 2147483647;
    const x = Float64Array.from({ length: 500 }, next);
    const y = Float64Array.from({ length: 500 }, next);
    const grid = gridOf(x, y, boxOf(x, y));
    for (let k = 0; k < 60; k++) {
      const [px, py] = [next() * 1.2 - 0.1, next() * 1.2 - 0.1];
      let best = -1;
      let least = 0.08 ** 2;
      x.forEach((_, i) => {
        const d = (x[i]! - px) ** 2 + (y[i]! - py) ** 2;
        if (d <= least && i % 3 !== 0) [least, best] = [d, i];
      });
      expect(nearestPoint(grid, x, y, px, py, 0.08, (i) => i % 3 !== 0)).toBe(best);
    }
  });
});

const memories = {
  time: f(10, 20, 30),
  bar: f(1, 2, 3),
  action: f(0, 1, 1),
  regime: f(1, 1, -1),
  reward: f(0.01, -0.02, 0.04),
  fear: f(0, 0, 0),
  surprise: f(0, 0, 0),
  priority: f(0.2, 0.3, 0.5),
  replayed: f(1, 2, 6),
  ripple: f(0, 0, 0),
  schema: f(4, -1, 4),
  similarity: f(0.9, 0.2, 0.8),
} satisfies Memories;
const map = { x: f(0, 1, 2), y: f(0, 1, 0), distortion: f(0, Number.NaN, 0.3) } satisfies MapColumns;

describe('a lasso', () => {
  it('holds what is inside of it, by the even-odd rule', () => {
    const square = [0, 0, 2, 0, 2, 2, 0, 2];
    expect(inside(square, 1, 1)).toBe(true);
    expect(inside(square, 3, 1)).toBe(false);
    expect([...enclosed([-1, -1, 1.5, -1, 1.5, 2, -1, 2], map.x, map.y)]).toEqual([0, 1]);
    expect(enclosed([0, 0, 1, 1], map.x, map.y)).toHaveLength(0);
  });
  it('tells what its memories have in common', () => {
    const facts = factsOf(Uint32Array.from([0, 1, 2]), memories)!;
    // (0.01 − 0.02 + 0.04) / 3; two of three gained; (1 + 2 + 6) / 3 replays.
    expect(facts.meanReward).toBeCloseTo(0.01, 12);
    expect(facts.sigma).toBeCloseTo(Math.sqrt((0 + 0.0009 + 0.0009) / 3), 12);
    expect(facts.gained).toBeCloseTo(2 / 3, 12);
    expect(facts.replayed).toBe(3);
    expect([facts.from, facts.to]).toEqual([10, 30]);
    expect(facts.regimes[1]).toBe(2);
    expect(facts.regimes[REGIMES.length]).toBe(1);
    expect(factsOf(new Uint32Array(0), memories)).toBeNull();
  });
});

describe('colours', () => {
  const inks = {
    regimes: REGIMES.map((_, k) => `#0000${(16 + k).toString(16)}`),
    up: '#00ff00',
    down: '#ff0000',
    none: '#808080',
  };
  const at = (bytes: Uint8Array, i: number): number[] => [...bytes.subarray(4 * i, 4 * i + 4)];
  it('are the regime’s, and grey where it is not known', () => {
    const bytes = coloursOf('regime', memories, map, inks);
    expect(at(bytes, 0)).toEqual([0, 0, 17, 255]);
    expect(at(bytes, 2)).toEqual([128, 128, 128, 255]);
    expect(legendOf('regime', memories, map, inks).map((e) => [e.words, e.count])).toEqual([
      [REGIMES[1], 2],
      ['none', 1],
    ]);
  });
  it('lean to gain or loss by the size of the reward', () => {
    const bytes = coloursOf('reward', memories, map, inks);
    // The root mean square is √(0.0021 / 3) = 0.0265: the third is beyond it, and full.
    expect(at(bytes, 2)).toEqual([0, 255, 0, 255]);
    expect(at(bytes, 1)[0]).toBeGreaterThan(128);
    expect(legendOf('reward', memories, map, inks).map((e) => e.count)).toEqual([2, 1]);
  });
  it('say which schema, and what was not examined', () => {
    expect(legendOf('schema', memories, map, inks).map((e) => [e.letter, e.count])).toEqual([
      ['S4', 2],
      ['–', 1],
    ]);
    expect(at(coloursOf('distortion', memories, map, inks), 1)).toEqual([128, 128, 128, 255]);
    expect(legendOf('distortion', memories, map, inks).at(-1)!.words).toBe('not examined');
    expect(rgb('#102030')).toEqual([16, 32, 48]);
  });
});

describe('labels', () => {
  const label = (count: number, x: number): Label => ({ letter: 'B', words: 'bull', colour: '#fff', count, x, y: 0 });
  it('stand beside a member of their group', () => {
    expect(middleOf(f(0, 0.1, 9), f(0, 0, 9), () => true)).toEqual({ x: 0.1, y: 0 });
    expect(middleOf(f(1), f(1), () => false)).toBeNull();
  });
  it('never cover one another, the largest at its place', () => {
    const placed = place(
      [label(3, 0), label(9, 1), label(5, 2)],
      () => 60,
      () => [200, 150],
      size,
    );
    expect(placed.map((p) => p.count)).toEqual([9, 5, 3]);
    expect(placed[0]!.top).toBe(141);
    const tops = placed.map((p) => p.top).toSorted((a, b) => a - b);
    for (let k = 1; k < tops.length; k++) expect(tops[k]! - tops[k - 1]!).toBeGreaterThanOrEqual(21);
  });
  it('outside of the panel are left out', () => {
    expect(
      place(
        [label(1, 0)],
        () => 60,
        () => [900, 10],
        size,
      ),
    ).toEqual([]);
  });
});
