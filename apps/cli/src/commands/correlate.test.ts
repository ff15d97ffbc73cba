/** `janus correlate` and `janus sources` on files made up for the test. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rng } from '@janus/numerics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../command.ts';
import { parseOptions } from '../parse.ts';
import { toSeries } from '../series-file.ts';
import { correlateCommand, parseLags } from './correlate.ts';
import { sourcesCommand } from './sources.ts';

const START = 1_700_006_400_000;
const HOUR = 3_600_000;
let folder = '';
const file = (name: string, content: string): string => {
  const at = path.join(folder, name);
  writeFileSync(at, content);
  return at;
};
let bars = '';
let leads = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus-correlate-'));
  const random = rng(3);
  const signal = Array.from({ length: 400 }, () => random.normal());
  let close = 100;
  const rows = signal.map((_, i) => {
    const open = close;
    // The bar that opens an hour after a value was known moves with it.
    close *= Math.exp(0.01 * ((signal[i - 1] ?? 0) + 0.5 * random.normal()));
    return `${START + i * HOUR},${open},${Math.max(open, close)},${Math.min(open, close)},${close},1`;
  });
  bars = file('MADE-1h.csv', `time_ms,open,high,low,close,volume\n${rows.join('\n')}\n`);
  // A value is known at its bar's close.
  leads = file('signal.csv', `time,value\n${signal.map((x, i) => `${START + (i + 1) * HOUR},${x}`).join('\n')}\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(command: Command, ...args: string[]) {
  const { options, positional } = parseOptions(command, args);
  const { signal } = new AbortController();
  const result = await command.run({ options, positional, dataFolder: folder, progress: () => {}, signal });
  return { ...result, json: result.json as Record<string, unknown> };
}

describe('correlate', () => {
  it('finds that the series leads by a bar, and nothing else', async () => {
    const { json, text } = await run(correlateCommand, '--series', leads, '--data', bars, '--shifts', '499');
    expect(json['discoveries']).toMatchObject([
      { lag: 1, by: 'pearson' },
      { lag: 1, by: 'spearman' },
    ]);
    expect((json['lags'] as { lag: number; pearson: number }[]).find((l) => l.lag === 1)!.pearson).toBeGreaterThan(0.8);
    expect(json).toMatchObject({ tests: 14, values: 400 });
    expect(json['warnings']).toHaveLength(1); // of the bars alone: their asset class
    expect(text).toContain('2 of 14 hold at a false discovery rate of 0.05: pearson at 1, spearman at 1');
  });
  it('of the changes of a series: its first bar is not known', async () => {
    const { json } = await run(correlateCommand, '--series', leads, '--data', bars, '--lags', '0', '--differences');
    expect((json['lags'] as { pairs: number }[])[0]!.pairs).toBe(399);
  });
  it('reads a saved answer, and warns that a value is held over many bars', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => [new Date(START + i * 8 * HOUR).toISOString(), String(i % 9)]);
    const kp = file('kp.json', JSON.stringify([['time_tag', 'Kp'], ...rows]));
    const { json } = await run(correlateCommand, '--series', kp, '--source', 'noaa-kp', '--data', bars, '--lags', '0');
    expect(json['values']).toBe(50);
    expect(String(json['warnings'])).toContain('holds each value for 8.0 bars');
  });
  it('lags: a range, a list, nothing else', () => {
    expect(parseLags('-2:1')).toEqual([-2, -1, 0, 1]);
    expect(parseLags('0,5,-3,5')).toEqual([0, 5, -3]);
    expect(() => parseLags('2:1')).toThrow('2 comes after 1');
    expect(() => parseLags('0:500')).toThrow('at most 401 lags');
    expect(() => parseLags('few')).toThrow('--lags few is neither');
  });
  it('refuses a file that is no series', async () => {
    const refuse = async (name: string, content: string, words: string): Promise<void> => {
      await expect(run(correlateCommand, '--series', file(name, content), '--data', bars)).rejects.toThrow(words);
    };
    await refuse('a.csv', 'when,what\n1,2\n', 'needs a column time and a column value');
    await refuse('b.csv', 'time,value\n', 'has no rows');
    await refuse('c.csv', 'time,value\nsoon,2\n', "time 'soon' is no format known");
    await refuse('d.csv', 'time,value\n2024-01-01,x\n', "row 1: value 'x' is not a finite number");
    await refuse('e.csv', 'time,value\n2024-01-02,1\n2024-01-01,2\n', 'does not come after the one before');
  });
  it('several values of one moment become their mean', () => {
    const at = (time: number, value: number) => ({ time, value });
    expect(toSeries([at(1, 1), at(1, 3), at(1, 8), at(2, 5)])).toEqual({ time: [1, 2], value: [4, 5] });
  });
});

describe('sources', () => {
  it('lists them, all off', async () => {
    const { json, text } = await run(sourcesCommand);
    expect((json['sources'] as { on: boolean }[]).map((s) => s.on)).toEqual([false, false, false, false, false]);
    expect(text).toContain('JANUS_SOURCES=noaa-kp');
  });
  it('reads a saved answer; words without a number are scored', async () => {
    const article = { title: 'Bitcoin soars', description: null, publishedAt: '2024-05-01T10:00:00Z' };
    const news = file('news.json', JSON.stringify({ status: 'ok', articles: [article] }));
    const { json } = await run(sourcesCommand, '--source', 'newsapi', '--input', news);
    expect(json).toEqual({
      source: 'newsapi',
      asked: false,
      observations: [{ time: Date.parse('2024-05-01T10:00:00Z'), value: 0.5, text: 'Bitcoin soars' }],
    });
  });
  it('asks nobody that is not switched on, and refuses what is about no source', async () => {
    await expect(run(sourcesCommand, '--source', 'noaa-kp')).rejects.toThrow('is off: not switched on');
    await expect(run(sourcesCommand, '--query', 'BTC')).rejects.toThrow('--query is about one source');
  });
});
