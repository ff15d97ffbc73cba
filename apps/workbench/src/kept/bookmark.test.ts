import { describe, expect, it } from 'vitest';
import { bookmarkFault, labelOf, parseBookmark, withBookmark, withoutBookmark } from './bookmark.ts';

describe('a bookmark', () => {
  it('is the address of one of our pages and nothing else', () => {
    expect(parseBookmark('/market?run=1f&bar=3')).toBe('/market?run=1f&bar=3');
    for (const value of [
      7,
      null,
      'https://elsewhere.example/market',
      '//elsewhere.example',
      'javascript:1',
      '/nowhere',
    ])
      expect(parseBookmark(value), String(value)).toBeNull();
    expect(parseBookmark(`/market?${'x'.repeat(4000)}`)).toBeNull();
  });
  it('tells its page', () => {
    expect(labelOf('/backtests?compare=a,b')).toBe('Backtests');
  });
  it('keeps path and query, and names the page that the root shows', () => {
    const all = withBookmark({}, ' Crash ', '/market/?bar=3');
    expect(all).toEqual({ Crash: '/market?bar=3' });
    expect(withBookmark(all, 'Root', '/')).toEqual({ Crash: '/market?bar=3', Root: '/market' });
    expect(withoutBookmark(all, 'Crash')).toEqual({});
  });
  it('has a name that no other has', () => {
    expect(bookmarkFault({}, '  ')).toMatch(/needs a name/);
    expect(bookmarkFault({ Crash: '/market' }, 'Crash ')).toMatch(/already/);
    expect(bookmarkFault({}, 'x'.repeat(61))).toMatch(/60/);
    expect(bookmarkFault({ Crash: '/market' }, 'Crash 2')).toBeNull();
  });
});
