import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attendHeads, HEADS, isVisible, slopeOf, WIDTH } from './heads.ts';

/** Runs the heads over tokens given as one number a head: its key and its value in the first slot of each head. */
function run(
  query: readonly number[],
  tokens: readonly { key: readonly number[]; value: readonly number[]; age?: number; bias?: number }[],
  visible: readonly number[],
) {
  const keys = new Float64Array(tokens.length * WIDTH);
  const values = new Float64Array(tokens.length * WIDTH);
  tokens.forEach((t, i) => {
    keys.set(t.key, i * WIDTH);
    values.set(t.value, i * WIDTH);
  });
  const q = new Float64Array(WIDTH);
  q.set(query);
  const weights = new Float64Array(HEADS * tokens.length).fill(Number.NaN);
  const out = new Float64Array(WIDTH).fill(9);
  attendHeads(
    q,
    keys,
    values,
    Int32Array.from(visible),
    visible.length,
    Float64Array.from(tokens, (t) => t.bias ?? 0),
    Float64Array.from(tokens, (t) => t.age ?? 0),
    weights,
    tokens.length,
    out,
  );
  return { weights, out, at: (head: number, token: number) => weights[head * tokens.length + token]! };
}
const first = (x: number): number[] => [x];
const second = (x: number): number[] => [0, 0, 0, 0, x];

describe('attendHeads', () => {
  it('[E28] two heads, two tokens, worked by hand', () => {
    // Head 0: q·k = 2 ln 3 for token 0, 0 for token 1; /√4: ln 3, 0; weights 3/4, 1/4; out 3/4·4 + 1/4·8 = 5.
    // Head 1: q = 0 there, so 1/2 each; token 0 has value 0, token 1 has 6: out 3.
    const { at, out } = run(
      [2 * Math.log(3)],
      [
        { key: first(1), value: first(4) },
        { key: first(0), value: [8, 0, 0, 0, 6] },
      ],
      [0, 1],
    );
    expect(at(0, 0)).toBeCloseTo(0.75, 14);
    expect(at(0, 1)).toBeCloseTo(0.25, 14);
    expect(out[0]).toBeCloseTo(5, 14);
    expect(at(1, 0)).toBe(0.5);
    expect(out[4]).toBe(3);
    expect([...out.subarray(1, 4), ...out.subarray(5)]).toEqual([0, 0, 0, 0, 0, 0]);
  });
  it('[E28] a bias of ln 2 doubles the odds in every head; age is charged by each head at its own slope', () => {
    const even = { key: first(0), value: first(0) };
    const { at } = run([], [{ ...even, bias: Math.log(2) }, even], [0, 1]);
    for (let h = 0; h < HEADS; h++) expect(at(h, 0)).toBeCloseTo(2 / 3, 14);
    expect([0, 1].map(slopeOf)).toEqual([0.5, 0.125]);
    const aged = run([], [even, { ...even, age: 4 }], [0, 1]);
    // Head 0: e^0 against e^−2; head 1: e^0 against e^−1/2.
    expect(aged.at(0, 1)).toBeCloseTo(Math.exp(-2) / (1 + Math.exp(-2)), 14);
    expect(aged.at(1, 1)).toBeCloseTo(Math.exp(-0.5) / (1 + Math.exp(-0.5)), 14);
  });
  it('[E28] a token that is not visible is not read: neither its weight nor its value', () => {
    const seen = { key: first(1), value: first(2) };
    const hidden = { key: first(1e9), value: first(Number.NaN) };
    const { at, out } = run([1], [seen, hidden, seen], [0, 2]);
    expect(at(0, 0)).toBe(0.5);
    expect(at(0, 1)).toBeNaN();
    expect(out[0]).toBe(2);
  });
  it('[E28] a score says no more beyond ±60: nothing overflows, and the largest still wins', () => {
    const { at } = run(
      [1],
      [
        { key: first(1e6), value: first(1) },
        { key: first(-1e6), value: first(1) },
        { key: first(0), value: first(1) },
      ],
      [0, 1, 2],
    );
    expect(at(0, 0)).toBeCloseTo(1, 14);
    expect(at(0, 1) / Math.exp(-120)).toBeCloseTo(1, 9);
    expect(at(0, 2) / Math.exp(-60)).toBeCloseTo(1, 9);
  });
  it('[E28] every dimension of a head counts: q·k = (1 − 1 + 2)·ln 3 and (2 + 1 + 1 − 2)·ln 3, over √4 ln 3, so 3/4 and 1/4', () => {
    const l = Math.log(3);
    const { at, out } = run(
      [0, l, l, 2 * l, l, 2 * l, l / 2, l],
      [
        { key: [9, 1, -1, 1, 2, 0.5, 2, -2], value: [0, 4, 8, 12, 4, 8, 12, 16] },
        { key: [], value: [] },
      ],
      [0, 1],
    );
    expect(at(0, 0)).toBeCloseTo(0.75, 14);
    expect(at(1, 0)).toBeCloseTo(0.75, 14);
    [0, 3, 6, 9, 3, 6, 9, 12].forEach((x, i) => expect(out[i]).toBeCloseTo(x, 12));
    expect(
      run(
        [4 * l],
        [
          { key: [0.5], value: [1] },
          { key: [], value: [] },
        ],
        [0, 1],
      ).at(0, 0),
    ).toBeCloseTo(0.75, 14);
  });
  it('[E28] one token alone has all the weight, whatever its score', () => {
    const { at, out } = run([1], [{ key: first(-3), value: first(2), age: 7 }], [0]);
    expect([at(0, 0), at(1, 0), out[0]]).toEqual([1, 1, 2]);
  });
  it('[E28] nothing visible: 0, not what was there before', () => {
    expect(run([1], [{ key: first(1), value: second(1) }], []).out).toEqual(new Float64Array(WIDTH));
  });
  it("[E28] every head's weights sum to 1, however large the scores", () => {
    const x = fc.double({ min: -300, max: 300, noNaN: true });
    const row = fc.array(x, { minLength: WIDTH, maxLength: WIDTH });
    fc.assert(
      fc.property(row, fc.array(fc.tuple(row, fc.nat(20)), { minLength: 1, maxLength: 9 }), (query, keys) => {
        const tokens = keys.map(([key, age]) => ({ key, value: key, age }));
        const { at } = run(
          query,
          tokens,
          tokens.map((_, i) => i),
        );
        for (let h = 0; h < HEADS; h++) expect(tokens.reduce((sum, _, i) => sum + at(h, i), 0)).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('isVisible', () => {
  it('sees this bar and those of the window before it, nothing after it', () => {
    expect([3, 4, 5, 6, 7, 8].map((bar) => isVisible(bar, 7, 3))).toEqual([false, false, true, true, true, false]);
  });
});
