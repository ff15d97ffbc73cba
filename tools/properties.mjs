// npm run properties -- [--times N] [--from SEED]
// Every test file with a property in it, over N seeds after the suite's own: what the suite's one seed does not meet.
// A fault prints its seed; JANUS_PROPERTY_SEED=SEED npx vitest run FILE brings it back. Exit 1 on any. Plain Node.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({
  options: { times: { type: 'string', default: '5' }, from: { type: 'string', default: '1' } },
});
const times = whole('times', 1);
const from = whole('from', 0);

function whole(name, least) {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= least) return value;
  console.error(`properties: --${name} ${values[name]} is not a whole number of at least ${least}`);
  return process.exit(2);
}

const files = ['packages', 'apps']
  .flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true }).map((name) => path.join(folder, name)))
  .filter((name) => name.endsWith('.test.ts') && !name.includes('node_modules'))
  .filter((name) => readFileSync(path.join(root, name), 'utf8').includes("from 'fast-check'"));

const failed = [];
for (let seed = from; seed < from + times; seed += 1) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--silent=passed-only', ...files],
    { cwd: root, encoding: 'utf8', env: { ...process.env, JANUS_PROPERTY_SEED: `${seed}` }, maxBuffer: 2 ** 28 },
  );
  if (status !== 0) {
    failed.push(seed);
    console.log(stdout, stderr);
  }
  console.log(`seed ${seed}: ${status === 0 ? 'all hold' : 'FAILED'} (${files.length} files)`);
}
console.log(`${times} seeds, ${failed.length} failed${failed.length > 0 ? `: ${failed.join(', ')}` : ''}`);
process.exitCode = failed.length > 0 ? 1 : 0;
