import { describe, expect, it } from 'vitest';
import { gateRows, transitionsOf } from './gate.ts';
import { binNames, filledBins } from './paint-histogram.ts';

describe('[E46] the recall gate', () => {
  const recalls = {
    experience: Float64Array.from([0, 1, 2, 0]),
    schema: Float64Array.from([7, 7, 3, 7]),
    similarity: Float64Array.from([0.9, 0.2, 0.6, 0.7]),
    threshold: Float64Array.from([0.5, 0.5, 0.5, 0.5]),
    passed: Float64Array.from([1, 0, 1, 0]),
  };
  it('gathers recalls by schema, the busiest first', () => {
    const rows = gateRows(recalls);
    expect(rows.map((r) => [r.id, [...r.at], r.passed, r.median])).toEqual([
      [7, [0, 1, 3], 1, 0.7],
      [3, [2], 1, 0.6],
    ]);
  });
});

describe('transitions between schemas', () => {
  it('leave out memories without a schema, and rows sum to 1 or 0', () => {
    // 1 → 2, 2 → 1 (over a gap), 1 → 1: of 1 one half to each, of 2 all to 1; 5 never left.
    const p = transitionsOf(Float64Array.from([1, 2, -1, 1, 1]), [1, 2, 5]);
    expect([...p]).toEqual([0.5, 0.5, 0, 1, 0, 0, 0, 0, 0]);
  });
});

describe('[E40] the histogram of replay probability', () => {
  const edges = [0.5, 1, 2];
  it('names its bins', () => {
    expect(binNames(edges)).toEqual(['< 0.5×', '0.5× to 1×', '1× to 2×', '≥ 2×']);
  });
  it('shows from the first bin with something in it to the last', () => {
    expect(filledBins({ edges, inMemory: [0, 4, 0, 0], replayed: [0, 0, 0, 1] })).toEqual([0, 3]);
    expect(filledBins({ edges, inMemory: [1, 0, 0, 0], replayed: [0, 0, 0, 0] })[0]).toBe(0);
  });
});
