/** Whole frames: against pyts, against the angles themselves, and what is refused. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { array, assert, constantFrom, double, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import shipped from '@janus/kernels/fixtures/gaf-pyts.json' with { type: 'json' };
import { angle } from './angle.ts';
import type { GafRequest } from './gaf.ts';
import { gaf } from './gaf.ts';
import { paa } from './paa.ts';

interface Case {
  name: string;
  op: string;
  method?: string;
  image_size?: number;
  output_size?: number;
  overlapping?: boolean;
  sample_range?: number[];
  input: number[];
  expected: number[] | number[][];
}

/**
 * Within 1e-9, except in rows and columns of a value at ±1: pyts takes √(1 − x²) of an x that is off 1 by one rounding
 * (2.2e-16), so that its sine there is 2.1e-8 or 0 by chance where the true one is 0.
 */
function agreeWithPyts(c: Case): void {
  const [low = -1, high = 1] = c.sample_range ?? [];
  const { matrix, x, size } = gaf({
    values: Float64Array.from(c.input),
    size: c.image_size ?? c.input.length,
    field: c.method === 'summation' ? 'gasf' : 'gadf',
    scale: 'minmax',
    range: [low, high],
  });
  const want = (c.expected as number[][]).flat();
  expect(matrix.length, c.name).toBe(want.length);
  want.forEach((w, k) => {
    const atEdge = Math.abs(x[k % size]!) === 1 || Math.abs(x[Math.floor(k / size)]!) === 1;
    expect(Math.abs(matrix[k]! - w), `${c.name} ${k}`).toBeLessThan(atEdge ? 3e-8 : 1e-9);
  });
}

const testData = process.env['JANUS_TEST_DATA'];

describe('against pyts 0.13.0', () => {
  const cases: Case[] = shipped.cases;
  it('[E1][E5][E6] frames agree within 1e-9', () => {
    expect(cases.filter((c) => c.op === 'gaf').length).toBe(16);
    cases.filter((c) => c.op === 'gaf').forEach(agreeWithPyts);
  });
  it('[§1.1.2] segment means agree within 1e-9, whether segments abut or overlap', () => {
    const means = cases.filter((c) => c.op === 'paa');
    expect(means.length).toBe(6);
    for (const c of means) {
      const got = paa(Float64Array.from(c.input), c.output_size!, c.overlapping ? 'overlap' : 'split');
      (c.expected as number[]).forEach((w, k) => expect(Math.abs(got[k]! - w), c.name).toBeLessThan(1e-9));
    }
  });
  it.skipIf(!testData)('[E1][E5][E6] frames of the reference set with real series agree within 1e-9', () => {
    const file = gunzipSync(readFileSync(`${testData}/reference/gaf_mtf_pyts.json.gz`)).toString();
    const reference = (JSON.parse(file) as { cases: Case[] }).cases;
    const frames = reference.filter((c) => c.op === 'gaf');
    expect(frames.length).toBe(10);
    frames.forEach(agreeWithPyts);
    for (const c of reference.filter((c) => c.op === 'paa')) {
      const got = paa(Float64Array.from(c.input), c.output_size!, 'overlap');
      (c.expected as number[]).forEach((w, k) => expect(Math.abs(got[k]! - w), c.name).toBeLessThan(1e-9));
    }
  });
});

