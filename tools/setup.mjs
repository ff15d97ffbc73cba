// Brings a checkout to a state that runs: dependencies, kernels, database, workbench. Plain Node, no dependencies of its own,
// since it runs before node_modules exists. It starts nothing and touches nothing outside the checkout.
// A step runs again only when its inputs have changed (content hashes in .janus/stamps.json) or its output is gone.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { takeLock } from './lock.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const at = (...parts) => path.join(root, ...parts);
const stampFile = at('.janus', 'stamps.json');
const say = (text) => console.error(text);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  say(
    `JANUS needs Node 20.19 or newer; this is ${process.version} (${process.execPath}). Install one from nodejs.org.`,
  );
  process.exit(1);
}

/** Made by a step, or without influence on what a step makes. */
const IGNORED = new Set(['node_modules', '.next', 'out', 'build', '.janus', 'fixtures', 'next-env.d.ts', 'README.md']);
const ignored = (name) => IGNORED.has(name) || /\.(test\.tsx?|tsbuildinfo)$/.test(name);

function hashOf(paths) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  const add = (relative) => {
    const full = at(relative);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) if (!ignored(name)) add(path.join(relative, name));
    } else hash.update(`\0${relative}\0`).update(readFileSync(full));
  };
  paths.forEach(add);
  return hash.digest('hex');
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

const forThisPlatform = ({ os, cpu, libc }) => os?.includes(process.platform) && cpu?.includes(process.arch) && !libc;

/** npm's own record of what it installed agrees with the lockfile, for this platform. */
function dependenciesCurrent() {
  const wanted = readJson(at('package-lock.json')).packages ?? {};
  const installed = readJson(at('node_modules', '.package-lock.json')).packages ?? {};
  return Object.entries(wanted).every(
    ([name, entry]) =>
      !name.startsWith('node_modules/') ||
      (entry.optional && !forThisPlatform(entry)) ||
      (installed[name] && installed[name].version === entry.version),
  );
}

let child = null;
function stopChild(signal) {
  if (!child?.pid) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // it has ended by itself
  }
}

/** Runs node on a script, in a process group of its own so that it can be ended with all that it started. */
function run(label, script, args, extra = {}) {
  const began = performance.now();
  say(`… ${label}`);
  return new Promise((resolve, reject) => {
    const output = [];
    child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: args[0] === 'ci' ? '' : 'production', ...extra },
      stdio: process.env.JANUS_VERBOSE ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    child.stdout?.on('data', (data) => output.push(data));
    child.stderr?.on('data', (data) => output.push(data));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      child = null;
      if (code === 0) {
        say(`✓ ${label} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
        resolve();
      } else {
        say(Buffer.concat(output).toString());
        reject(new Error(`${label} failed (${signal ?? `exit ${code}`}); the output is above`));
      }
    });
  });
}

/** npm as a script for this same node: no shell between, so that paths may contain spaces. */
function npmScript() {
  const besideNode = path.dirname(process.execPath);
  const candidates = [
    process.env.npm_execpath,
    path.join(besideNode, '../lib/node_modules/npm/bin/npm-cli.js'),
    path.join(besideNode, 'node_modules/npm/bin/npm-cli.js'),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
    '/usr/share/npm/bin/npm-cli.js',
  ];
  const found = candidates.find((file) => file?.endsWith('npm-cli.js') && existsSync(file));
  if (!found) throw new Error('npm was not found beside node: run `npm ci` in the repository root, then try again');
  return found;
}

const stamped = (name, inputs, output) => () =>
  existsSync(at(output)) && readJson(stampFile)[name] === hashOf(inputs) ? null : hashOf(inputs);

const LOCKFILE = ['package-lock.json'];
const KERNEL_INPUTS = ['packages/kernels', 'package-lock.json'];
const CLIENT_INPUTS = ['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json'];
const CLUSTER_INPUTS = ['node_modules/@electric-sql/pglite/package.json'];
const WORKBENCH_INPUTS = ['apps/workbench', 'packages', 'tsconfig.base.json', 'package-lock.json'];

/** `stale` returns null where nothing is to be done, else the stamp to write once the step has succeeded. */
const STEPS = {
  dependencies: {
    stale: () =>
      dependenciesCurrent() ? null : stamped('dependencies', LOCKFILE, 'node_modules/.package-lock.json')(),
    make: () =>
      run('installing dependencies', npmScript(), [
        'ci',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
      ]),
  },
  kernels: {
    stale: stamped('kernels', KERNEL_INPUTS, 'packages/kernels/build/gaf.wasm'),
    make: () => run('building the kernels', at('packages/kernels/build.mjs'), []),
  },
  client: {
    stale: stamped('client', CLIENT_INPUTS, 'apps/server/build/prisma/client.ts'),
    // Generating needs no engine, but asks for one and would fetch it: any file that exists will do.
    make: () =>
      run('generating the database client', at('node_modules/prisma/build/index.js'), ['generate'], {
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      }),
  },
  database: {
    stale: stamped('database', CLUSTER_INPUTS, '.janus/cluster-18.tar.gz'),
    make: () =>
      run('making an empty database', at('apps/server/src/services/pglite/snapshot.mjs'), [
        at('.janus/cluster-18.tar.gz'),
      ]),
  },
  workbench: {
    stale: stamped('workbench', WORKBENCH_INPUTS, 'apps/workbench/out/index.html'),
    make: () => run('building the workbench', at('node_modules/next/dist/bin/next'), ['build', 'apps/workbench']),
  },
};

/** One set-up at a time in a checkout: whoever comes second waits. */
async function setupLock() {
  let told = false;
  for (;;) {
    const lock = takeLock(at('.janus', 'setup.lock'));
    if (lock.release) return lock.release;
    if (!told) say(`… waiting for the set-up that process ${lock.owner || '(starting)'} is doing`);
    told = true;
    await sleep(250);
  }
}

function end(signal) {
  stopChild(signal);
  process.exit(signal === 'SIGINT' ? 130 : 143);
}

/**
 * Does what is missing of the steps named, in order (all, unless stated).
 * @throws Error naming the step that failed
 */
export async function ensure(names = Object.keys(STEPS)) {
  if (names.every((name) => STEPS[name].stale() === null)) return;
  const release = await setupLock();
  process.once('exit', release);
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  try {
    for (const name of names) {
      // The inputs as they were before the step: an edit during a build makes the next start build again.
      const stamp = STEPS[name].stale();
      if (stamp === null) continue;
      await STEPS[name].make();
      mkdirSync(path.dirname(stampFile), { recursive: true });
      writeFileSync(stampFile, JSON.stringify({ ...readJson(stampFile), [name]: stamp }, null, 1));
    }
  } finally {
    release();
    process.off('exit', release);
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
  }
}

/** Prints the fault and leaves, for the tools that cannot go on without a set-up. */
export async function ensureOrExit(names) {
  await ensure(names).catch((error) => {
    say(error.message);
    process.exit(1);
  });
}

/** npm killed outright leaves us to init: leave too, so that port, lock and children go. */
export function leaveWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 1000);
  timer.unref();
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  leaveWithNpm();
  await ensureOrExit();
}
