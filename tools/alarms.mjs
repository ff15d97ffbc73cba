// npm run alarms [-- --json]: first and false alarms of every detector of the amygdala on recorded crises, and VPIN from
// price changes beside VPIN from the recorded side. Prints; gates nothing. Needs the recorded data: exits 4 without.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensure } from './setup.mjs';

const options = process.argv.slice(2);
const unknown = options.filter((o) => o !== '--json');
const folder = process.env.JANUS_TEST_DATA;
if (unknown.length > 0) {
  console.error(`alarms: unknown option ${unknown.join(' ')}; the only one is --json`);
  process.exitCode = 2;
} else if (!folder || !existsSync(path.join(folder, 'market'))) {
  console.error(
    'alarms: no recorded market data. They are not part of the project: set JANUS_TEST_DATA to the folder that holds market/.',
  );
  process.exitCode = 4;
} else {
  await ensure(['dependencies']);
  (await import('tsx/esm/api')).register();
  const { printAlarms } = await import('../bench/alarms/run.ts');
  printAlarms(folder, options.includes('--json'));
}
