import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { countTrial } from './trials.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'janus-trials-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('count of trials', () => {
  it('counts different configurations a data set', () => {
    expect(countTrial(folder, 'a', '1')).toBe(1);
    expect(countTrial(folder, 'a', '1')).toBe(1);
    expect(countTrial(folder, 'a', '2')).toBe(2);
    expect(countTrial(folder, 'b', '1')).toBe(1);
  });
  it('passes over a line that was cut off', () => {
    appendFileSync(path.join(folder, 'trials.jsonl'), '{"data":"a","conf\n');
    expect(countTrial(folder, 'a', '3')).toBe(3);
  });
});
