import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataService } from './data-service.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus data '));
});
afterAll(() => rmSync(folder, { recursive: true }));

it('has the bundled bars on a fresh machine', async () => {
  const data = dataService(folder, () => 0);
  // 5,105 rows from 2000-01-03 to 2020-04-17, as the file's own first and last line say.
  expect(await data.list()).toMatchObject([
    {
      name: 'SP500',
      assetClass: 'equity',
      bars: 5105,
      from: Date.UTC(2000, 0, 3),
      to: Date.UTC(2020, 3, 17),
      simulated: false,
    },
  ]);
  expect((await data.load('sp500')).series.length).toBe(5105);
});

it('reads no files, whatever a page asks for', async () => {
  const file = path.join(folder, 'private.csv');
  writeFileSync(file, 'time,open,high,low,close\n2024-01-01,1,1,1,1\n2024-01-02,1,1,1,1\n');
  await expect(dataService(folder, () => 0).load(file)).rejects.toThrow('there is no data set');
});
