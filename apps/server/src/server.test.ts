/** The whole server on a free port and a folder of its own: what it serves, to whom, and that it leaves nothing. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AUDIT_FIELDS, AUDIT_WIDTH, TIMING_WIDTH, VERSION } from '@janus/domain';
import { deserialize, serialize } from 'superjson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { DataSet, RunInfo, RunSummary, RunTrades, SystemInfo } from './api.ts';
import { makeLogger } from './log.ts';
import { startServer, type Server, type ServerParts } from './server.ts';
import { dataService } from './services/data-service.ts';
import type { JobHealth, JobInfo, JobList } from './services/jobs/api.ts';
import { jobsAddress } from './services/jobs/backend.ts';
import { jobClient, runningServer } from './services/jobs/client.ts';
import { HANDLERS } from './services/jobs/handlers/index.ts';
import { jobService } from './services/jobs/service.ts';
import { startingJobs } from './services/jobs/starting.ts';
import { importSeries } from './testing/data-set.ts';
import { walk } from './testing/series.ts';

const BARS = 1500;
const series = walk(BARS, 7);
let folder = '';
let dataFolder = '';
let server: Server;
let token = '';
let base = '';

const log = makeLogger({ JANUS_LOG: 'silent' });
const partsFor = (data: string, port = 0): ServerParts => ({
  settings: { host: '127.0.0.1', port, dataFolder: data, siteFolder: path.join(folder, 'site') },
  log,
  data: dataService(data, Date.now),
  makeJobs: (owned) => {
    const address = jobsAddress({}, owned);
    const open = () => jobService({ dataFolder: owned, address, handlers: HANDLERS, log, now: Date.now, atOnce: 1 });
    return startingJobs(address, open, () => undefined);
  },
});

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus server '));
  dataFolder = path.join(folder, 'data folder');
  mkdirSync(path.join(folder, 'site'));
  writeFileSync(path.join(folder, 'site', 'index.html'), '<script>go()</script>workbench');
  await importSeries(series, dataFolder);
  server = await startServer(partsFor(dataFolder));
  base = server.url;
  token = readFileSync(path.join(dataFolder, 'token'), 'utf8').trim();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

interface Reply {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}
/** node:http, since fetch neither sets Host nor Origin. A connection each: one that is kept may just be closing. */
function ask(target: string, headers: Record<string, string> = {}, method = 'GET', body = ''): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: server.port, path: target, method, headers, agent: false };
    const request = http.request(options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}
const unwrap = (reply: Reply): unknown => {
  const { result } = JSON.parse(reply.body.toString()) as { result?: { data: never } };
  if (!result) throw new Error(reply.body.toString());
  return deserialize(result.data);
};
const inputOf = (input: unknown): string => JSON.stringify(serialize(input));
const query = async <T>(name: string, input?: unknown): Promise<T> =>
  unwrap(await ask(`/trpc/${name}${input === undefined ? '' : `?input=${encodeURIComponent(inputOf(input))}`}`)) as T;
const own = (): Record<string, string> => ({ authorization: `Bearer ${token}` });
const mutate = (name: string, input: unknown, headers: Record<string, string>): Promise<Reply> =>
  ask(`/trpc/${name}`, { 'content-type': 'application/json', ...headers }, 'POST', inputOf(input));
const start = async (input: unknown): Promise<string> =>
  (unwrap(await mutate('runs.start', input, own())) as { runId: string }).runId;

