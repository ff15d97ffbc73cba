// npm run bench [-- NAME …]: runs the benchmarks under bench/, own code and peer interleaved in one process; a process
// each, so that none finds the machine code that another has left.
// Prints min–median–max CPU time, the ratio and its gate; exit 1 when a gate fails.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensure } from './setup.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
await ensure(['dependencies', 'kernels']);
(await import('tsx/esm/api')).register();
const source = (file) => readFileSync(path.join(root, 'bench', file), 'utf8');
const names = readdirSync(path.join(root, 'bench'))
  .filter((f) => f.endsWith('.ts') && /^export async function run\b|^export (?:const|function) run\b/m.test(source(f)))
  .map((f) => f.slice(0, -3));
const wanted = process.argv.slice(2).filter((a) => !a.startsWith('-'));
for (const name of wanted)
  if (!names.includes(name)) throw new Error(`no benchmark '${name}'; there are ${names.join(', ')}`);
const json = process.argv.includes('--json');
const here = async (name) => (await import(pathToFileURL(path.join(root, 'bench', `${name}.ts`)).href)).run();
function elsewhere(name) {
  const { stdout, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), name, '--json'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // 1 says that a gate failed, and the result says which.
  if (status !== 0 && status !== 1) throw new Error(`benchmark '${name}' ended with status ${status}`);
  try {
    return JSON.parse(stdout.slice(stdout.lastIndexOf('\n[') + 1))[0];
  } catch (cause) {
    throw new Error(`benchmark '${name}' ended without a result`, { cause });
  }
}
const results = [];
for (const name of wanted.length > 0 ? wanted : names) {
  const result = wanted.length === 1 ? await here(name) : elsewhere(name);
  results.push(result);
  if (json) continue;
  console.log(`\n${result.name} — ${result.correctness}`);
  for (const row of result.rows) {
    const own = `${row.own.min.toFixed(1)}–${row.own.median.toFixed(1)}–${row.own.max.toFixed(1)} ${row.unit}`;
    const peer = row.peer
      ? `  peer ${row.peer.min.toFixed(1)}–${row.peer.median.toFixed(1)}–${row.peer.max.toFixed(1)} ${row.unit}`
      : '';
    console.log(
      `  ${row.pass ? '✓' : '✗'} ${row.name}: ${own}${peer}${row.ratio === null ? '' : `  ratio ${row.ratio.toFixed(1)}×`}  target ${row.target}`,
    );
  }
}
if (json) console.log(JSON.stringify(results));
process.exitCode = results.every((r) => r.rows.every((row) => row.pass)) ? 0 : 1;
