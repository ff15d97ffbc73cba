// npm start: set-up where something is missing, then the server in this same process. Plain Node.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureOrExit, leaveWithNpm, root } from './setup.mjs';

leaveWithNpm();
await ensureOrExit();
const { register } = await import('tsx/esm/api');
register();
await import(pathToFileURL(path.join(root, 'apps/server/src/main.ts')).href);
