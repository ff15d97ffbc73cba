/** How weights lie in the memory of the fused kernel, by hand. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadFusedKernelSync } from '../node.ts';
import { openDraft, weightOf } from './draft.ts';
import type { FusedVivitShape, FusedWeights } from './exports.ts';
import { openFusedVivit } from './models.ts';
import { columnsOf, packMatrix, packVector } from './pack.ts';

execFileSync(process.execPath, [fileURLToPath(new URL('../../build.mjs', import.meta.url))]);
const numbers = (n: number): Float32Array => Float32Array.from({ length: n }, (_, i) => i + 1);

describe('packed weights', () => {
  it('are filled up to fours, group by group', () => {
    expect([...packVector(numbers(5))]).toEqual([1, 2, 3, 4, 5, 0, 0, 0]);
    expect([...packVector(numbers(6), 3)]).toEqual([1, 2, 3, 0, 4, 5, 6, 0]);
    expect([...packMatrix(numbers(6), 2, 2, 3)]).toEqual([1, 2, 3, 0, 4, 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect([...packMatrix(numbers(2), 2, 1, 1)]).toEqual(
      [
        [1, 0, 0, 0],
        [0, 0, 0, 0],
        [0, 0, 0, 0],
        [0, 0, 0, 0],
        [2, 0, 0, 0],
        [0, 0, 0, 0],
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ].flat(),
    );
  });
  it('lie in panels of eight columns, the last of four', () => {
    // [4, 12]: row i holds 12·i + 1 …
    expect([...packMatrix(numbers(48), 4, 4, 12)]).toEqual([
      ...[0, 12, 24, 36].flatMap((row) => [1, 2, 3, 4, 5, 6, 7, 8].map((j) => row + j)),
      ...[0, 12, 24, 36].flatMap((row) => [9, 10, 11, 12].map((j) => row + j)),
    ]);
  });
  it('are cut by columns', () => {
    expect([...columnsOf(numbers(6), 2, 1, 3, 10)]).toEqual([20, 30, 50, 60]);
  });
  it('of another size, or not there, are refused by name', () => {
    const draft = openDraft({ a: { values: numbers(3) } });
    expect(() => weightOf(draft, 'a', 4)).toThrow("weight 'a' has 3 numbers where 4 are needed");
    expect(() => weightOf(draft, 'b', 4)).toThrow("weight 'b' has no numbers");
  });
});

describe('a fused model', () => {
  const shape: FusedVivitShape = {
    video: { frames: 1, channels: 1, rows: 1, columns: 1, patch: 1, tubelet: 1 },
    gaf: null,
    dim: 1,
    heads: 1,
    hidden: 1,
    spatialLayers: 1,
    temporalLayers: 1,
    width: 1,
    outputs: 0,
  };
  const sizes: Record<string, number> = { qkv: 3, position: 2 };
  const names = ['spatial', 'temporal'].flatMap((e) => [
    `${e}.class`,
    `${e}.position`,
    `${e}.norm.gain`,
    `${e}.norm.bias`,
    ...['norm1', 'norm2'].flatMap((n) => [`${e}.0.${n}.gain`, `${e}.0.${n}.bias`]),
    ...['qkv', 'out', 'mlp1', 'mlp2'].flatMap((n) => [`${e}.0.${n}.weight`, `${e}.0.${n}.bias`]),
  ]);
  const weights: FusedWeights = Object.fromEntries(
    [...names, 'patch.weight', 'patch.bias', 'project.weight', 'project.bias'].map((name) => {
      const size = Object.entries(sizes).find(([part]) => name.includes(part))?.[1] ?? 1;
      return [name, { values: new Float32Array(size).fill(0.5) }];
    }),
  );
  it('of one number: a norm of one number is its bias, so the projection of that comes out', () => {
    const model = openFusedVivit(loadFusedKernelSync(), shape, weights);
    expect(model.run([7])).toBe(-1);
    expect([...model.embedding]).toEqual([0.5 * 0.5 + 0.5]);
  });
  it('tells where its input is not finite, and refuses another length', () => {
    const wide = { ...shape, video: { ...shape.video, frames: 3, tubelet: 3 } };
    const model = openFusedVivit(loadFusedKernelSync(), wide, {
      ...weights,
      'patch.weight': { values: new Float32Array(3) },
    });
    expect(model.run([1, 2, Number.NaN])).toBe(2);
    expect(model.run([Number.NEGATIVE_INFINITY, 2, 3])).toBe(0);
    expect(() => model.run([1, 2])).toThrow('has 3 numbers, not 2');
  });
  it('does not open on a kernel of another version', () => {
    const other = loadFusedKernelSync();
    expect(() =>
      openFusedVivit(
        (pages) => {
          const { buffer, exports } = other(pages);
          return { buffer, exports: { ...exports, base: exports.base, records: () => 12 } };
        },
        shape,
        weights,
      ),
    ).toThrow('of another version (records of 12 bytes');
  });
});
