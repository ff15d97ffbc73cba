/**
 * Reverse-mode differentiation over columns of plain numbers: Ops for training where no tensor library is at hand. Each
 * operation remembers how its gradient flows back; `gradients` walks the tape from the end. Made anew for every step of
 * training, and not for the hot path. Source: Griewank, Walther, Evaluating Derivatives, 2nd ed. 2008, ch. 3.
 */
import { badInput } from '@janus/domain';
import type { Ops } from './ops.ts';

export interface Column {
  /** [rows], or [1]: the same for every row. */
  readonly value: Float64Array;
  readonly gradient: Float64Array;
}
export interface Tape extends Ops<Column> {
  /** A value to differentiate by, or data. */
  column(values: ArrayLike<number>): Column;
  /** Writes d result / d column into `gradient` of every column of the tape. @throws JanusError unless `result` is one number */
  gradients(result: Column): void;
}

type Scalar1 = (x: number) => number;
/** Slope by the input x and the output y. */
type Slope = (x: number, y: number) => number;
type Scalar2 = (a: number, b: number) => number;

export function newTape(): Tape {
  const columns: Column[] = [];
  const back: (() => void)[] = [];

  const made = (value: Float64Array): Column => {
    const column = { value, gradient: new Float64Array(value.length) };
    columns.push(column);
    return column;
  };
  const map = (a: Column, f: Scalar1, slope: Slope): Column => {
    const out = made(a.value.map((x) => f(x)));
    back.push(() => {
      for (let i = 0; i < out.value.length; i++) a.gradient[i]! += out.gradient[i]! * slope(a.value[i]!, out.value[i]!);
    });
    return out;
  };
  /** `slopeA` and `slopeB` are the partial derivatives at (a, b). */
  const zip = (a: Column, b: Column, f: Scalar2, slopeA: Scalar2, slopeB: Scalar2): Column => {
    const rows = Math.max(a.value.length, b.value.length);
    for (const { value } of [a, b])
      if (value.length !== rows && value.length !== 1)
        throw badInput(`columns of ${a.value.length} and ${b.value.length} rows do not go together`);
    // One number counts for every row, and gathers the gradients of all.
    const ia = a.value.length === rows ? 1 : 0;
    const ib = b.value.length === rows ? 1 : 0;
    const value = new Float64Array(rows);
    for (let i = 0; i < rows; i++) value[i] = f(a.value[i * ia]!, b.value[i * ib]!);
    const out = made(value);
    back.push(() => {
      for (let i = 0; i < rows; i++) {
        const u = a.value[i * ia]!;
        const v = b.value[i * ib]!;
        a.gradient[i * ia]! += out.gradient[i]! * slopeA(u, v);
        b.gradient[i * ib]! += out.gradient[i]! * slopeB(u, v);
      }
    });
    return out;
  };
  const zero = (): number => 0;
  const one = (): number => 1;

  return {
    column: (values) => made(Float64Array.from(values)),
    constant: (x) => made(Float64Array.of(x)),
    add: (a, b) => zip(a, b, (u, v) => u + v, one, one),
    sub: (a, b) =>
      zip(
        a,
        b,
        (u, v) => u - v,
        one,
        () => -1,
      ),
    mul: (a, b) =>
      zip(
        a,
        b,
        (u, v) => u * v,
        (_, v) => v,
        (u) => u,
      ),
    min: (a, b) =>
      zip(
        a,
        b,
        Math.min,
        (u, v) => (u <= v ? 1 : 0),
        (u, v) => (u <= v ? 0 : 1),
      ),
    max: (a, b) =>
      zip(
        a,
        b,
        Math.max,
        (u, v) => (u >= v ? 1 : 0),
        (u, v) => (u >= v ? 0 : 1),
      ),
    exp: (a) => map(a, Math.exp, (_, y) => y),
    log: (a) => map(a, Math.log, (x) => 1 / x),
    tanh: (a) => map(a, Math.tanh, (_, y) => 1 - y * y),
    logistic: (a) =>
      map(
        a,
        (x) => 1 / (1 + Math.exp(-x)),
        (_, y) => y * (1 - y),
      ),
    power: (a, p) =>
      map(
        a,
        (x) => x ** p,
        (x) => p * x ** (p - 1),
      ),
    atMost: (a, b) => zip(a, b, (u, v) => (u <= v ? 1 : 0), zero, zero),
    mean: (a) => {
      const n = a.value.length;
      const out = made(Float64Array.of(a.value.reduce((sum, x) => sum + x, 0) / n));
      back.push(() => {
        for (let i = 0; i < n; i++) a.gradient[i]! += out.gradient[0]! / n;
      });
      return out;
    },
    gradients: (result) => {
      if (result.value.length !== 1)
        throw badInput(`gradients are taken of one number, not of ${result.value.length} rows`);
      for (const column of columns) column.gradient.fill(0);
      result.gradient[0] = 1;
      for (let i = back.length - 1; i >= 0; i--) back[i]!();
    },
  };
}
