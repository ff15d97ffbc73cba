/** `janus gaf` on files: what it answers, and what it refuses. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import shipped from '@janus/kernels/fixtures/gaf-pyts.json' with { type: 'json' };
import { parseOptions } from '../parse.ts';
import { gafCommand } from './gaf.ts';

interface Answer {
  size: number;
  field: string;
  scale: string;
  runId: string;
  frames: { start: number; end: number; constant: boolean; matrix: number[][] }[];
}

let folder = '';
const file = (name: string, content: string | Uint8Array): string => {
  const full = path.join(folder, name);
  writeFileSync(full, content);
  return full;
};
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus-gaf-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function gaf(...args: string[]) {
  const { options, positional } = parseOptions(gafCommand, args);
  const { signal } = new AbortController();
  const result = await gafCommand.run({ options, positional, dataFolder: folder, progress: () => {}, signal });
  return { json: result.json as Answer, text: result.text };
}

describe('frames', () => {
  it('[E1][E5][E6] equal pyts on a column of a file', async () => {
    const wave = shipped.cases.filter((c) => c.op === 'gaf' && !('sample_range' in c) && c.input.length === 150);
    expect(wave.length).toBe(4);
    for (const c of wave) {
      const rows = c.input.map((v, i) => `${i},${v}`).join('\n');
      const data = file('wave.csv', `t,close\n${rows}\n`);
      const field = c.method === 'summation' ? 'gasf' : 'gadf';
      const size = String(c.image_size);
      const { json } = await gaf('--input', data, '--window', '150', '--size', size, '--field', field);
      expect([json.size, json.field, json.scale]).toEqual([c.image_size, field, 'minmax']);
      expect(json.frames.length).toBe(1);
      expect([json.frames[0]!.start, json.frames[0]!.end]).toEqual([0, 149]);
      const want = c.expected as number[][];
      json.frames[0]!.matrix.forEach((row, i) =>
        row.forEach((v, j) => expect(Math.abs(v - want[i]![j]!)).toBeLessThan(1e-7)),
      );
    }
  });

  it('are of the last window unless a video is asked for', async () => {
    const data = file('ramp.csv', `Close,x\n${Array.from({ length: 10 }, (_, i) => `${i * i},0`).join('\n')}\n`);
    const common = ['--input', data, '--window', '4', '--size', '4', '--field', 'gadf'];
    const last = (await gaf(...common)).json;
    expect(last.frames.map(({ start, end }) => [start, end])).toEqual([[6, 9]]);
    const video = (await gaf(...common, '--video', '--stride', '3')).json;
    expect(video.frames.map(({ start, end }) => [start, end])).toEqual([
      [0, 3],
      [3, 6],
      [6, 9],
    ]);
    expect(video.frames[2]).toEqual(last.frames[0]);
    expect((await gaf(...common, '--video')).json.frames.length).toBe(7);
    expect(video.runId).not.toBe(last.runId);
    expect((await gaf(...common)).json).toEqual(last);
  });

  it('[E2] map by mean and deviation on request', async () => {
    // 1, 3, 5, 7: mean 4, deviation √5. x̃ = ±tanh(3/√5), ±tanh(1/√5); GASF's diagonal is 2x̃² − 1.
    const data = file('four.csv', 'v\n1\n3\n5\n7\n');
    const { json } = await gaf(
      '--input',
      data,
      '--column',
      'v',
      '--window',
      '4',
      '--size',
      '4',
      '--field',
      'gasf',
      '--scale',
      'tanh',
    );
    const outer = 2 * Math.tanh(3 / Math.sqrt(5)) ** 2 - 1;
    const inner = 2 * Math.tanh(1 / Math.sqrt(5)) ** 2 - 1;
    [outer, inner, inner, outer].forEach((w, i) => expect(json.frames[0]!.matrix[i]![i]).toBeCloseTo(w, 12));
  });

  it('say where a window was constant, in both scales', async () => {
    const data = file('flat.csv', `close\n${'0.1\n'.repeat(6)}`);
    for (const scale of ['minmax', 'tanh']) {
      const { json, text } = await gaf(
        '--input',
        data,
        '--window',
        '3',
        '--size',
        '2',
        '--field',
        'gasf',
        '--scale',
        scale,
      );
      expect(json.frames[0]).toEqual({
        start: 3,
        end: 5,
        constant: true,
        matrix: [
          [-1, -1],
          [-1, -1],
        ],
      });
      expect(text).toContain('1 of them constant');
    }
  });

  it('come from gzipped files, files without a header, and any letter case', async () => {
    const plain = Array.from({ length: 5 }, (_, i) => `${i},${10 - i}`).join('\n');
    const args = ['--window', '3', '--size', '3', '--field', 'gasf'];
    const named = await gaf('--input', file('a.csv.gz', gzipSync(`T,CLOSE\n${plain}`)), ...args);
    const bare = await gaf('--input', file('b.csv', plain), '--column', '2', ...args);
    expect(bare.json.frames).toEqual(named.json.frames);
    expect(named.text.split('\n').length).toBe(6);
  });
});

describe('refusals', () => {
  const base = ['--window', '3', '--size', '3', '--field', 'gasf'];
  const rows = 'time,open,close\n1,5,6\n2,6,7\n3,7,8\n4,8,9\n';
  it.each([
    [['--column', 'clsoe'], 'which has time, open, close', rows],
    [['--column', 'clsoe'], '--column clsoe is not in', rows],
    [['--window', '5', '--size', '3', '--field', 'gasf'], '--window 5 is longer than the 4 rows', rows],
    [['--window', '3', '--size', '4', '--field', 'gasf'], '--size 4 is above --window 3', rows],
    [[...base, '--stride', '2'], '--stride 2 needs --video', rows],
    [[...base, '--column', 'open'], "line 3, column open: 'n/a' is not a finite number", rows.replace('2,6', '2,n/a')],
    [base, "line 3, column close: '' is not a finite number", rows.replace('2,6,7', '2,6')],
    [base, 'has no rows', ''],
    [base, 'has no header; its columns are 1, 2', '1,2\n3,4\n5,6\n'],
  ])('%j: %s', async (args, message, content) => {
    const given = args.includes('--window') ? args : [...base, ...args];
    await expect(gaf('--input', file('bad.csv', content), ...given)).rejects.toThrow(message);
  });
  it('refuses more frames than one answer can hold, and says which stride would do', async () => {
    const data = file('long.csv', `close\n${Array.from({ length: 3000 }, (_, i) => i % 7).join('\n')}\n`);
    const args = ['--input', data, '--window', '512', '--size', '512', '--field', 'gasf', '--video'];
    await expect(gaf(...args)).rejects.toThrow('2489 frames of 512 × 512 are too many');
    const stride = /--stride to (\d+)/.exec(await gaf(...args).then(() => '', String))![1]!;
    expect((await gaf(...args, '--stride', stride)).json.frames.length).toBeLessThanOrEqual(38);
  });
  it('stops when it is cancelled', async () => {
    const data = file('ramp2.csv', `close\n${Array.from({ length: 9 }, (_, i) => i).join('\n')}\n`);
    const { options, positional } = parseOptions(gafCommand, ['--input', data, ...base, '--video']);
    const input = { options, positional, dataFolder: folder, progress: () => {}, signal: AbortSignal.abort() };
    await expect(gafCommand.run(input)).rejects.toMatchObject({ code: 'cancelled' });
  });
});
