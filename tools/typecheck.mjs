// Three type checks: packages without any host (no DOM, no Node), everything with hosts and tests, the workbench.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
let failed = false;
for (const project of ['tsconfig.pure.json', 'tsconfig.json', 'apps/workbench/tsconfig.json']) {
  if (!existsSync(path.join(root, project))) continue;
  const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', project], {
    cwd: root,
    stdio: 'inherit',
  });
  console.log(`${status === 0 ? '✓' : '✗'} ${project}`);
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;