describe('laws', () => {
  const values = array(double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: 2, maxLength: 40 });
  it('[E3][E5][E6] cells are cos(φi + φj) and sin(φi − φj) of the angles', () => {
    assert(
      property(values, integer({ min: 1, max: 40 }), constantFrom('gasf', 'gadf'), (list, want, field) => {
        const size = Math.min(want, list.length);
        const frame = gaf({ values: Float64Array.from(list), size, field, scale: 'minmax' });
        const phi = Array.from(frame.x, angle);
        for (let i = 0; i < size; i++)
          for (let j = 0; j < size; j++) {
            const cell = frame.matrix[i * size + j]!;
            const told = field === 'gasf' ? Math.cos(phi[i]! + phi[j]!) : Math.sin(phi[i]! - phi[j]!);
            // arccos itself loses half its digits near ±1.
            expect(Math.abs(cell - told)).toBeLessThan(5e-8);
            const across = frame.matrix[j * size + i]!;
            expect(cell - (field === 'gasf' ? across : -across)).toBe(0);
          }
      }),
      { numRuns: 200 },
    );
  });
  it('x̃² + s² = 1 in every order and scale', () => {
    assert(
      property(
        values,
        constantFrom('paa-first', 'scale-first'),
        constantFrom('minmax', 'tanh'),
        (list, order, scale) => {
          const request: GafRequest = {
            values: Float64Array.from(list),
            size: Math.ceil(list.length / 2),
            field: 'gasf',
            order,
            scale,
          };
          const map = { mu: 10, sigma: 500, gamma: 0.7, beta: 0.1 };
          const { x, s } = gaf(scale === 'tanh' ? { ...request, map } : request);
          for (let i = 0; i < x.length; i++) expect(Math.abs(x[i]! ** 2 + s[i]! ** 2 - 1)).toBeLessThan(1e-12);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('order of scaling and reduction', () => {
  const values = Float64Array.of(0, 2, 4, 10);
  it('[E1] reduces first by default: 1 and 7 become −1 and 1', () => {
    expect(Array.from(gaf({ values, size: 2, field: 'gasf', scale: 'minmax' }).x)).toEqual([-1, 1]);
  });
  it('[E1] scales first on request: −1, −0.6, −0.2, 1 become −0.8 and 0.4', () => {
    const { x } = gaf({ values, size: 2, field: 'gasf', scale: 'minmax', order: 'scale-first' });
    expect(x[0]).toBeCloseTo(-0.8, 12);
    expect(x[1]).toBeCloseTo(0.4, 12);
  });
  it('[E2] tanh first averages the images, tanh last maps the average', () => {
    const map = { mu: 0, sigma: 4, gamma: 1, beta: 0 };
    const request = { values, size: 2, field: 'gadf', scale: 'tanh', map } as const;
    // tanh 0 = 0, tanh ½ = 0.46211715726, tanh 1 = 0.76159415596, tanh 2.5 = 0.98661429815; tanh ¼ and tanh 1.75.
    const first = gaf({ ...request, order: 'scale-first' }).x;
    expect(first[0]).toBeCloseTo(0.23105857863, 10);
    expect(first[1]).toBeCloseTo(0.874104227055, 10);
    const last = gaf(request).x;
    expect(last[0]).toBeCloseTo(0.2449186624, 10);
    expect(last[1]).toBeCloseTo(0.94137553849, 9);
  });
});

describe('edges', () => {
  it('flags a constant window and defines its frame: GASF −1, GADF 0', () => {
    const values = Float64Array.of(3, 3, 3);
    const sum = gaf({ values, size: 3, field: 'gasf', scale: 'minmax' });
    expect(sum.constant).toBe(true);
    expect(sum.matrix.every((v) => v === -1)).toBe(true);
    expect(gaf({ values, size: 2, field: 'gadf', scale: 'minmax' }).matrix.every((v) => v === 0)).toBe(true);
    expect(gaf({ values: Float64Array.of(3, 4), size: 2, field: 'gasf', scale: 'minmax' }).constant).toBe(false);
  });
  it('names the value at fault', () => {
    const request = { values: Float64Array.of(1, 2, 3), size: 3, field: 'gasf', scale: 'minmax' } as const;
    const map = { mu: 0, sigma: 1, gamma: 1, beta: 0 };
    expect(() => gaf({ ...request, size: 4 })).toThrow('size 4 is not a whole number in [1, 3]');
    expect(() => gaf({ ...request, values: Float64Array.of(1, Number.NaN) })).toThrow('value NaN at 1');
    expect(() => gaf({ ...request, scale: 'tanh' })).toThrow('needs a map');
    expect(() => gaf({ ...request, map })).toThrow('takes no map');
    expect(() => gaf({ ...request, scale: 'tanh', map, range: [0, 1] })).toThrow('takes no range');
    expect(() => gaf({ ...request, scale: 'tanh', map: { ...map, sigma: 0 } })).toThrow('σ 0');
    expect(() => gaf({ ...request, range: [0, 2] })).toThrow('range [0, 2]');
    expect(() => gaf({ ...request, values: Float64Array.of(-1.7e308, 1.7e308), size: 2 })).toThrow('span more');
  });
});
