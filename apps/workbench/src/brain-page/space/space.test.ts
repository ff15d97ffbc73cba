/** Eye, labels, bodies and pulse of the brain in space: values by hand, laws by chance. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REGION_WORDS, WAY } from '../../market/brain/regions.ts';
import { anchorOf, ASIDE, bodies, loft, wayCurve } from './bodies.ts';
import { DEFAULT_ORBIT, eyeOf, FARTHEST, MIDDLE, NEAREST, project, STEEPEST, turned } from './orbit.ts';
import { LABEL_HEIGHT, placeLabels } from './place-labels.ts';
import { PACE, pulseAt, REST } from './pulse.ts';
import { rendererName } from './webgl.ts';

const ROOM = { width: 800, height: 400 };
const orbits = fc.record({
  yaw: fc.double({ min: -180, max: 180, noNaN: true }),
  pitch: fc.double({ min: -STEEPEST, max: STEEPEST, noNaN: true }),
  zoom: fc.double({ min: FARTHEST, max: NEAREST, noNaN: true }),
});

describe('the eye', () => {
  it('looks along z where it is not turned, and along x after a quarter', () => {
    const straight = eyeOf({ yaw: 0, pitch: 0, zoom: 1 }, ROOM);
    expect(straight[0]).toBeCloseTo(MIDDLE[0], 12);
    expect(straight[1]).toBeCloseTo(MIDDLE[1], 12);
    expect(straight[2]).toBeGreaterThan(2);
    const quarter = eyeOf({ yaw: 90, pitch: 0, zoom: 1 }, ROOM);
    expect(quarter[0] - MIDDLE[0]).toBeCloseTo(straight[2] - MIDDLE[2], 12);
    expect(quarter[2]).toBeCloseTo(MIDDLE[2], 12);
  });
  it('has the middle in the middle, whatever it does; its distance is its depth', () => {
    fc.assert(
      fc.property(orbits, (orbit) => {
        const { x, y, depth } = project(MIDDLE, orbit, ROOM);
        expect(x).toBeCloseTo(400, 9);
        expect(y).toBeCloseTo(200, 9);
        const eye = eyeOf(orbit, ROOM);
        expect(depth).toBeCloseTo(Math.hypot(...eye.map((v, i) => v - MIDDLE[i]!)), 9);
      }),
    );
  });
  it('sees what is right at the right and what is above above', () => {
    const orbit = { yaw: 0, pitch: 0, zoom: 1 };
    expect(project([1, MIDDLE[1], 0], orbit, ROOM).x).toBeGreaterThan(400);
    expect(project([MIDDLE[0], 1, 0], orbit, ROOM).y).toBeLessThan(200);
    // From above, what is nearer stands lower.
    expect(project([MIDDLE[0], MIDDLE[1], 0.5], { ...orbit, pitch: 40 }, ROOM).y).toBeGreaterThan(200);
  });
  it('keeps its bounds, and turns all the way round back to where it was', () => {
    expect(turned(DEFAULT_ORBIT, { pitch: 500 }).pitch).toBe(STEEPEST);
    expect(turned(DEFAULT_ORBIT, { zoom: 100 }).zoom).toBe(NEAREST);
    expect(turned(DEFAULT_ORBIT, { zoom: 0 }).zoom).toBe(FARTHEST);
    expect(turned(DEFAULT_ORBIT, { yaw: 360 }).yaw).toBeCloseTo(DEFAULT_ORBIT.yaw, 9);
    fc.assert(
      fc.property(orbits, fc.double({ min: -1000, max: 1000, noNaN: true }), (orbit, yaw) => {
        expect(Math.abs(turned(orbit, { yaw }).yaw)).toBeLessThanOrEqual(180);
      }),
    );
  });
  it('has every region in the room at first', () => {
    for (const region of Object.keys(REGION_WORDS)) {
      const { x, y } = project(anchorOf(region), DEFAULT_ORBIT, ROOM);
      expect(x).toBeGreaterThan(124);
      expect(x).toBeLessThan(676);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(400);
    }
  });
});

describe('the labels', () => {
  it('never overlap and never leave the room, wherever the eye is', () => {
    fc.assert(
      fc.property(orbits, fc.integer({ min: 200, max: 1200 }), (orbit, height) => {
        const room = { width: 900, height };
        const seen = Object.fromEntries(Object.keys(REGION_WORDS).map((r) => [r, project(anchorOf(r), orbit, room)]));
        const places = Object.values(placeLabels(seen, room));
        expect(places).toHaveLength(10);
        for (const side of ['left', 'right']) {
          const ys = places
            .filter((p) => p.side === side)
            .map((p) => p.y)
            .sort((a, b) => a - b);
          expect(ys).toHaveLength(5);
          ys.slice(1).forEach((y, k) => expect(y - ys[k]!).toBeGreaterThanOrEqual(LABEL_HEIGHT));
          expect(ys[0]!).toBeGreaterThanOrEqual(LABEL_HEIGHT / 2);
          expect(ys.at(-1)!).toBeLessThanOrEqual(height - LABEL_HEIGHT / 2);
        }
      }),
    );
  });
  it('stand on the side and in the order of what they name', () => {
    const seen = { a: { x: 10, y: 90 }, b: { x: 20, y: 10 }, c: { x: 80, y: 50 } };
    const places = placeLabels(seen, { width: 100, height: 200 });
    expect(places['a']!.side).toBe('left');
    expect(places['b']!.y).toBeLessThan(places['a']!.y);
    expect(places['c']).toEqual({ side: 'right', y: 100 });
  });
});

describe('the bodies', () => {
  it('are one or two a region, mirrored', () => {
    const all = bodies();
    expect(new Set(all.map((b) => b.region))).toEqual(new Set(Object.keys(REGION_WORDS)));
    for (const [region, aside] of Object.entries(ASIDE)) {
      const own = all.filter((b) => b.region === region);
      expect(own).toHaveLength(aside === 0 ? 1 : 2);
      const z = own.map((b) => (b.kind === 'blob' ? b.at[2] : b.points[0]![2]));
      expect(z.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 12);
    }
  });
  it('the way leads from anchor to anchor', () => {
    for (let k = 0; k + 1 < WAY.length; k++) {
      const curve = wayCurve(k);
      expect(curve[0]).toEqual(anchorOf(WAY[k]!.region));
      curve.at(-1)!.forEach((v, i) => expect(v).toBeCloseTo(anchorOf(WAY[k + 1]!.region)[i]!, 12));
    }
  });
  it('a loft of a square has its points, closes at both ends, and names only points that are there', () => {
    const square = [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ] as const;
    const { positions, indices } = loft(square, [0, 0], 2, 5);
    expect(positions).toHaveLength(3 * 4 * 5);
    expect(indices).toHaveLength(6 * 4 * 4);
    expect(Math.max(...indices)).toBe(4 * 5 - 1);
    [0, 0, -2].forEach((v, i) => expect(positions[i]).toBeCloseTo(v, 6));
    // In the middle the contour itself, less the dent.
    expect(positions[3 * (2 * 4)]).toBeCloseTo(-0.95, 6);
  });
});

describe('the pulse', () => {
  it('moves a place every pace, rests, and begins again', () => {
    expect(pulseAt(0, 6)).toBe(0);
    expect(pulseAt(2 * PACE, 6)).toBeCloseTo(2, 9);
    expect(pulseAt((6 + REST / 2) * PACE, 6)).toBeNull();
    expect(pulseAt((6 + REST + 1) * PACE, 6)).toBeCloseTo(1, 9);
  });
  it('does not start where the event went nowhere, and never passes the stop', () => {
    expect(pulseAt(3, 0)).toBeNull();
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e4, noNaN: true }), fc.integer({ min: 1, max: 8 }), (seconds, stop) => {
        expect(pulseAt(seconds, stop) ?? 0).toBeLessThanOrEqual(stop);
      }),
    );
  });
});

describe('the name of a renderer', () => {
  it.each([
    ['ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)', 'SwiftShader'],
    ['llvmpipe (LLVM 15.0.6, 256 bits)', 'llvmpipe'],
    ['ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0, D3D11)', 'NVIDIA GeForce RTX 3060'],
    ['Apple M2', 'Apple M2'],
  ])('%s is %s', (full, name) => expect(rendererName(full)).toBe(name));
});
