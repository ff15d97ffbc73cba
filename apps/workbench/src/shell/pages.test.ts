import { describe, expect, it } from 'vitest';
import { PAGES, pageOf } from './pages.ts';

describe('the list of pages', () => {
  it('names each page, route and chord once', () => {
    for (const key of ['id', 'label', 'chord', 'route'] as const)
      expect(new Set(PAGES.map((page) => page[key])).size, key).toBe(PAGES.length);
  });
  it('finds a page by its path, and Market at the root', () => {
    for (const page of PAGES) expect(pageOf(`${page.route}/`)).toBe(page);
    expect(pageOf('/').id).toBe('market');
    expect(pageOf('/system.html').id).toBe('system');
  });
  it('keeps chords to one small letter, so that they can be typed', () => {
    for (const { chord } of PAGES) expect(chord).toMatch(/^[a-z]$/);
  });
});
