/**
 * The server's life, for `npm start` and for `janus serve`: starts it, makes sure that there is a run to look at,
 * and stops it when told to.
 */
import { JanusError } from '@janus/domain';
import type { RunInfo } from './api.ts';
import { makeLogger } from './log.ts';
import { startServer } from './server.ts';
import { BUNDLED_NAME } from './services/data/index.ts';
import { dataService } from './services/data-service.ts';
import { runManager } from './services/runs/manager.ts';
import { readSettings } from './settings.ts';

export interface ServeOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Aborted when the server is to stop. */
  readonly stop: AbortSignal;
  /** Where the sentence goes that says that the server is ready. */
  readonly say: (text: string) => void;
}

/**
 * Serves until `stop`.
 * @throws JanusError where it cannot start: a bad variable, the port or the data folder taken
 */
export async function serve({ env, stop, say }: ServeOptions): Promise<void> {
  const settings = readSettings(env);
  const log = makeLogger(env);
  const data = dataService(settings.dataFolder, Date.now);
  const onFailure = ({ runId, error }: RunInfo): void => log.error({ runId, error }, 'run failed');
  const server = await startServer({
    settings,
    log,
    data,
    makeRuns: (dataFolder) => runManager({ dataFolder, load: (name) => data.load(name), onFailure }),
  });
  say(`JANUS is ready: ${server.url}   (simulated trading; data in ${settings.dataFolder}; Ctrl-C stops it)`);
  // The bars that come with JANUS: there is always something to see.
  server.runs.start({ data: BUNDLED_NAME }).catch((error: unknown) => {
    if (error instanceof JanusError && stop.aborted) return;
    log.error({ err: error }, `the run of ${BUNDLED_NAME} could not be started`);
  });
  if (!stop.aborted) await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
  await server.close();
}
