/** The logic kernel instruction by instruction, against the same arithmetic in plain numbers; NaN is an unknown fact. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openLogicBatch, type ColumnProgram } from './logic.ts';
import { loadLogicKernelSync } from './node.ts';

execFileSync(process.execPath, [fileURLToPath(new URL('../build.mjs', import.meta.url))]);
const kernel = loadLogicKernelSync();
const U = [0, 0.25, 0.4, 0.7, 1, Number.NaN, 0.5, Number.NaN, 0.9];
const V = [1, 0.25, 0.6, 0.2, 0, 0.3, Number.NaN, Number.NaN, 0.9];

/** One instruction over the columns U and V; its constants k. */
const one = (op: number, k: readonly number[]): ColumnProgram => ({
  code: Int32Array.of(op, 0, 1, 0),
  constants: Float64Array.from(k),
  facts: Int32Array.of(0, 1),
  rules: Int32Array.of(2),
  slots: 3,
});
function batchOf(program: ColumnProgram, p = 2) {
  const batch = openLogicBatch(kernel, program, U.length, p);
  batch.facts[0]!.set(U);
  batch.facts[1]!.set(V);
  batch.run();
  return batch;
}

const clip = (x: number): number => Math.min(1, Math.max(0, x));
const reichenbach = (u: number, v: number): number => 1 - u + u * v;
const godel = (u: number, v: number): number => (u <= v ? 1 : u > v ? v : Number.NaN);
const soft = (t: number): number => t * t * (3 - 2 * t);
const unary: [string, number, number[], (u: number) => number][] = [
  ['above', 1, [0.5, 2], (u) => soft(clip(0.5 + (u - 0.5) * 2))],
  ['crisp', 2, [0.4], (u) => (u > 0.4000001 ? 1 : u <= 0.4000001 ? 0 : Number.NaN)],
  ['truth', 3, [], clip],
  ['likeness', 5, [], (u) => Math.exp(-u / 2)],
  ['logistic', 7, [], (u) => 1 / (1 + Math.exp(-u))],
  ['tanh', 8, [], Math.tanh],
  ['not', 10, [], (u) => 1 - u],
  ['very', 11, [], (u) => u * u],
  ['somewhat', 12, [], Math.sqrt],
  ['slightly', 13, [], (u) => Math.sqrt(u) - u],
  ['extremely', 14, [], (u) => u ** 3],
];
const binary: [string, number, number[], (u: number, v: number) => number][] = [
  ['square', 4, [0.3, 2], (u, v) => v + ((u - 0.3) * 2) ** 2],
  ['weigh', 6, [-1.5], (u, v) => v - 1.5 * u],
  ['lesser', 9, [], Math.min],
  ['Łukasiewicz and', 20, [], (u, v) => Math.max(0, u + v - 1)],
  ['Łukasiewicz or', 21, [], (u, v) => Math.min(1, u + v)],
  ['Łukasiewicz implies', 22, [], (u, v) => Math.min(1, 1 - u + v)],
  ['Łukasiewicz iff', 23, [], (u, v) => 1 - Math.abs(u - v)],
  ['product and', 24, [], (u, v) => u * v],
  ['product or', 25, [], (u, v) => u + v - u * v],
  ['product implies', 26, [], reichenbach],
  ['product iff', 27, [], (u, v) => reichenbach(u, v) * reichenbach(v, u)],
  ['Gödel and', 28, [], Math.min],
  ['Gödel or', 29, [], Math.max],
  ['Gödel implies', 30, [], godel],
  ['Gödel iff', 31, [], (u, v) => Math.min(godel(u, v), godel(v, u))],
];
const same = (got: ArrayLike<number>, want: readonly number[]): void =>
  want.forEach((w, i) => {
    if (Number.isNaN(w)) expect(got[i], `row ${i}`).toBeNaN();
    else expect(Math.abs(got[i]! - w), `row ${i}`).toBeLessThan(1e-6);
  });

describe('instructions', () => {
  it.each(unary)('%s', (_, op, k, f) => same(batchOf(one(op, k)).truths[0]!, U.map(f)));
  it.each(binary)('%s', (_, op, k, f) =>
    same(
      batchOf(one(op, k)).truths[0]!,
      U.map((u, i) => f(u, V[i]!)),
    ),
  );
  it('a constant counts for every row, and what is no instruction is unknown', () => {
    same(
      batchOf(one(0, [0.375])).truths[0]!,
      U.map(() => 0.375),
    );
    expect([...batchOf(one(99, [])).truths[0]!].every(Number.isNaN)).toBe(true);
  });
});

describe('over the rows', () => {
  const known = U.filter((u) => !Number.isNaN(u));
  const forall = (p: number): number => 1 - (known.reduce((s, u) => s + (1 - u) ** p, 0) / known.length) ** (1 / p);
  const exists = (p: number): number => (known.reduce((s, u) => s + u ** p, 0) / known.length) ** (1 / p);
  it.each([1, 2, 3.5])('forall and exists leave unknown rows out, p = %s', (p) => {
    same(
      batchOf(one(15, []), p).truths[0]!,
      U.map(() => forall(p)),
    );
    same(
      batchOf(one(16, []), p).truths[0]!,
      U.map(() => exists(p)),
    );
    expect(batchOf({ ...one(3, []) }, p).forall[0]).toBeCloseTo(forall(p), 6);
  });
  it('of no known row nothing is said', () => {
    const batch = openLogicBatch(kernel, one(3, []), 3, 2);
    batch.facts[0]!.fill(Number.NaN);
    batch.run();
    expect(batch.forall[0]).toBeNaN();
  });
  it.each([1, 3, 4, 5, 256])('%s rows', (rows) => {
    const batch = openLogicBatch(kernel, one(10, []), rows, 2);
    for (let i = 0; i < rows; i++) batch.facts[0]![i] = i / rows;
    batch.run();
    same(
      batch.truths[0]!,
      Array.from({ length: rows }, (_, i) => 1 - i / rows),
    );
    const mean = Array.from({ length: rows }, (_, i) => (i / rows) ** 2).reduce((a, b) => a + b, 0) / rows;
    expect(batch.forall[0]).toBeCloseTo(1 - Math.sqrt(mean), 5);
  });
  it('a later instruction reads what an earlier one wrote', () => {
    // not u, then very of that
    const batch = batchOf({
      code: Int32Array.of(10, 0, 0, 0, 11, 2, 0, 0),
      constants: new Float64Array(0),
      facts: Int32Array.of(0, 1),
      rules: Int32Array.of(3, 2),
      slots: 4,
    });
    same(
      batch.truths[0]!,
      U.map((u) => (1 - u) ** 2),
    );
    same(
      batch.truths[1]!,
      U.map((u) => 1 - u),
    );
  });
});

it('refuses no rows and a p below 1', () => {
  expect(() => openLogicBatch(kernel, one(3, []), 0, 2)).toThrow('0 groundings');
  expect(() => openLogicBatch(kernel, one(3, []), 1.5, 2)).toThrow('1.5 groundings');
  expect(() => openLogicBatch(kernel, one(3, []), 4, 0.5)).toThrow('p 0.5');
  expect(() => openLogicBatch(kernel, one(3, []), 4, Number.POSITIVE_INFINITY)).toThrow('p Infinity');
});
