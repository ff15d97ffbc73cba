// node snapshot.mjs FILE: an empty database cluster as one compressed file. Plain JavaScript on purpose: the set-up
// and the server start it as a process of its own, and a process does not inherit the TypeScript loader.
import { setFlagsFromString } from 'node:v8';
import { register } from 'tsx/esm/api';

// What makes a cluster runs once, so that optimising its code costs more than it saves: a third of the time.
setFlagsFromString('--liftoff-only');
register();
const { makeSnapshot } = await import('./snapshot.ts');
await makeSnapshot(process.argv[2]);
