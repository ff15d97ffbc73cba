// npm run flips [-- --write]: decisions of each set are asked what would have changed them, and every answer is applied on
// a fresh replay. Prints Markdown, or writes docs/flips.md; fails where a change that was told does not change its
// decision. Sets of recorded data need JANUS_TEST_DATA and are skipped loudly without.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensure, root } from './setup.mjs';

const options = process.argv.slice(2);
const unknown = options.filter((o) => o !== '--write');
const folder = process.env.JANUS_TEST_DATA;
if (unknown.length > 0) {
  console.error(`flips: unknown option ${unknown.join(' ')}; the only one is --write`);
  process.exitCode = 2;
} else {
  await ensure(['dependencies', 'kernels']);
  (await import('tsx/esm/api')).register();
  const { flipTables } = await import('../bench/flips/run.ts');
  const there = folder !== undefined && existsSync(path.join(folder, 'market'));
  const today = new Date().toISOString().slice(0, 10);
  const { text, held } = flipTables(there ? folder : null, today, (line) => console.error(line));
  if (options.includes('--write')) {
    if (!there) throw new Error('docs/flips.md holds every set: set JANUS_TEST_DATA to the folder that holds market/');
    writeFileSync(path.join(root, 'docs/flips.md'), text);
  } else console.log(text);
  if (!held) process.exitCode = 1;
}
