import { expect, it } from 'vitest';
import { jsonText, progressBar } from './print.ts';

it('prints typed arrays as arrays, big integers as text and what is not finite as null', () => {
  const value = { a: Float64Array.of(1.5, Number.NaN), b: 12n, c: Uint8Array.of(7), d: Number.POSITIVE_INFINITY };
  expect(jsonText(value)).toBe('{"a":[1.5,null],"b":"12","c":[7],"d":null}\n');
  expect(jsonText(undefined)).toBe('null\n');
});

it('draws progress on a terminal, not too often, and wipes it', () => {
  let now = 0;
  const written: string[] = [];
  const bar = progressBar(
    (text) => written.push(text),
    true,
    () => now,
  );
  bar.show('replaying', 1, 4);
  now = 50;
  bar.show('replaying', 2, 4);
  now = 150;
  bar.show('replaying', 3, 4);
  bar.show('replaying', 4, 4);
  bar.clear();
  bar.clear();
  expect(written).toHaveLength(4);
  expect(written[0]).toContain(`${'█'.repeat(6)}${'░'.repeat(18)}  25 %  replaying`);
  expect(written[2]).toContain('100 %');
});

it('says nothing where there is no terminal', () => {
  const written: string[] = [];
  const bar = progressBar(
    (text) => written.push(text),
    false,
    () => 0,
  );
  bar.show('x', 1, 2);
  bar.clear();
  expect(written).toEqual([]);
});