async function finished(runId: string): Promise<RunInfo> {
  for (;;) {
    const info = (await query<RunInfo[]>('runs.list')).find((run) => run.runId === runId)!;
    if (info.status !== 'queued' && info.status !== 'running') return info;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Status of the answer to an upgrade; 101 = it went through. */
const attempt = (target: string, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${target}`, { headers });
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    socket.on('open', () => {
      socket.close();
      resolve(101);
    });
    socket.on('error', () => undefined);
  });

describe('documents', () => {
  it('are isolated, under a strict policy, and bring the token where no script sees it', async () => {
    const { status, headers, body } = await ask('/');
    expect([status, body.toString()]).toEqual([200, '<script>go()</script>workbench']);
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    });
    expect(headers['content-security-policy']).not.toMatch(/unsafe-inline|'unsafe-eval'/);
    expect(headers['set-cookie']).toEqual([`janus_${server.port}=${token}; Path=/; HttpOnly; SameSite=Strict`]);
  });
});

describe('queries', () => {
  it('say what this server is', async () => {
    expect(await query<SystemInfo>('system.info')).toMatchObject({ version: VERSION, mode: 'SIMULATED', dataFolder });
    expect(JSON.parse((await ask('/healthz')).body.toString())).toMatchObject({
      ok: true,
      pid: process.pid,
      ready: true,
    });
    expect(await query<DataSet[]>('data.list')).toContainEqual(
      expect.objectContaining({ name: 'WALK:1h', symbol: 'WALK', bars: BARS }),
    );
  });
  it('for what is not there answer 404 in words', async () => {
    const reply = await ask(`/trpc/runs.summary?input=${encodeURIComponent(inputOf({ runId: 'abcdef0123' }))}`);
    expect([reply.status, reply.body.toString()]).toEqual([404, expect.stringContaining('there is no run abcdef0123')]);
    expect(reply.body.toString()).not.toContain('.ts:');
  });
});

describe('the door', () => {
  it('knows its own name only', async () => {
    for (const host of ['evil.example', `evil.example:${server.port}`, '127.0.0.1:1'])
      expect((await ask('/', { host })).status).toBe(421);
    expect((await ask('/', { host: `localhost:${server.port}` })).status).toBe(200);
  });
  it('refuses changes without the token, from other pages, and over GET', async () => {
    const input = { data: 'WALK' };
    const page = { origin: base, host: `127.0.0.1:${server.port}` };
    const cookie = `janus_${server.port}=${token}`;
    const attempts = [
      {},
      page,
      { ...page, cookie: `janus_${server.port}=${'0'.repeat(64)}` },
      { ...page, cookie, origin: 'http://evil.example' },
      { cookie },
      { authorization: `Bearer ${token}`, origin: 'null' },
    ];
    for (const headers of attempts) expect((await mutate('runs.start', input, headers)).status).toBe(403);
    const overGet = await ask(`/trpc/runs.start?input=${encodeURIComponent(inputOf(input))}`, own());
    expect(overGet.status).toBe(405);
    expect(await query<RunInfo[]>('runs.list')).toEqual([]);
  });
  it('refuses WebSockets of other pages and of strangers', async () => {
    expect(await attempt('/trpc', {})).toBe(403);
    expect(await attempt('/trpc', { origin: 'http://evil.example' })).toBe(403);
    expect(await attempt('/frames?run=x', { origin: 'http://evil.example', ...own() })).toBe(403);
    expect(await attempt('/trpc', { host: 'evil.example', origin: 'http://evil.example' })).toBe(421);
    expect(await attempt('/elsewhere', own())).toBe(404);
    expect(await attempt('/trpc', { origin: base })).toBe(101);
  });
});

describe('a run', () => {
  let runId = '';
  beforeAll(async () => {
    await server.jobs.ready;
    const reply = await mutate(
      'runs.start',
      { data: 'WALK' },
      { origin: base, cookie: `janus_${server.port}=${token}` },
    );
    runId = (unwrap(reply) as { runId: string }).runId;
  });

  it('tells how far it is until it is done', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/trpc`, { headers: { origin: base } });
    const seen = await new Promise<RunInfo[]>((resolve, reject) => {
      const infos: RunInfo[] = [];
      socket.on('error', reject);
      socket.on('open', () =>
        socket.send(
          JSON.stringify({
            id: 1,
            method: 'subscription',
            params: { path: 'runs.progress', input: serialize({ runId }) },
          }),
        ),
      );
      socket.on('message', (text: Buffer) => {
        const { result } = JSON.parse(text.toString()) as { result?: { type: string; data: never } };
        if (result?.type === 'data') infos.push(deserialize(result.data));
        if (result?.type === 'stopped') resolve(infos);
      });
    });
    socket.close();
    expect(seen.at(-1)).toMatchObject({ runId, status: 'done', progress: 1, error: null, simulatedData: true });
    expect(seen.every((info, i) => i === 0 || info.progress >= seen[i - 1]!.progress)).toBe(true);
  });

  it('is summed up, with what it is the result of', async () => {
    const summary = await query<RunSummary>('runs.summary', { runId });
    expect(summary.provenance).toMatchObject({ seed: 1, runId, version: VERSION, backend: 'wasm-simd' });
    expect(summary.events).toBe(BARS);
    expect(summary.warnings).toContain('these bars are simulated');
    expect(Object.values(summary.vetoes).length).toBeGreaterThan(0);
    const { fills, trades } = await query<RunTrades>('runs.trades', { runId });
    expect(trades.length).toBe(summary.trades);
    expect(fills.length).toBeGreaterThanOrEqual(trades.length);
  });

  it('gives its bars as columns, whole or in part', async () => {
    const { status, headers, body } = await ask(`/api/runs/${runId}/bars?from=10&to=13`);
    expect([status, headers['x-columns'], headers['x-rows'], headers.etag]).toEqual([
      200,
      'time,open,high,low,close,volume',
      '3',
      `"${runId}"`,
    ]);
    const columns = new Float64Array(body.buffer.slice(body.byteOffset, body.byteOffset + body.length));
    expect([...columns.subarray(0, 3)]).toEqual([...series.time.subarray(10, 13)]);
    expect([...columns.subarray(12, 15)]).toEqual([...series.close.subarray(10, 13)]);
    expect((await ask(`/api/runs/${runId}/bars`)).body.length).toBe(6 * BARS * 8);
    expect((await ask(`/api/runs/${runId}/bars`, { 'if-none-match': `"${runId}"` })).status).toBe(304);
  });

  it('gives its records as columns, and one by one', async () => {
    const { headers, body } = await ask(`/api/runs/${runId}/audit?from=100&to=110&fields=close,barIndex`);
    const columns = new Float64Array(body.buffer.slice(body.byteOffset, body.byteOffset + body.length));
    expect(headers['x-columns']).toBe('close,barIndex');
    expect([...columns.subarray(0, 10)]).toEqual([...series.close.subarray(100, 110)]);
    expect([...columns.subarray(10)]).toEqual(Array.from({ length: 10 }, (_, i) => 100 + i));
    const record = await ask(`/api/runs/${runId}/record?bar=104`);
    expect(record.body.length).toBe(AUDIT_WIDTH * 8 + TIMING_WIDTH * 4);
    expect(record.body.readDoubleLE(AUDIT_FIELDS.indexOf('close') * 8)).toBe(series.close[104]);
  });

  it.each([
    ['bars?from=5&to=4', 400, 'from=5 is after to=4'],
    [`bars?to=${BARS + 1}`, 400, 'is not a whole number'],
    ['bars?from=-1', 400, 'from=-1'],
    ['audit?fields=close,nonsense', 400, "'nonsense' is not a field"],
    ['audit', 400, 'fields='],
    [`record?bar=${BARS}`, 400, 'bar='],
    ['record', 400, 'bar='],
    ['nothing', 404, 'there is no'],
  ])('refuses %s', async (target, status, message) => {
    const reply = await ask(`/api/runs/${runId}/${target}`);
    expect(reply.status).toBe(status);
    expect((JSON.parse(reply.body.toString()) as { error: { message: string } }).error.message).toContain(message);
  });

  it('does not leave its folder', async () => {
    for (const id of ['..%2f..', 'abcdef0123', '....']) expect((await ask(`/api/runs/${id}/bars`)).status).toBe(404);
  });

  it('is played as frames, with speed and seek', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/frames?run=${runId}&from=20&speed=2000`, {
      headers: own(),
    });
    const bars: number[] = [];
    const faults: string[] = [];
    await new Promise<void>((resolve, reject) => {
      socket.on('error', reject);
      socket.on('message', (data: Buffer, binary) => {
        if (!binary) {
          const message = JSON.parse(data.toString()) as { end?: true; error?: string };
          if (message.error) faults.push(message.error);
          if (message.end) resolve();
          return;
        }
        expect([data.readUInt32LE(0), data.readUInt32LE(8), data.length]).toEqual([
          1,
          AUDIT_WIDTH,
          16 + AUDIT_WIDTH * 8,
        ]);
        const bar = data.readUInt32LE(4);
        expect(data.readDoubleLE(16 + AUDIT_FIELDS.indexOf('close') * 8)).toBe(series.close[bar]);
        bars.push(bar);
        if (bars.length === 5) {
          socket.send('{"speed":-1}');
          socket.send('nonsense');
          socket.send(JSON.stringify({ seek: BARS - 10 }));
        }
      });
    });
    socket.close();
    expect(bars.slice(0, 5)).toEqual([20, 21, 22, 23, 24]);
    expect(bars.slice(-10)).toEqual(Array.from({ length: 10 }, (_, i) => BARS - 10 + i));
    expect(faults).toEqual([expect.stringContaining('speed -1'), 'a command is a JSON object']);
  });

  it('that is asked for again is there already', async () => {
    const before = readdirSync(path.join(dataFolder, 'runs'));
    expect(await start({ data: 'WALK', config: {} })).toBe(runId);
    expect((await query<RunInfo[]>('runs.list')).length).toBe(1);
    expect(readdirSync(path.join(dataFolder, 'runs'))).toEqual(before);
  });

  it('with a region switched off is another run, and can be cancelled', async () => {
    const other = await start({ data: 'WALK', lesions: ['amygdala'] });
    expect(other).not.toBe(runId);
    const busy = await ask(`/api/runs/${other}/bars`);
    if (busy.status !== 200) {
      expect(busy.status).toBe(409);
      await mutate('runs.cancel', { runId: other }, own());
    }
    expect(['cancelled', 'done']).toContain((await finished(other)).status);
    expect((await mutate('runs.cancel', { runId }, own())).status).toBe(412);
  });

  it.each([
    [{ data: 'WALK', lesions: ['appendix'] }, 400, "lesion 'appendix' is not a region, rule or tier"],
    [{ data: 'WALK', config: { loop: { nonsense: 1 } } }, 400, 'unknown option'],
    [{ data: 'NOWHERE' }, 404, "no data set 'NOWHERE'"],
    [{ data: 'WALK', seeds: 3 }, 400, 'seeds'],
  ])('that cannot be is refused in words: %j', async (input, status, message) => {
    const reply = await mutate('runs.start', input, own());
    expect([reply.status, reply.body.toString()]).toEqual([status, expect.stringContaining(message)]);
  });
});

describe('the data folder and the port', () => {
  it('have one owner', async () => {
    await expect(startServer(partsFor(dataFolder))).rejects.toThrow(`belongs to process ${process.pid}`);
    const other = path.join(folder, 'other');
    await expect(startServer(partsFor(other, server.port))).rejects.toThrow(`port ${server.port}`);
    expect(existsSync(path.join(other, 'server.lock'))).toBe(false);
  });
  it('are free again after a stop, with no part of a run left, and the runs are still there', async () => {
    const data = path.join(folder, 'stopped');
    await importSeries(series, data);
    const first = await startServer(partsFor(data));
    await first.jobs.ready;
    const { runId } = await first.runs.start({ data: 'WALK' });
    for await (const { stage } of first.runs.watch(runId, new AbortController().signal))
      if (stage.startsWith('fitting')) break;
    expect(readdirSync(path.join(data, 'runs'))).toEqual([expect.stringMatching(`^.part-${runId}-${process.pid}-`)]);
    await first.close();
    await first.close();
    expect(existsSync(path.join(data, 'server.lock'))).toBe(false);
    expect(readdirSync(path.join(data, 'runs'))).toEqual([]);
    await expect(fetch(first.url)).rejects.toThrow();
    // What ran was put back: the next server takes it up.
    const second = await startServer(partsFor(data, first.port));
    await second.jobs.ready;
    for await (const info of second.runs.watch(runId, new AbortController().signal)) void info;
    expect(second.runs.list()).toEqual([expect.objectContaining({ runId, status: 'done' })]);
    await second.close();
  });
});

describe('jobs', () => {
  it('are looked at by anybody, and changed by whoever holds the token', async () => {
    await server.jobs.ready;
    const job = { kind: 'simulate', input: { bars: 500, seed: 3, symbol: 'MADE' } };
    expect((await mutate('jobs.submit', job, {})).status).toBe(403);
    const info = unwrap(await mutate('jobs.submit', job, own())) as JobInfo;
    expect(info).toMatchObject({ kind: 'simulate', title: 'Simulation of 500 bars as MADE, seed 3' });
    let last = info;
    for await (const now of server.jobs.watch(info.jobId, new AbortController().signal)) last = now;
    expect(last).toMatchObject({ status: 'done', result: { name: 'MADE:1h', rows: 500, simulated: true } });
    expect(await query<JobInfo>('jobs.get', { jobId: info.jobId })).toEqual(last);
    const { jobs, total } = await query<JobList>('jobs.list', { kind: 'simulate' });
    expect([jobs, total]).toEqual([[last], 1]);
    expect(await query<JobHealth>('jobs.health')).toMatchObject({ state: 'ready', backend: 'pglite' });
    expect((await mutate('jobs.cancel', { jobId: info.jobId }, own())).status).toBe(412);
  });

  it('are asked for by the command line, with the token of the folder', async () => {
    const found = runningServer(dataFolder);
    expect(found).toEqual({ pid: process.pid, url: base });
    const client = jobClient(dataFolder, found!);
    expect((await client.list({ kind: 'simulate' })).total).toBe(1);
    await expect(client.cancel('0'.repeat(28))).rejects.toMatchObject({ code: 'no-data' });
    const [done] = (await client.list({ kind: 'simulate' })).jobs;
    await expect(client.retry(done!.jobId)).rejects.toMatchObject({ code: 'refused' });
    expect(runningServer(path.join(folder, 'nowhere'))).toBeNull();
  });

  it('that cannot be are refused in words, with every fault', async () => {
    const reply = await mutate('jobs.submit', { kind: 'simulate', input: { bars: 0, seeds: 3 } }, own());
    expect(reply.status).toBe(400);
    for (const word of ['simulate.bars', 'simulate.seed', 'seeds']) expect(reply.body.toString()).toContain(word);
    expect((await mutate('jobs.submit', { kind: 'sleep', input: {} }, own())).status).toBe(400);
    const unknown = await mutate('jobs.submit', { kind: 'backtest', input: { data: '/etc/passwd' } }, own());
    expect(unknown.status).toBe(404);
  });
});

describe('uploads', () => {
  const put = (headers: Record<string, string>, method = 'PUT'): Promise<Reply> =>
    ask('/api/uploads/ACME%20daily.csv', headers, method, 'time,open,high,low,close\n2024-01-01,1,2,1,2\n');

  it('takes a file from whoever holds the token, and from nobody else', async () => {
    expect((await put({})).status).toBe(403);
    expect((await put({ ...own(), origin: 'http://evil.example' })).status).toBe(403);
    expect((await put(own(), 'POST')).status).toBe(405);
    const taken = await put(own());
    expect(taken.status).toBe(201);
    expect(JSON.parse(taken.body.toString())).toMatchObject({ name: 'ACME daily.csv', bytes: 44 });
  });

  it('removes and brings back by ticket; an unknown name is 404', async () => {
    expect((await mutate('data.remove', { name: 'NOPE' }, own())).status).toBe(404);
    expect((await mutate('data.restore', { ticket: 'x' }, own())).status).toBe(404);
    expect((await mutate('data.remove', { name: 'NOPE' }, {})).status).toBe(403);
  });
});
