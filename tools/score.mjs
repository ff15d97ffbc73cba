// npm run score: how well the regimes are told. Prints; gates nothing.
import { ensure } from './setup.mjs';

await ensure(['dependencies']);
(await import('tsx/esm/api')).register();
const { printScores } = await import('../bench/scores/regimes.ts');
printScores();
