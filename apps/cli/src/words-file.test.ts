/** Scored words from files, and `janus run --words` on a simulated market. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { simulate } from '@janus/market';
import { planOfRun } from '@janus/server/explain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from './command.ts';
import { backtestCommand } from './commands/backtest.ts';
import { runCommand } from './commands/run.ts';
import { parseOptions } from './parse.ts';
import { readWords } from './words-file.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus-words-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string): string => {
  const at = path.join(folder, name);
  writeFileSync(at, content);
  return at;
};
const T = Date.parse('2024-05-01T10:00:00Z');

describe('a file of words', () => {
  it('CSV of time and score, other columns beside them, several of one moment', async () => {
    const at = file('w.csv', `time,text,score\n${T},"up, ""sharply""",0.5\n${T},same moment,-1\n${T + 1},x,1\n`);
    expect(await readWords(at)).toEqual({ time: Float64Array.of(T, T, T + 1), score: Float64Array.of(0.5, -1, 1) });
  });
  it('what `janus sources --json` printed', async () => {
    const observations = [{ time: T, value: 0.25, text: 'a' }];
    expect(await readWords(file('w.json', JSON.stringify({ source: 'newsapi', asked: false, observations })))).toEqual({
      time: Float64Array.of(T),
      score: Float64Array.of(0.25),
    });
  });
  it.each([
    ['time,score\n2024-05-02T10:00:00Z,0\n2024-05-01T10:00:00Z,0', "line 3: time '2024-05-01T10:00:00Z' comes before"],
    ['time,score\n2024-05-02T10:00:00Z,0\nsoon,0', "line 3: time 'soon' is no moment: give ISO 8601"],
    [`time,score\n${T},NaN`, "line 2: score 'NaN' is not a number: leave the row out"],
    [`time,score\n${T},`, "line 2: score '' is not a number"],
    [`time,score\n${T},0\n\n${T},1.01`, "line 4: score '1.01' is not in [−1, 1]: scale it"],
    [`time,score\n${T},-2`, "line 2: score '-2' is not in [−1, 1]"],
    ['when,score\n1,0', 'line 1: words need a column time and a column score; there are when, score'],
    ['time,score\n', 'holds no words: leave --words out'],
    ['{"observations":[{"time":1714557600000,"value":12.5}]}', "observation 1: score '12.5' is not in [−1, 1]"],
    ['{"observations":[{"time":1714557600000,"value":null}]}', "observation 1: score '' is not a number"],
    ['{"sources":[]}', 'holds no list of observations'],
    ['{', 'JSON'],
  ])('%j is refused: %s', async (content, words) => {
    await expect(readWords(file('bad', content))).rejects.toThrow(words);
  });
});

describe('janus run --words', () => {
  async function run(command: Command, ...args: string[]) {
    const { options, positional } = parseOptions(command, args);
    const { signal } = new AbortController();
    const result = await command.run({ options, positional, dataFolder: folder, progress: () => {}, signal });
    return result.json as Record<string, unknown> & { warnings: string[]; words: { count: number; hash: string } };
  }
  it('is part of what the run is: other words, another run; the same, the same', { timeout: 120_000 }, async () => {
    const series = simulate({ generator: 'base', bars: 1500, seed: 3, timeframeMs: 3_600_000 });
    const rows = Array.from(
      series.time,
      (time, i) =>
        `${time},${series.open[i]},${series.high[i]},${series.low[i]},${series.close[i]},${series.volume[i]}`,
    );
    const data = file('MADE-1h.csv', `time_ms,open,high,low,close,volume\n${rows.join('\n')}\n`);
    const wordsAt = (score: number): string =>
      Array.from({ length: 250 }, (_, i) => `${series.time[1200 + i]! + 1},${score}`).join('\n');
    const words = file('words.csv', `time,score\n${wordsAt(0.9)}\n`);
    const shared = ['--data', data, '--vision', 'none'];
    const silent = await run(runCommand, ...shared);
    const heard = await run(runCommand, ...shared, '--words', words);
    expect(silent.words).toBeNull();
    expect(heard.words).toMatchObject({ count: 250, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(heard['runId']).not.toBe(silent['runId']);
    expect(heard['configHash']).not.toBe(silent['configHash']);
    expect(heard['dataHash']).toBe(silent['dataHash']);
    expect(heard['auditHash']).not.toBe(silent['auditHash']);

    // What it heard goes with it: the same run can be lived through again.
    const plan = await planOfRun(folder, String(heard['runId']), () => Promise.resolve(null));
    expect(plan.words!.score).toEqual(new Float64Array(250).fill(0.9));

    const again = await run(runCommand, ...shared, '--words', words);
    expect([again['runId'], again['auditHash']]).toEqual([heard['runId'], heard['auditHash']]);

    const after = series.time.at(-1)! + 2 * series.timeframeMs;
    const late = file('late.csv', `time,score\n${series.time[0]! - 1},0\n${after},1\n`);
    const { warnings } = await run(runCommand, ...shared, '--words', late);
    expect(warnings).toContain('1 of 2 words became known after the last bar: never heard');
    expect(warnings).toContain('1 of 2 words were known before the first bar: heard at it, faded');
  });
  it('one strategy by itself hears none, and says so', async () => {
    const words = file('one.csv', `time,score\n${T},1\n`);
    await expect(run(backtestCommand, '--strategy', 'ema-flip', '--words', words)).rejects.toThrow(
      '--words: ema-flip by itself hears no words',
    );
  });
});
