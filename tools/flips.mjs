// npm run flips: a thousand decisions a set are asked what would have changed them, and every answer is applied on a
// fresh replay. Prints Markdown; fails where a change that was told does not change its decision. Sets of recorded data
// need JANUS_TEST_DATA and are skipped loudly without.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensure } from './setup.mjs';

const folder = process.env.JANUS_TEST_DATA;
await ensure(['dependencies', 'kernels']);
(await import('tsx/esm/api')).register();
const { flipTables } = await import('../bench/flips/run.ts');
const there = folder !== undefined && existsSync(path.join(folder, 'market'));
const { text, held } = flipTables(there ? folder : null, (line) => console.error(line));
console.log(text);
if (!held) process.exitCode = 1;
