// node snapshot.mjs FILE: an empty database cluster as one compressed file. Plain JavaScript on purpose: the set-up
// and the server start it as a process of its own, and a process does not inherit the TypeScript loader.
import { register } from 'tsx/esm/api';

register();
const { makeSnapshot } = await import('./snapshot.ts');
await makeSnapshot(process.argv[2]);
