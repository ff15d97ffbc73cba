/** Backtests as a page and a program reach them: over tRPC and as files, on a whole server with one finished run. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeLogger } from '../log.ts';
import { startServer, type Server } from '../server.ts';
import {
  CURVE_COLUMNS,
  type Backtest,
  type BacktestHead,
  type Fault,
  type TableInfo,
} from '../services/backtests/api.ts';
import { dataService } from '../services/data-service.ts';
import type { JobInfo } from '../services/jobs/api.ts';
import { jobsAddress } from '../services/jobs/backend.ts';
import { HANDLERS } from '../services/jobs/handlers/index.ts';
import { jobService } from '../services/jobs/service.ts';
import { startingJobs } from '../services/jobs/starting.ts';
import { importSeries } from '../testing/data-set.ts';
import { walk } from '../testing/series.ts';

const BARS = 2500;
const log = makeLogger({ JANUS_LOG: 'silent' });
let folder = '';
let server: Server;
let token = '';
let runId = '';

interface Answer {
  readonly status: number;
  /** What the procedure gave back, or its message. */
  readonly value: unknown;
}
async function answerOf(reply: Response): Promise<Answer> {
  const { result, error } = (await reply.json()) as {
    result?: { data: { json: unknown } };
    error?: { json: { message: string } };
  };
  return { status: reply.status, value: result ? result.data.json : error?.json.message };
}
async function query(name: string, input?: unknown): Promise<Answer> {
  const text = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify({ json: input }))}`;
  return answerOf(await fetch(`${server.url}/trpc/${name}${text}`));
}
async function change(name: string, input: unknown, bearer = token): Promise<Answer> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${bearer}` };
  const body = JSON.stringify({ json: input });
  return answerOf(await fetch(`${server.url}/trpc/${name}`, { method: 'POST', headers, body }));
}
const get = async <T>(name: string, input?: unknown): Promise<T> => {
  const { status, value } = await query(name, input);
  expect(status, String(value)).toBe(200);
  return value as T;
};
const file = (name: string): Promise<Response> => fetch(`${server.url}/api/backtests/${runId}/${name}`);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus backtests http '));
  const dataFolder = path.join(folder, 'data');
  mkdirSync(path.join(folder, 'site'));
  writeFileSync(path.join(folder, 'site', 'index.html'), 'workbench');
  await importSeries(walk(BARS, 7), dataFolder);
  server = await startServer({
    settings: { host: '127.0.0.1', port: 0, dataFolder, siteFolder: path.join(folder, 'site') },
    log,
    data: dataService(dataFolder, Date.now),
    makeJobs: (owned) => {
      const address = jobsAddress({}, owned);
      const open = () => jobService({ dataFolder: owned, address, handlers: HANDLERS, log, now: Date.now, atOnce: 1 });
      return startingJobs(address, open, () => undefined);
    },
  });
  token = readFileSync(path.join(dataFolder, 'token'), 'utf8').trim();
  await server.jobs.ready;
  const [set] = await get<{ name: string }[]>('data.list');
  const { value } = await change('jobs.submit', {
    kind: 'backtest',
    input: { data: set!.name, strategy: 'mean-reversion' },
  });
  let job = value as JobInfo;
  while (job.status === 'waiting' || job.status === 'active') {
    await new Promise((resolve) => setTimeout(resolve, 100));
    job = await get<JobInfo>('jobs.get', { jobId: job.jobId });
  }
  expect(job.status, job.error?.why).toBe('done');
  ({ runId } = job.result as { runId: string });
}, 120_000);
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('backtests over the wire', () => {
  it('are listed and told in full, with configuration and what may be luck', async () => {
    const [head, ...others] = await get<BacktestHead[]>('backtests.list');
    expect(others).toEqual([]);
    expect(head).toMatchObject({ runId, strategy: 'mean-reversion', bars: BARS, simulatedData: true, pinned: false });
    const full = await get<Backtest>('backtests.get', { runId });
    expect(full.summary.run.runId).toBe(runId);
    expect(full.config).toHaveProperty('account.equity');
    expect(full.assessment?.compared).toEqual([runId]);
    const unknown = await query('backtests.get', { runId: 'f'.repeat(16) });
    expect(unknown).toMatchObject({
      status: 404,
      value: expect.stringContaining('there is no finished run') as unknown,
    });
    expect((await query('backtests.get', { runId: '../../etc' })).status).toBe(400);
  });

  it('tell every option, and every fault of a text with its line', async () => {
    const tables = await get<TableInfo[]>('backtests.schema');
    const equity = tables.find((t) => t.name === 'account')?.fields.find((f) => f.name === 'equity');
    expect(equity).toMatchObject({ kind: 'number', min: 1 });
    const { faults } = await get<{ faults: Fault[] }>('backtests.validate', { toml: '[account]\nequity = -5\n' });
    expect(faults).toMatchObject([{ field: 'account.equity', line: 2 }]);
    // Longer than an address may be: sent as a body, and a question all the same.
    const long = `${'# as a body\n'.repeat(8000)}[nowhere]\n`;
    const { status, value } = await change('backtests.validate', { toml: long }, '');
    expect(status).toBe(200);
    expect(value).toMatchObject({ faults: [{ field: 'nowhere', line: 8001 }] });
    expect((await change('backtests.validate', { toml: 'x'.repeat(100_001) }, '')).status).toBe(400);
  });

  it('tell what a run takes where it is asked nothing else: as JANUS comes, and then what janus.toml sets', async () => {
    const tables = await get<TableInfo[]>('backtests.schema');
    const told = (table: string, name: string) =>
      tables.find((t) => t.name === table)!.fields.find((f) => f.name === name)!.default;
    const own = { seed: 1, equity: told('account', 'equity'), takerBps: told('venue', 'takerBps') };
    expect(await get('runs.defaults')).toEqual(own);
    const toml = path.join(folder, 'data', 'janus.toml');
    writeFileSync(toml, '[account]\nequity = 5_000\n');
    // The file is looked at once a second.
    await expect.poll(() => get('runs.defaults'), { timeout: 10_000 }).toEqual({ ...own, equity: 5000 });
    rmSync(toml);
    await expect.poll(() => get('runs.defaults'), { timeout: 10_000 }).toEqual(own);
  });

  it('are annotated, pinned, removed and brought back by whoever has the token, and by nobody else', async () => {
    const changes = [
      ['backtests.annotate', { runId, notes: 'too good' }],
      ['backtests.pin', { runId }],
      ['backtests.remove', { runId }],
      ['backtests.restore', { runId }],
    ] as const;
    for (const [name, input] of changes) {
      expect((await change(name, input, 'somebody')).status, name).toBe(403);
      expect((await change(name, { ...input, more: 1 })).status, name).toBe(name.match(/annotate|pin/) ? 400 : 200);
    }
    const head = async (): Promise<BacktestHead | undefined> => (await get<BacktestHead[]>('backtests.list'))[0];
    await change(...changes[0]);
    await change(...changes[1]);
    expect(await head()).toMatchObject({ notes: 'too good', pinned: true });
    await change(...changes[2]);
    expect(await head()).toBeUndefined();
    const removed = await get<BacktestHead[]>('backtests.list', { removed: true });
    expect(removed.map((run) => run.runId)).toEqual([runId]);
    await change(...changes[3]);
    expect(await head()).toMatchObject({ runId, notes: 'too good' });
    await change('backtests.pin', { runId: null });
    expect(await head()).toMatchObject({ pinned: false });
  });
});

