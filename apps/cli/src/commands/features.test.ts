/** `janus features` on files: what it answers, and what it refuses. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FEATURES } from '@janus/domain';
import { parseOptions } from '../parse.ts';
import { featuresCommand } from './features.ts';

interface Answer {
  columns: string[];
  rows: (number | null)[][];
  warmUp: number;
  runId: string;
}

const START = 1_700_006_400_000;
let folder = '';
let data = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus-features-'));
  data = path.join(folder, 'MADE-1h.csv');
  const bars = Array.from({ length: 300 }, (_, i) => {
    const close = 100 + 5 * Math.sin(i / 9) + (i % 3) / 10;
    return `${START + i * 3_600_000},${close},${close + 0.5},${close - 0.5},${close},${10 + (i % 7)}`;
  });
  writeFileSync(data, `time_ms,open,high,low,close,volume\n${bars.join('\n')}\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function features(...args: string[]) {
  const { options, positional } = parseOptions(featuresCommand, args);
  const { signal } = new AbortController();
  const result = await featuresCommand.run({ options, positional, dataFolder: folder, progress: () => {}, signal });
  return { json: result.json as Answer, text: result.text };
}

describe('features', () => {
  it('are a row a bar under the names of the vocabulary', async () => {
    const { json, text } = await features('--input', data);
    expect(json.columns).toEqual(['time', ...FEATURES]);
    expect(json.rows.length).toBe(300);
    json.rows.forEach((row, i) => {
      expect(row.length).toBe(json.columns.length);
      expect(row[0]).toBe(START + i * 3_600_000);
    });
    const at = (bar: number, name: string): number | null => json.rows[bar]![json.columns.indexOf(name)]!;
    expect(at(13, 'rsi')).toBeNull();
    expect(at(14, 'rsi')).toBeGreaterThan(0);
    // The mean of the last 20 closes, from the file's own numbers.
    const mean = json.rows.slice(280).reduce((sum, row) => sum + row[json.columns.indexOf('close')]! / 20, 0);
    expect(at(299, 'bollingerMiddle')).toBeCloseTo(mean, 10);
    expect(text).toContain('dspFractalDimension');
  });
  it('are the same for fewer rows: the bars before still count', async () => {
    const all = (await features('--input', data)).json;
    const last = (await features('--input', data, '--last', '5')).json;
    expect(last.rows).toEqual(all.rows.slice(-5));
    expect(last.runId).toBe(all.runId);
  });
  it('refuse a file that is not there', async () => {
    await expect(features('--input', path.join(folder, 'none.csv'))).rejects.toThrow('none.csv');
  });
});
