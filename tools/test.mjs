// npm test: set-up, a browser, servers for the stores, then every test. Arguments go to vitest. Plain Node.
// What was skipped is counted and named; the last line is always `N passed, N failed`.
// JANUS_BROWSER_TESTS=off leaves the browser out; JANUS_NO_SKIPS=1 makes a skip a failure where its cause could have
// been installed (a test whose file asks for JANUS_TEST_DATA may be skipped while that is unset).
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from './chromium.mjs';
import { ensureOrExit, leaveWithNpm, root } from './setup.mjs';

const report = path.join(root, '.janus', 'test-report.json');
const summaryFile = path.join(root, '.janus', 'test-summary.txt');

const NO_BROWSER = `No Chromium was found, so the browser tests cannot run. Do one of these:
  Debian, Ubuntu         sudo apt-get install chromium
  any system             npx playwright-core install chromium
  one already installed  export JANUS_CHROMIUM=/path/to/chrome
  leave them out         JANUS_BROWSER_TESTS=off npm test   (they are then counted as skipped)`;

const hasApt = () => spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;

function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
  ]) {
    const { status } = spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) return console.error(`apt-get ${args[0]} failed (exit ${status})`);
  }
}

function installChromium() {
  console.error('… no Chromium found: installing the chromium package with apt-get');
  aptInstall(['chromium']);
}

/** @returns the environment for the tests, or null where a browser is wanted and cannot be had */
function browserEnvironment() {
  if (process.env.JANUS_BROWSER_TESTS === 'off') return {};
  let found;
  try {
    found = findChromium();
  } catch (error) {
    console.error(error.message);
    return null;
  }
  if (!found && process.getuid?.() === 0 && hasApt()) {
    installChromium();
    found = findChromium();
  }
  if (!found) {
    console.error(NO_BROWSER);
    return null;
  }
  console.error(`browser: ${found.path} (from ${found.from})`);
  return { JANUS_CHROMIUM: found.path };
}

/** What tests of the stores and of the card need besides. Without it those tests are skipped, counted and named. */
const NEEDED = [
  { name: 'redis-server', there: () => runs('redis-server') },
  { name: 'postgresql', there: () => existsSync('/usr/lib/postgresql') || runs('initdb') },
  { name: 'g++', there: () => runs(process.env.CXX || 'g++') },
  { name: 'libsystemc-dev', there: () => existsSync('/usr/include/systemc') },
  // For x64 alone, as AMD's own.
  { name: 'libxrt-dev', there: () => process.arch !== 'x64' || existsSync('/usr/include/xrt/xrt') },
  { name: 'uuid-dev', there: () => existsSync('/usr/include/uuid/uuid.h') },
];
const runs = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;

function ensureNeeded() {
  const missing = NEEDED.filter(({ there }) => !there()).map(({ name }) => name);
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && hasApt()) {
    console.error(`… installing ${missing.join(', ')} with apt-get, for the tests of the stores and of the card`);
    aptInstall(missing);
  } else
    console.error(`${missing.join(', ')} not found: the tests of the stores or of the card that need it are skipped. To run them:
  Debian, Ubuntu         sudo apt-get install -y ${missing.join(' ')}`);
}

function finish(passed, failed, code) {
  const line = `${passed} passed, ${failed} failed`;
  mkdirSync(path.dirname(summaryFile), { recursive: true });
  writeFileSync(summaryFile, `${line}\n`);
  console.log(line);
  process.exit(code);
}

/** A file that fails before its first test (an import error) counts as one failed test. */
function count({ testResults }) {
  const seen = { passed: 0, failed: 0, skipped: [] };
  for (const file of testResults) {
    const relative = path.relative(root, file.name);
    for (const test of file.assertionResults) {
      if (test.status === 'passed') seen.passed += 1;
      else if (test.status === 'failed') seen.failed += 1;
      else seen.skipped.push({ file: relative, name: `${relative} > ${test.fullName}` });
    }
    if (file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed')) seen.failed += 1;
  }
  return seen;
}

const needsData = ({ file }) =>
  !process.env.JANUS_TEST_DATA && readFileSync(path.join(root, file), 'utf8').includes('JANUS_TEST_DATA');

function finishWith(code) {
  let seen;
  try {
    seen = count(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    console.error('the tests ended without a report');
    return finish(0, 1, code || 1);
  }
  if (seen.skipped.length > 0) {
    console.log(`\n${seen.skipped.length} skipped:`);
    for (const test of seen.skipped)
      console.log(`  ${test.name}${needsData(test) ? '   (set JANUS_TEST_DATA to run it)' : ''}`);
  }
  let { failed } = seen;
  if (process.env.JANUS_NO_SKIPS === '1') {
    const avoidable = seen.skipped.filter((test) => !needsData(test));
    if (avoidable.length > 0) console.log(`${avoidable.length} of them could have been run here: counted as failed`);
    failed += avoidable.length;
  }
  if (code !== 0 && failed === 0) failed = 1;
  finish(seen.passed, failed, failed === 0 ? 0 : code || 1);
}

leaveWithNpm();
await ensureOrExit();
const environment = browserEnvironment();
if (!environment) finish(0, 1, 1);
ensureNeeded();
rmSync(report, { force: true });
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...process.argv.slice(2)], {
  cwd: root,
  env: { ...process.env, ...environment },
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => finishWith(code ?? (signal === 'SIGINT' ? 130 : 1)));
