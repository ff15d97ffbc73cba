import { describe, expect, it } from 'vitest';
import { live, taken, type Undoable } from './undo-stack.ts';

const entry = (id: string, until: number): Undoable => ({ id, label: id, until, undo: () => undefined });
const stack = [entry('a', 10), entry('b', 20), entry('c', 15)];

describe('undo', () => {
  it('takes the newest that has not expired', () => {
    expect(taken(stack, 5, null).entry?.id).toBe('c');
    expect(taken(stack, 16, null).entry?.id).toBe('b');
    expect(taken(stack, 20, null)).toEqual({ entry: null, rest: [] });
  });
  it('takes one by name and leaves the others', () => {
    const { entry: a, rest } = taken(stack, 5, 'a');
    expect(a?.id).toBe('a');
    expect(rest.map((e) => e.id)).toEqual(['b', 'c']);
    expect(taken(stack, 11, 'a').entry).toBeNull();
  });
  it('an entry ends at its moment, not after', () => {
    expect(live(stack, 10).map((e) => e.id)).toEqual(['b', 'c']);
  });
});
