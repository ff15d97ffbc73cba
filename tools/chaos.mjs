// npm run chaos -- --kills N [--backend pglite|postgresql] [--seed K]
// Kills the real server with SIGKILL at seeded random moments, while it starts, while jobs run and while it is being
// written to, and starts it again on the same folder. What it acknowledged must be there; every job must end or say why;
// a lock must never keep the server from starting. One line a kill; exit 1 on any loss. Plain Node.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    backend: { type: 'string', default: 'pglite' },
    seed: { type: 'string', default: '1' },
  },
});
const kills = Number(values.kills);
const seed = Number(values.seed);
if (!Number.isInteger(kills) || kills < 1) usage(`--kills ${values.kills} is not a whole number of at least 1`);
if (!Number.isInteger(seed)) usage(`--seed ${values.seed} is not a whole number`);
if (!['pglite', 'postgresql'].includes(values.backend))
  usage(`--backend ${values.backend} is not pglite or postgresql`);

function usage(message) {
  console.error(`chaos: ${message}`);
  process.exit(2);
}

/** One in so many kills falls while the server starts. */
const EARLY_SHARE = 0.3;
const EARLY_MS = 4000;
/** The others fall so long after the jobs were ready, at most. */
const LATE_MS = 3000;
/** A server that is not ready by then is stuck. */
const START_MS = 60_000;
const END_MS = 1_800_000;
/** Too few for a walk-forward: that job has to fail and say so. */
const BARS = 800;
/** The queue remembers 500 ended jobs of each outcome: more submissions than that would be forgotten, not lost. */
const MOST_JOBS = 300;

let state = seed >>> 0;
/** mulberry32: [0, 1) */
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const folder = mkdtempSync(path.join(tmpdir(), 'janus-chaos-'));
const env = { ...process.env, JANUS_DATA: folder, PORT: '0', JANUS_LOG: 'error' };
delete env.DATABASE_URL;
delete env.JANUS_JOBS_URL;
let postgres = null;
if (values.backend === 'postgresql') {
  const { register } = await import('tsx/esm/api');
  const unregister = register();
  const { startPostgres } = await import('../apps/server/src/testing/postgres.ts');
  await unregister();
  postgres = await startPostgres();
  env.DATABASE_URL = postgres.database();
}

const losses = [];
/** What the server has said yes to: jobs by id, uploads by sha256. */
const jobs = new Set();
const uploads = new Map();
let recoveredMost = 0;

function launch() {
  const child = spawn(process.execPath, ['--import', 'tsx', 'apps/server/src/main.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const server = { child, began: performance.now(), ended: false, said: '', url: null, ready: false };
  child.stderr.on('data', (text) => (server.said += text));
  server.exit = new Promise((resolve) =>
    child.once('exit', (code, signal) => {
      server.ended = true;
      server.code = code;
      resolve(signal ?? code);
    }),
  );
  return server;
}

async function ask(server, procedure, input, changes) {
  const token = readFileSync(path.join(folder, 'token'), 'utf8').trim();
  // A connection that is kept may be closed by the server just as the next question goes out.
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, connection: 'close' };
  const text = JSON.stringify({ json: input });
  const reply = changes
    ? await fetch(`${server.url}/trpc/${procedure}`, { method: 'POST', headers, body: text })
    : await fetch(`${server.url}/trpc/${procedure}?input=${encodeURIComponent(text)}`, { headers });
  const body = await reply.json();
  if (!body.result) throw new Error(`${procedure}: ${body.error?.json?.message ?? reply.status}`);
  return body.result.data.json;
}

/** Resolves once the jobs are ready, or the process has ended. */
async function untilReady(server) {
  while (!server.ended) {
    if (performance.now() - server.began > START_MS) {
      losses.push(`the server was not ready after ${START_MS / 1000} s: ${server.said}`);
      return;
    }
    try {
      const address = JSON.parse(readFileSync(path.join(folder, 'server.json'), 'utf8'));
      if (address.pid === server.child.pid) {
        server.url = address.url;
        if ((await ask(server, 'jobs.health', null, false)).state === 'ready') {
          server.ready = true;
          server.readyMs = performance.now() - server.began;
          return;
        }
      }
    } catch {
      // not listening yet, or killed meanwhile
    }
    await sleep(50);
  }
}

let made = 0;
function newJob() {
  made += 1;
  const kind = random();
  if (kind < 0.35)
    return { kind: 'simulate', input: { bars: BARS, seed: made, symbol: `SIM${made}`, timeframe: '1d' } };
  if (kind < 0.95) return { kind: 'backtest', input: { data: 'CHAOS', seed: made } };
  return { kind: 'walkforward', input: { data: 'CHAOS', seed: made, folds: 2, gap: 0 } };
}

async function upload(server) {
  const name = `bars-${made++}.csv`;
  const body = `time,open,high,low,close\n2024-01-01,1,2,1,${(1 + random()).toFixed(6)}\n`;
  const token = readFileSync(path.join(folder, 'token'), 'utf8').trim();
  const reply = await fetch(`${server.url}/api/uploads/${name}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}` },
    body,
  });
  if (reply.status !== 201) return;
  const told = await reply.json();
  uploads.set(told.upload, told.sha256);
}

