import { describe, expect, it } from 'vitest';
import { fnv1a64 } from './hash.ts';

describe('fnv1a64', () => {
  it('gives the published values', () => {
    // Test vectors of the authors: http://www.isthe.com/chongo/src/fnv/test_fnv.c
    expect(fnv1a64('')).toBe('cbf29ce484222325');
    expect(fnv1a64('a')).toBe('af63dc4c8601ec8c');
    expect(fnv1a64('foobar')).toBe('85944171f73967e8');
  });
  it('keeps leading zeros and tells high bytes apart', () => {
    expect(fnv1a64('→')).toMatch(/^[0-9a-f]{16}$/);
    // U+2192 and U+2292 share their low byte.
    expect(fnv1a64('→')).not.toBe(fnv1a64('⊒'));
    for (let i = 0; i < 300; i++) expect(fnv1a64(String(i))).toHaveLength(16);
  });
});
