/** What `npm start` runs once everything is built. SIGTERM and Ctrl-C end it within a second and a half. */
import { ConfigError, ERROR_EXIT, JanusError } from '@janus/domain';
import { serve } from './serve.ts';

const LAST_MOMENT_MS = 1400;

const stop = new AbortController();
const end = (): void => {
  stop.abort();
  setTimeout(() => process.exit(0), LAST_MOMENT_MS).unref();
};
process.on('SIGTERM', end);
process.on('SIGINT', end);

try {
  await serve({ env: process.env, stop: stop.signal, say: (text) => console.log(text) });
  process.exit(0);
} catch (error) {
  const expected = error instanceof JanusError || error instanceof ConfigError;
  console.error(expected ? `janus: ${error.message}` : error);
  process.exit(error instanceof JanusError ? ERROR_EXIT[error.code] : 1);
}