/** Submits and writes until the server is gone. */
async function work(server) {
  while (!server.ended) {
    try {
      if (random() < 0.25) await upload(server);
      else if (jobs.size < MOST_JOBS) {
        const { kind, input } = newJob();
        const { jobId } = await ask(server, 'jobs.submit', { kind, input }, true);
        jobs.add(jobId);
      }
    } catch {
      // not acknowledged: nothing was promised
    }
    await sleep(200 + random() * 800);
  }
}

/** Everything acknowledged so far, against what the server knows now. */
async function check(server) {
  const { jobs: known } = await ask(server, 'jobs.list', { limit: 1000 }, false);
  const ids = new Set(known.map(({ jobId }) => jobId));
  for (const jobId of jobs) if (!ids.has(jobId)) losses.push(`job ${jobId} was acknowledged and is gone`);
  for (const [name, sha256] of uploads) {
    const file = path.join(folder, 'uploads', name);
    const found = existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'nothing';
    if (found !== sha256) losses.push(`upload ${name} was acknowledged and is ${found}`);
  }
  for (const { recovered } of known) recoveredMost = Math.max(recoveredMost, recovered);
  return known;
}

const counts = (known) => {
  const of = (status) => known.filter((job) => job.status === status).length;
  return `${of('active')} active, ${of('waiting')} waiting, ${of('done')} done, ${of('failed')} failed`;
};

const restarts = [];
const resumes = [];
/** Jobs that were active at the last look before a kill. */
let interrupted = [];

/** How long after the start of the server an interrupted job is active again, or has ended. */
async function resumed(server) {
  const left = new Set(interrupted);
  while (left.size > 0 && !server.ended && performance.now() - server.began < START_MS) {
    for (const jobId of left) {
      try {
        const { status } = await ask(server, 'jobs.get', { jobId }, false);
        if (status !== 'waiting') left.delete(jobId);
      } catch {
        left.delete(jobId);
      }
      if (!left.has(jobId)) resumes.push(performance.now() - server.began);
    }
    await sleep(100);
  }
}

/** Once the server is ready: looks, makes the bars of the first round, and begins to submit and to write. */
async function begin(server, i, seen) {
  await untilReady(server);
  if (!server.ready) return;
  restarts.push(server.readyMs);
  try {
    seen.known = await check(server);
    if (i === 0) {
      const input = { bars: BARS, seed: 1, symbol: 'CHAOS', timeframe: '1d' };
      const { jobId } = await ask(server, 'jobs.submit', { kind: 'simulate', input }, true);
      jobs.add(jobId);
      while ((await ask(server, 'jobs.get', { jobId }, false)).status !== 'done') await sleep(100);
    }
  } catch {
    return; // killed meanwhile
  }
  void resumed(server);
  void work(server);
}

