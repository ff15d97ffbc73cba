import { describe, expect, it } from 'vitest';
import { newTape, type Column, type Tape } from './tape.ts';

/** d mean(f) / dx by the tape and by central differences. */
function slopes(f: (tape: Tape, x: Column) => Column, at: readonly number[]): { tape: number[]; numeric: number[] } {
  const value = (xs: readonly number[]): number => {
    const tape = newTape();
    return tape.mean(f(tape, tape.column(xs))).value[0]!;
  };
  const tape = newTape();
  const x = tape.column(at);
  tape.gradients(tape.mean(f(tape, x)));
  const h = 1e-6;
  const moved = (i: number, by: number): number => value(at.map((v, j) => (i === j ? v + by : v)));
  return { tape: [...x.gradient], numeric: at.map((_, i) => (moved(i, h) - moved(i, -h)) / (2 * h)) };
}

describe('tape', () => {
  const two = (tape: Tape): Column => tape.constant(2);
  it.each<[string, (tape: Tape, x: Column) => Column]>([
    ['add', (t, x) => t.add(t.mul(x, x), x)],
    ['sub', (t, x) => t.sub(two(t), t.mul(x, two(t)))],
    ['mul', (t, x) => t.mul(x, t.mul(x, x))],
    ['min', (t, x) => t.min(t.mul(x, x), t.constant(0.3))],
    ['max', (t, x) => t.max(t.constant(0.3), t.mul(x, x))],
    ['exp', (t, x) => t.exp(t.mul(x, two(t)))],
    ['log', (t, x) => t.log(x)],
    ['tanh', (t, x) => t.tanh(t.mul(two(t), x))],
    ['logistic', (t, x) => t.logistic(t.mul(two(t), x))],
    ['power', (t, x) => t.power(x, 2.5)],
    ['atMost', (t, x) => t.mul(x, t.atMost(x, t.constant(0.5)))],
    ['mean, which every row sees', (t, x) => t.mul(x, t.mean(t.mul(x, x)))],
  ])('%s agrees with differences', (_, f) => {
    const found = slopes(f, [0.2, 0.45, 0.9]);
    found.tape.forEach((g, i) => expect(g).toBeCloseTo(found.numeric[i]!, 6));
  });
  it('values by hand', () => {
    const t = newTape();
    const x = t.column([1, 4]);
    expect([...t.power(x, 0.5).value]).toEqual([1, 2]);
    expect([...t.sub(x, t.constant(1)).value]).toEqual([0, 3]);
    expect([...t.add(t.constant(1), x).value]).toEqual([2, 5]);
    expect([...t.atMost(x, t.constant(1)).value]).toEqual([1, 0]);
    expect([...t.mean(x).value]).toEqual([2.5]);
    expect(t.logistic(t.constant(0)).value[0]).toBe(0.5);
  });
  it('a number that counts for every row gathers the gradients of all', () => {
    // mean(w·x) by w is the mean of x.
    const t = newTape();
    const w = t.column([3]);
    t.gradients(t.mean(t.mul(w, t.column([1, 2, 6]))));
    expect([...w.gradient]).toEqual([3]);
  });
  it('where equal, the gradient goes to the first', () => {
    for (const name of ['min', 'max'] as const) {
      const t = newTape();
      const [a, b] = [t.column([1]), t.column([1])];
      t.gradients(t.mean(t[name](a, b)));
      expect([a.gradient[0], b.gradient[0]]).toEqual([1, 0]);
    }
  });
  it('asked twice answers the same', () => {
    const t = newTape();
    const x = t.column([2]);
    const y = t.mul(x, x);
    t.gradients(y);
    t.gradients(y);
    expect(x.gradient[0]).toBe(4);
  });
  it('refuses what does not fit', () => {
    const t = newTape();
    expect(() => t.add(t.column([1, 2]), t.column([1, 2, 3]))).toThrow('columns of 2 and 3 rows');
    expect(() => t.gradients(t.column([1, 2]))).toThrow('not of 2 rows');
  });
});
