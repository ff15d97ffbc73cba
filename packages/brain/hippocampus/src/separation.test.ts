import { EPISODE_STATE, parseConfig } from '@janus/domain';
import { rng } from '@janus/numerics';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hippocampusFields } from './config.ts';
import { encode } from './encode.ts';
import { project, winnersTakeAll } from './separation.ts';
import { init } from './state.ts';

const f = (...x: number[]): Float64Array => Float64Array.from(x);
const config = parseConfig(hippocampusFields, undefined, 'hippocampus');

function cosine(a: Float64Array, b: Float64Array): number {
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    ab += a[i]! * b[i]!;
    aa += a[i]! ** 2;
    bb += b[i]! ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}

describe('project', () => {
  it('[E38] three cells worked by hand', () => {
    // tanh(ln a) = (a² − 1)/(a² + 1): tanh ln 2 = 3/5, tanh ln 3 = 8/10, tanh(½ ln 3) = 2/4.
    // x = (1, 2): ln 2·1 + 0·2 = ln 2; −ln 3·1 + ln 3·2 = ln 3; 0·1 − ¼ ln 3·2 = −½ ln 3.
    const w = f(Math.log(2), 0, -Math.log(3), Math.log(3), 0, -Math.log(3) / 4);
    const out = f(9, 9, 9);
    project(w, f(1, 2), out);
    expect(out[0]).toBeCloseTo(0.6, 14);
    expect(out[1]).toBeCloseTo(0.8, 14);
    expect(out[2]).toBeCloseTo(-0.5, 14);
  });
});

describe('winnersTakeAll', () => {
  it('leaves the k largest, of equals the first', () => {
    const h = f(0.1, 0.9, -0.5, 0.4, 0.4, 0.4);
    winnersTakeAll(h, f(0, 0, 0));
    expect([...h]).toEqual([0, 0.9, 0, 0.4, 0.4, 0]);
  });
  it('exactly k fire, and none that is silent was stronger than one that fires', () => {
    const x = fc.double({ min: 0.001, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(x, { minLength: 8, maxLength: 40 }), fc.integer({ min: 1, max: 8 }), (values, k) => {
        const h = Float64Array.from(values);
        winnersTakeAll(h, new Float64Array(k));
        const firing = [...h].filter((v) => v !== 0);
        expect(firing).toHaveLength(k);
        const least = Math.min(...firing);
        values.forEach((v, i) => {
          if (h[i] === 0) expect(v).toBeLessThanOrEqual(least);
        });
      }),
    );
  });
});

describe('encode', () => {
  it('[E38] separates: codes of similar moments overlap less than their plain projections, of unlike ones hardly', () => {
    const state = init(config, 1);
    const r = rng(2);
    const a = new Float64Array(EPISODE_STATE);
    const b = new Float64Array(EPISODE_STATE);
    const plainA = new Float64Array(state.code.length);
    const plainB = new Float64Array(state.code.length);
    const overlap = (mix: number): { plain: number; code: number } => {
      let plain = 0;
      let code = 0;
      const n = 300;
      for (let k = 0; k < n; k++) {
        for (let i = 0; i < EPISODE_STATE; i++) {
          a[i] = r.normal();
          b[i] = mix * a[i]! + Math.sqrt(1 - mix * mix) * r.normal();
        }
        const codeA = encode(state, a, 1).slice();
        project(state.projection, state.codeInput, plainA);
        const codeB = encode(state, b, 1).slice();
        project(state.projection, state.codeInput, plainB);
        plain += cosine(plainA, plainB) / n;
        code += cosine(codeA, codeB) / n;
      }
      return { plain, code };
    };
    const alike = overlap(0.9);
    expect(alike.plain).toBeGreaterThan(0.85);
    expect(alike.code).toBeLessThan(alike.plain - 0.2);
    expect(overlap(0).code).toBeLessThan(0.2);
  });
  it('is sparse, the same for the same seed, and another for another action or context', () => {
    const state = init(config, 5);
    const s = Float64Array.from({ length: EPISODE_STATE }, (_, i) => Math.sin(i));
    const buy = encode(state, s, 1).slice();
    expect(buy.length).toBe(8 * 18);
    expect([...buy].filter((x) => x !== 0)).toHaveLength(7);
    expect(encode(init(config, 5), s, 1)).toEqual(buy);
    expect(encode(state, s, 2)).not.toEqual(buy);
    expect(encode(init(config, 6), s, 1)).not.toEqual(buy);
    expect(encode(state, s, 1, f(1, 2, 3))).toEqual(buy); // nothing is known yet of what is usual
  });
});
