import { EPISODE_STATE } from '@janus/domain';
import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { divide, enter, initPlaceMap, locate, nextPlace } from './place-map.ts';

describe('place map', () => {
  it('planes are orthonormal, so that whitened states fill all places about evenly', () => {
    const map = initPlaceMap(4096, 24, rng(1));
    divide(map, 4096);
    expect(map.bits).toBe(8);
    for (let a = 0; a < 8; a++)
      for (let b = 0; b <= a; b++) {
        let dot = 0;
        for (let i = 0; i < EPISODE_STATE; i++)
          dot += map.planes[a * EPISODE_STATE + i]! * map.planes[b * EPISODE_STATE + i]!;
        expect(dot).toBeCloseTo(a === b ? 1 : 0, 12);
      }
    const r = rng(2);
    const z = new Float64Array(EPISODE_STATE);
    for (let k = 0; k < 256 * 100; k++) {
      for (let i = 0; i < EPISODE_STATE; i++) z[i] = r.normal();
      enter(map, z, k);
    }
    expect(Math.min(...map.entered)).toBeGreaterThan(60);
    expect(Math.max(...map.entered)).toBeLessThan(140);
  });
  it('few episodes make few places', () => {
    const map = initPlaceMap(4096, 24, rng(1));
    const bits = [1, 24, 25, 64, 1000].map((n) => {
      divide(map, n);
      return map.bits;
    });
    expect(bits).toEqual([0, 0, 1, 2, 6]);
  });
  it('goes on to look across the nearest plane first, each once', () => {
    const map = initPlaceMap(96, 24, rng(1));
    divide(map, 96);
    map.planes.fill(0);
    map.planes[0] = 1; // plane 0: first component; plane 1: second
    map.planes[EPISODE_STATE + 1] = 1;
    const z = new Float64Array(EPISODE_STATE);
    z[0] = 2;
    z[1] = -0.5;
    const own = locate(map, z);
    expect(own).toBe(0b01);
    expect([nextPlace(map, own), nextPlace(map, own), nextPlace(map, own)]).toEqual([0b11, 0b00, -1]);
  });
});
