// npm run bench [-- NAME …]: runs the benchmarks under bench/, own code and peer interleaved in one process.
// Prints min–median–max CPU time, the ratio and its gate; exit 1 when a gate fails.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensure } from './setup.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
await ensure(['dependencies', 'kernels']);
(await import('tsx/esm/api')).register();
const names = readdirSync(path.join(root, 'bench'))
  .filter((f) => f.endsWith('.ts') && f !== 'harness.ts')
  .map((f) => f.slice(0, -3));
const wanted = process.argv.slice(2).filter((a) => !a.startsWith('-'));
for (const name of wanted)
  if (!names.includes(name)) throw new Error(`no benchmark '${name}'; there are ${names.join(', ')}`);
const json = process.argv.includes('--json');
const results = [];
for (const name of wanted.length > 0 ? wanted : names) {
  const { run } = await import(pathToFileURL(path.join(root, 'bench', `${name}.ts`)).href);
  const result = await run();
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
