import { describe, expect, it } from 'vitest';
import { copyState } from './copy-state.ts';

const NONE = new Set<never>();
interface State {
  n: number;
  values: Float64Array;
  inner: { list: { x: number }[]; last: { x: number } | null };
  map: Map<number, number[]>;
}
const state = (n: number): State => ({
  n,
  values: Float64Array.of(n, n + 1),
  inner: { list: [{ x: n }], last: null },
  map: new Map([[n, [n]]]),
});

describe('a state copied onto its twin', () => {
  it('is equal, shares nothing, and the twin keeps its own arrays', () => {
    const from = state(1);
    const to = state(5);
    const { values } = to;
    copyState(from, to, NONE);
    expect(to).toEqual(from);
    expect(to.values).toBe(values);
    to.values[0] = 9;
    to.inner.list[0]!.x = 9;
    to.map.get(1)!.push(9);
    expect(from).toEqual(state(1));
  });

  it('keeps what was one object one, and takes apart what only the twin had as one', () => {
    const from = state(1);
    from.inner.last = from.inner.list[0]!;
    const to = state(2);
    copyState(from, to, NONE);
    expect(to.inner.last).toBe(to.inner.list[0]);
    const apart = state(3);
    apart.inner.last = { x: 7 };
    copyState(apart, to, NONE);
    expect(to).toEqual(apart);
    expect(to.inner.last).not.toBe(to.inner.list[0]);
  });

  it('follows arrays that grew or shrank and objects that came or went', () => {
    const to = state(1);
    const grown = { ...state(2), values: Float64Array.of(1, 2, 3), inner: { list: [], last: { x: 4 } } };
    copyState(grown, to, NONE);
    expect(to).toEqual(grown);
    expect(to.inner.last).not.toBe(grown.inner.last);
    copyState(state(3), to, NONE);
    expect(to).toEqual(state(3));
  });

  it('never writes into an object of the source that the twin holds by reference', () => {
    const from = state(1);
    const to = state(2);
    to.inner = from.inner;
    const other = state(8);
    copyState(from, to, NONE);
    copyState(other, to, NONE);
    expect(from).toEqual(state(1));
  });

  it('leaves what it is told to skip', () => {
    const to = state(2);
    copyState(state(1), to, new Set(['n'] as const));
    expect(to.n).toBe(2);
    expect(to.values[0]).toBe(1);
  });
});