async function round(i) {
  const early = random() < EARLY_SHARE && i > 0;
  const delay = random() * (early ? EARLY_MS : LATE_MS);
  const server = launch();
  const seen = { known: [] };
  const whole = begin(server, i, seen);
  if (!early) {
    await Promise.race([whole, server.exit]);
    if (i === 0) await sleep(2000);
  }
  await sleep(delay);
  if (server.ready)
    interrupted = await ask(server, 'jobs.list', { limit: 1000, status: 'active' }, false)
      .then((list) => list.jobs.map(({ jobId }) => jobId))
      .catch(() => []);
  const alive = !server.ended;
  server.child.kill('SIGKILL');
  await server.exit;
  if (!alive) losses.push(`the server ended by itself with ${server.code}: ${server.said.trim()}`);
  const when = server.ready ? `${Math.round(delay)} ms into work` : `${Math.round(delay)} ms into its start`;
  const back = server.ready
    ? `ready in ${(server.readyMs / 1000).toFixed(1)} s with ${counts(seen.known)}`
    : 'not ready yet';
  console.log(`kill ${i + 1}/${kills}  ${when}; ${back}; ${jobs.size} jobs, ${uploads.size} files acknowledged`);
}

const quantile = (xs, q) => [...xs].sort((a, b) => a - b)[Math.min(xs.length - 1, Math.floor(q * xs.length))] ?? 0;
const seconds = (xs) =>
  `${(quantile(xs, 0.5) / 1000).toFixed(1)} s median, ${(Math.max(0, ...xs) / 1000).toFixed(1)} s at most`;

async function settle() {
  const server = launch();
  await untilReady(server);
  let known = [];
  const end = performance.now() + END_MS;
  while (server.ready && performance.now() < end) {
    known = await check(server);
    if (losses.length > 0 || known.every(({ status }) => status !== 'waiting' && status !== 'active')) break;
    await sleep(1000);
  }
  for (const job of known) {
    if (job.status === 'waiting' || job.status === 'active') losses.push(`${job.title} never ended: ${job.stage}`);
    if (job.status === 'failed' && !job.error?.why) losses.push(`${job.title} failed and does not say why`);
    if (job.status === 'done' && job.kind === 'backtest')
      await ask(server, 'runs.summary', { runId: job.result.runId }, false).catch((error) =>
        losses.push(`${job.title} is done and its run is not there: ${error.message}`),
      );
  }
  const sets = server.ready
    ? new Set((await ask(server, 'data.list', null, false)).map(({ name }) => name))
    : new Set();
  for (const job of known)
    if (job.status === 'done' && job.kind === 'simulate' && !sets.has(job.result.name))
      losses.push(`${job.title} is done and its bars are not there`);
  server.child.kill('SIGTERM');
  await server.exit;
  return known;
}

try {
  for (let i = 0; i < kills && losses.length === 0; i += 1) await round(i);
  const known = await settle();
  const whys = new Map();
  for (const { error } of known)
    if (error)
      whys.set(
        `${error.what.replace(/ of .*? /, ' ')}: ${error.why}`,
        1 + (whys.get(`${error.what.replace(/ of .*? /, ' ')}: ${error.why}`) ?? 0),
      );
  console.log(
    `\n${kills} kills on ${values.backend}, seed ${seed}: ${jobs.size} jobs and ${uploads.size} files acknowledged; ${counts(known)}`,
  );
  console.log(
    `start to ready ${seconds(restarts)}; start to an interrupted job taken up ${seconds(resumes)} (${resumes.length} of them); taken up at most ${recoveredMost} times`,
  );
  for (const [why, count] of whys) console.log(`  ${count} × ${why}`);
} finally {
  postgres?.stop();
}
for (const loss of new Set(losses)) console.error(`LOST: ${loss}`);
if (losses.length > 0) console.error(`the folder is kept: ${folder}`);
else rmSync(folder, { recursive: true, force: true });
console.log(losses.length > 0 ? `${new Set(losses).size} losses` : 'nothing acknowledged was lost');
process.exit(losses.length > 0 ? 1 : 0);
