/**
 * The server's life, for `npm start` and for `janus serve`: starts it, makes sure that there is a run to look at,
 * and stops it when told to.
 */
import { JanusError } from '@janus/domain';
import { makeLogger } from './log.ts';
import { startServer } from './server.ts';
import { BUNDLED_NAME } from './services/data/index.ts';
import { dataService } from './services/data-service.ts';
import { jobsAddress } from './services/jobs/backend.ts';
import { withRunDefaults } from './services/jobs/handlers/defaults.ts';
import { HANDLERS } from './services/jobs/handlers/index.ts';
import { jobService } from './services/jobs/service.ts';
import { startingJobs } from './services/jobs/starting.ts';
import { withRulesInForce } from './services/rules/in-force.ts';
import { activeRules } from './services/rules/store.ts';
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
  const address = jobsAddress(env, settings.dataFolder);
  const server = await startServer({
    settings,
    log,
    data,
    // In the background: the page is there before the queue is.
    makeJobs: (dataFolder, defaults) =>
      startingJobs(
        address,
        () => {
          const handlers = withRunDefaults(
            withRulesInForce(HANDLERS, () => activeRules(dataFolder)),
            defaults,
          );
          return jobService({ dataFolder, address, handlers, log, now: Date.now });
        },
        (error) => log.error({ err: error }, 'the jobs could not be started'),
      ),
  });
  say(`JANUS is ready: ${server.url}   (simulated trading; data in ${settings.dataFolder}; Ctrl-C stops it)`);
  // The bars that come with JANUS: there is always something to see.
  const first = server.jobs.ready.then(() => server.runs.start({ data: BUNDLED_NAME }));
  first.catch((error: unknown) => {
    if (error instanceof JanusError && stop.aborted) return;
    log.error({ err: error }, `the run of ${BUNDLED_NAME} could not be started`);
  });
  if (!stop.aborted) await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
  await server.close();
}
