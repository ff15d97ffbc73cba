import { createHash } from 'node:crypto';
import { VERSION } from '@janus/domain';
import { simulate } from '@janus/market';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  beginDataHash,
  canonical,
  configHash,
  dataHash,
  HASHED_COLUMNS,
  hashColumn,
  provenanceOf,
  runIdentity,
} from './provenance.ts';

const series = simulate({ generator: 'base', bars: 100, seed: 1, timeframeMs: 60_000 });

it('canonical JSON sorts keys at every depth and leaves out what is undefined', () => {
  expect(canonical({ b: [1, { d: 2, c: undefined }], a: 'x' })).toBe('{"a":"x","b":[1,{"d":2}]}');
  expect(configHash({ a: 1 })).toBe(createHash('sha256').update('{"a":1}').digest('hex'));
});
it('canonical JSON of any JSON parses back to the same', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
it('refuses what JSON would silently turn into null', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, () => 1, Symbol('s'), new Float64Array(2)])
    expect(() => canonical({ a: value })).toThrow(TypeError);
});
it('the data hash changes with any value and any name, and is the same in pieces', () => {
  const hash = dataHash(series);
  expect(dataHash({ ...series, symbol: 'OTHER' })).not.toBe(hash);
  expect(dataHash({ ...series, side: 'bid' })).not.toBe(hash);
  expect(dataHash({ ...series, truth: null })).not.toBe(hash);
  expect(dataHash({ ...series, close: series.close.map((x, i) => (i === 50 ? x + 1e-12 : x)) })).not.toBe(hash);
  const pieces = beginDataHash(series);
  for (const name of HASHED_COLUMNS) {
    const column = series[name];
    hashColumn(pieces, column && column.slice(0, 33));
    if (column) hashColumn(pieces, column.slice(33));
  }
  expect(pieces.digest('hex')).toBe(hash);
});
it('the run id is a function of the five, and of nothing else', () => {
  const five = { seed: 1, config: { a: 1, b: 2 }, dataHash: 'd', backend: 'cpu' };
  const id = runIdentity(five);
  expect(id).toMatchObject({ seed: 1, dataHash: 'd', backend: 'cpu', version: VERSION });
  expect(runIdentity({ ...five, config: { b: 2, a: 1 } })).toEqual(id);
  for (const other of [{ seed: 2 }, { config: {} }, { dataHash: 'e' }, { backend: 'gpu' }, { version: '9' }])
    expect(runIdentity({ ...five, ...other }).runId).not.toBe(id.runId);
});
it('hashes several series together', () => {
  const one = provenanceOf({ seed: 1, config: {}, series: [series], backend: 'cpu' });
  const two = provenanceOf({ seed: 1, config: {}, series: [series, series], backend: 'cpu' });
  expect(one.dataHash).toBe(dataHash(series));
  expect(two.dataHash).not.toBe(one.dataHash);
});
