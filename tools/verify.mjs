// npm run verify: every check, in the order in which they are cheapest. Stops at none, so one run shows all.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensure } from './setup.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
await ensure(['dependencies', 'kernels', 'client']);
const node = (...args) => [process.execPath, args];
const CHECKS = {
  format: node('node_modules/prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn'),
  boundaries: node('tools/boundaries.mjs'),
  equations: node('tools/equations.mjs', '--check'),
  types: node('tools/typecheck.mjs'),
  lint: node('node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings'),
  ...(process.argv.includes('--no-test') ? {} : { test: node('tools/test.mjs') }),
};
const failed = [];
for (const [name, [command, args]] of Object.entries(CHECKS)) {
  console.log(`\n— ${name}`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) failed.push(name);
}
console.log(failed.length === 0 ? '\nverify: all passed' : `\nverify: ${failed.join(', ')} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;
