import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { RunInfo } from '../../api.ts';
import { wordsHash } from '../provenance.ts';
import { runFolder } from './layout.ts';
import { keptWords, wordBytes, WORD_FILE } from './words.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'janus-words-'));
afterAll(() => rmSync(folder, { recursive: true }));
const track = { time: Float64Array.of(1_714_557_600_000, 1_714_557_600_001), score: Float64Array.of(-1, 0.5) };
const runId = 'ab12cd34ab12cd34';
const info = { runId, words: { count: 2, hash: wordsHash(track) } } as RunInfo;
const keep = (bytes: Uint8Array): void => {
  mkdirSync(runFolder(folder, runId), { recursive: true });
  writeFileSync(path.join(runFolder(folder, runId), WORD_FILE), bytes);
};

it('come back as they were heard; a run that heard none has none', () => {
  keep(wordBytes(track));
  expect(keptWords(folder, info)).toEqual(track);
  expect(keptWords(folder, { ...info, words: null })).toBeNull();
  const { words: _, ...older } = info;
  expect(keptWords(folder, older as RunInfo)).toBeNull();
});
it('are refused where they are gone, fewer, or others', () => {
  expect(() => keptWords(folder, { ...info, runId: '00000000' })).toThrow('heard 2 words that it did not keep');
  keep(wordBytes(track).slice(16));
  expect(() => keptWords(folder, info)).toThrow('are 1 in its folder');
  keep(wordBytes({ ...track, score: Float64Array.of(-1, 0.6) }));
  expect(() => keptWords(folder, info)).toThrow('have been changed in its folder');
});
