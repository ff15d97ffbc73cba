import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { column, frontsOf, gridOf, lengths, panelsOf, row, tabs } from './layout-tree.ts';

describe('a default layout', () => {
  it('gives shares, least widths and pixels, and the rest to who asks for nothing', () => {
    // 36.5 % of 1232 is 449.68 → 450; 448 is the least
    expect(lengths([null, [0.365, 448]], 1232)).toEqual([782, 450]);
    expect(lengths([null, [0.365, 448]], 1000)).toEqual([552, 448]);
    expect(lengths([null, 404], 688)).toEqual([284, 404]);
    expect(lengths([null, null, null], 100)).toEqual([33, 34, 33]);
  });
  it('parts add up to the whole wherever it is long enough', () => {
    const size = fc.oneof(fc.constant(null), fc.double({ min: 0.05, max: 0.2, noNaN: true }));
    fc.assert(
      fc.property(
        fc.array(size, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 200, max: 3000 }),
        (sizes, total) => {
          expect(lengths(sizes, total).reduce((a, b) => a + b, 0)).toBe(total);
        },
      ),
    );
  });
  const tree = row([column([tabs(['a']), tabs(['b', 'c'], 0.4)]), tabs(['d'], [0.25, 300])]);
  it('becomes a grid whose levels alternate', () => {
    const grid = gridOf(tree, 1200, 700);
    expect(grid.orientation).toBe('HORIZONTAL');
    expect(grid.root).toEqual({
      type: 'branch',
      size: 700,
      data: [
        {
          type: 'branch',
          size: 900,
          data: [
            { type: 'leaf', size: 420, data: { id: 'group-a', views: ['a'], activeView: 'a' } },
            { type: 'leaf', size: 280, data: { id: 'group-b', views: ['b', 'c'], activeView: 'b' } },
          ],
        },
        { type: 'leaf', size: 300, data: { id: 'group-d', views: ['d'], activeView: 'd' } },
      ],
    });
  });
  it('knows its panels and those in front', () => {
    expect(panelsOf(tree)).toEqual(['a', 'b', 'c', 'd']);
    expect(frontsOf(tree)).toEqual(['a', 'b', 'd']);
  });
  it('refuses a row within a row and an empty group', () => {
    expect(() => gridOf(row([row([tabs(['a'])])]), 100, 100)).toThrow('a row stands within a row');
    expect(() => gridOf(tabs([]), 100, 100)).toThrow('has no panel');
  });
});
