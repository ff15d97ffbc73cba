/** What the machine gives: Node, room on the disk, folders that can be written, engines, a browser for the tests. */
import { accessSync, constants, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findChromium } from '../../../../../../tools/chromium.mjs';
import { lockOwner } from '../../../../../../tools/lock.mjs';
import { REPOSITORY } from '../../../settings.ts';
import { check, type Check } from './check.ts';

/** (module (func (result v128) i32.const 0 i8x16.splat)): valid only where SIMD is. */
const SIMD_MODULE = Uint8Array.from(
  [
    '0061736d01000000', // header
    '010501', // one type:
    '6000017b', // () -> v128
    '03020100', // one function of it:
    '0a08010600', // its body, without locals
    '4100fd0f0b', // i32.const 0, i8x16.splat, end
  ]
    .join('')
    .match(/../g)!,
  (byte) => Number.parseInt(byte, 16),
);
const GIB = 2 ** 30;
const LITTLE_SPACE_GIB = 1;

function node(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const fits = major > 20 || (major === 20 && minor >= 19);
  return fits
    ? check('node', 'ok', process.version)
    : check('node', 'broken', `${process.version} is older than 20.19`, 'install Node 20.19 or newer from nodejs.org');
}

/** The nearest folder upwards that exists. */
export function existing(folder: string): string {
  return existsSync(folder) ? folder : existing(path.dirname(folder));
}

function dataFolderCheck(folder: string): Check {
  const there = existing(folder);
  try {
    accessSync(there, constants.W_OK);
    if (there === folder) rmSync(mkdtempSync(path.join(folder, '.doctor-')), { recursive: true });
    return check('data folder', 'ok', there === folder ? folder : `${folder} (made when first used)`);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? 'no access';
    return check('data folder', 'broken', `${folder} cannot be written: ${why}`, 'set JANUS_DATA to a folder of yours');
  }
}

function disk(folder: string): Check {
  const { bavail, bsize } = statfsSync(existing(folder));
  const free = (bavail * bsize) / GIB;
  const detail = `${free.toFixed(1)} GiB free`;
  return free >= LITTLE_SPACE_GIB
    ? check('disk', 'ok', detail)
    : check('disk', 'degraded', detail, `free some space: a run of 100,000 bars takes about 0.1 GiB`);
}

function built(name: string, file: string, command: string): Check {
  return existsSync(path.join(REPOSITORY, file))
    ? check(name, 'ok', file)
    : check(name, 'broken', `${file} is not there`, `run \`${command}\` in ${REPOSITORY}`);
}

function simd(): Check {
  return WebAssembly.validate(SIMD_MODULE)
    ? check('backend wasm-simd', 'ok', 'the kernels run as SIMD WebAssembly, in Node and in the browser')
    : check(
        'backend wasm-simd',
        'broken',
        'this processor or Node has no WebAssembly SIMD',
        'use Node 20 on x64 with SSE4.1 or on arm64',
      );
}

function browser(): Check {
  try {
    const found = findChromium();
    if (found) return check('browser for tests', 'ok', `${found.path} (from ${found.from})`);
    return check(
      'browser for tests',
      'degraded',
      'no Chromium found: npm test cannot run the browser tests',
      'sudo apt-get install chromium, or npx playwright-core install chromium',
    );
  } catch (error) {
    return check('browser for tests', 'degraded', (error as Error).message, 'correct or unset the variable');
  }
}

function temporary(): Check {
  try {
    rmSync(mkdtempSync(path.join(tmpdir(), 'janus-doctor-')), { recursive: true });
    return check('temporary folder', 'ok', tmpdir());
  } catch {
    return check(
      'temporary folder',
      'degraded',
      `${tmpdir()} cannot be written: the tests need it`,
      'set TMPDIR to a folder of yours',
    );
  }
}

function server(folder: string): Check {
  const owner = lockOwner(path.join(folder, 'server.lock'));
  return check(
    'server',
    'ok',
    owner === null ? 'none is running on this data folder' : `process ${owner} serves this data folder`,
  );
}

export const machineChecks = (dataFolder: string): Check[] => [
  node(),
  dataFolderCheck(dataFolder),
  disk(dataFolder),
  built('kernels', 'packages/kernels/build/gaf.wasm', 'npm run setup'),
  built('workbench', 'apps/workbench/out/index.html', 'npm run setup'),
  simd(),
  browser(),
  temporary(),
  server(dataFolder),
];