describe('the files of a backtest', () => {
  it('give the curves as columns of one length, the last equity as the figures have it', async () => {
    const reply = await file('curves');
    const flat = new Float64Array(await reply.arrayBuffer());
    const rows = flat.length / CURVE_COLUMNS.length;
    expect(rows).toBe(BARS);
    const column = (name: (typeof CURVE_COLUMNS)[number]): Float64Array =>
      flat.subarray(CURVE_COLUMNS.indexOf(name) * rows, (CURVE_COLUMNS.indexOf(name) + 1) * rows);
    const { metrics } = await get<Backtest>('backtests.get', { runId });
    const equity = column('equity');
    expect(equity.at(-1)! / equity[0]! - 1).toBeCloseTo(metrics['totalReturn']!, 9);
    expect(column('bar').at(-1)).toBe(BARS - 1);
  });

  it('give a report without script or foreign address, and the tables as CSV and Parquet', async () => {
    const report = await file('report.html');
    expect(report.headers.get('content-disposition')).toBe(`attachment; filename="janus-${runId.slice(0, 8)}.html"`);
    const html = await report.text();
    expect(html).toContain('too good');
    expect(html).not.toMatch(/<script|https?:\/\/|src=/i);
    const csv = (await (await file('trades.csv')).text()).trim().split('\n');
    const { summary } = await get<Backtest>('backtests.get', { runId });
    expect(csv).toHaveLength(summary.trades + 1);
    const parquet = Buffer.from(await (await file('bars.parquet')).arrayBuffer());
    expect([parquet.subarray(0, 4).toString(), parquet.subarray(-4).toString()]).toEqual(['PAR1', 'PAR1']);
  });

  it('are not there for an unknown run, table or format', async () => {
    expect((await file('bars.xlsx')).status).toBe(404);
    expect((await file('orders.csv')).status).toBe(404);
    expect((await fetch(`${server.url}/api/backtests/${'f'.repeat(16)}/bars.csv`)).status).toBe(404);
  });
});
