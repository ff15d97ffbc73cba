import { expect, it } from 'vitest';
import { feed } from './feed.ts';

const forever = new AbortController().signal;

it('gives the value now, each change, and ends after the last', async () => {
  const source = feed(1);
  const seen: number[] = [];
  const reading = (async () => {
    for await (const value of source.read(forever)) seen.push(value);
  })();
  for (const value of [2, 3]) {
    await new Promise(setImmediate);
    source.set(value);
  }
  source.end();
  await reading;
  expect(seen).toEqual([1, 2, 3]);
});

it('gives a slow reader the latest only', async () => {
  const source = feed(1);
  const reader = source.read(forever);
  expect((await reader.next()).value).toBe(1);
  source.set(2);
  source.set(3);
  source.end();
  expect((await reader.next()).value).toBe(3);
  expect((await reader.next()).done).toBe(true);
});

it('ends for a reader who leaves, and for nobody else', async () => {
  const source = feed(1);
  const leaving = new AbortController();
  const reader = source.read(leaving.signal);
  const other = source.read(forever);
  await Promise.all([reader.next(), other.next()]);
  const last = reader.next();
  const next = other.next();
  leaving.abort();
  expect((await last).done).toBe(true);
  source.set(2);
  expect((await next).value).toBe(2);
});

it('that has ended gives its last value once', async () => {
  const source = feed(1);
  source.end();
  const reader = source.read(forever);
  expect([(await reader.next()).value, (await reader.next()).done]).toEqual([1, true]);
});
