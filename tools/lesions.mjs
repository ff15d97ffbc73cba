// npm run lesions [-- --write]: every region, rule and tier of memory taken out of the same day in turn, on the sets of
// a protocol that was fixed before the first run. Prints Markdown, or writes docs/lesions.md; gates nothing. Sets of
// recorded data need JANUS_TEST_DATA and are skipped loudly without.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensure, root } from './setup.mjs';

const options = process.argv.slice(2);
const unknown = options.filter((o) => o !== '--write');
const folder = process.env.JANUS_TEST_DATA;
if (unknown.length > 0) {
  console.error(`lesions: unknown option ${unknown.join(' ')}; the only one is --write`);
  process.exitCode = 2;
} else {
  await ensure(['dependencies', 'kernels']);
  (await import('tsx/esm/api')).register();
  const { lesionTables } = await import('../bench/lesions/run.ts');
  const there = folder !== undefined && existsSync(path.join(folder, 'market'));
  const today = new Date().toISOString().slice(0, 10);
  const text = lesionTables(there ? folder : null, today, (line) => console.error(line));
  if (options.includes('--write')) {
    if (!there)
      throw new Error('docs/lesions.md holds every set: set JANUS_TEST_DATA to the folder that holds market/');
    writeFileSync(path.join(root, 'docs/lesions.md'), text);
  } else console.log(text);
}
