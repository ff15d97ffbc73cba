/**
 * Puts the server together: one node:http server on loopback with the workbench, tRPC over HTTP and WebSocket, the
 * binary endpoints and the frame player, all over one data folder that has one owner.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import http, { type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { VERSION, refused } from '@janus/domain';
import { createHTTPHandler } from '@trpc/server/adapters/standalone';
import { takeLock } from '../../../tools/lock.mjs';
import type { SystemInfo } from './api.ts';
import type { Context } from './context.ts';
import { backtestRoute } from './http/backtests.ts';
import { binaryEndpoints } from './http/binary.ts';
import { cookieName, mayChange } from './http/guard.ts';
import { nightRoute } from './http/night.ts';
import { regimeRoute } from './http/regimes.ts';
import { requestHandler } from './http/requests.ts';
import { staticHandler } from './http/static.ts';
import { uploadEndpoint } from './http/uploads.ts';
import { upgradeHandler } from './http/upgrades.ts';
import type { Logger } from './log.ts';
import { appRouter } from './router.ts';
import { addressFile, type ServerAddress } from './services/jobs/client.ts';
import { brainService } from './services/brain/service.ts';
import { openCard } from './services/card/index.ts';
import { explainService } from './services/explain/service.ts';
import type { StartingJobs } from './services/jobs/starting.ts';
import { openingStore } from './services/night/opening-store.ts';
import { backtestService } from './services/backtests/service.ts';
import { lesionService } from './services/lesion/service.ts';
import { nightService } from './services/night/service.ts';
import { preferenceService } from './services/preferences/service.ts';
import { regimeService } from './services/regimes/service.ts';
import { riskService } from './services/risk/service.ts';
import { rulesService } from './services/rules/service.ts';
import { KERNEL_BACKEND } from './services/runs/plan.ts';
import { runService } from './services/runs/service.ts';
import { sweepDrafts } from './services/runs/store.ts';
import { configFile, hotConfig, openOpStore, type HotConfig } from './services/state/index.ts';
import { systemService } from './services/system/service.ts';
import type { OwnThread } from './services/system/threads.ts';
import type { Settings } from './settings.ts';
import { ensureToken } from './token.ts';

export interface Server {
  readonly url: string;
  readonly port: number;
  readonly jobs: StartingJobs;
  readonly runs: Context['runs'];
  /** Ends connections, puts back the jobs that run, and gives the data folder back. Safe to call twice. */
  close(): Promise<void>;
}
export interface ServerParts {
  readonly settings: Settings;
  readonly log: Logger;
  readonly data: Context['data'];
  /** Called once the data folder is ours. */
  readonly makeJobs: (dataFolder: string, defaults: () => HotConfig['table']) => StartingJobs;
}

const SURVEYING: OwnThread = { name: 'survey', does: 'reads a run for the Brain page' };
const WALKING: OwnThread = { name: 'risk', does: 'reads a run for the Risk page' };

/** @throws JanusError refused where another process has the folder */
function own(dataFolder: string): () => void {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const lock = takeLock(path.join(dataFolder, 'server.lock'));
  if (!lock.release)
    throw refused(
      `the data in ${dataFolder} belongs to process ${lock.owner || '(just starting)'}: ` +
        'use that server, stop it, or set JANUS_DATA to another folder',
    );
  const { release } = lock;
  process.once('exit', release);
  return () => {
    process.off('exit', release);
    release();
  };
}

function listen(server: http.Server, { host, port }: Settings): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken ? refused(`port ${port} on ${host} is in use: set PORT to another one, e.g. PORT=${port + 1}`) : error,
      );
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

/**
 * Operational state, and the defaults of runs.
 * @throws JanusError where Redis does not answer, or the file of defaults has faults: there is no last good one yet
 */
async function openState(dataFolder: string, redisUrl: string | undefined) {
  const hot = hotConfig(configFile(dataFolder), Date.now);
  try {
    return { hot, state: await openOpStore(dataFolder, redisUrl) };
  } catch (error) {
    hot.close();
    throw error;
  }
}

const systemInfo = (dataFolder: string): SystemInfo => ({
  version: VERSION,
  mode: 'SIMULATED',
  node: process.version,
  dataFolder,
  kernelBackend: KERNEL_BACKEND,
  pid: process.pid,
  startedAt: Date.now(),
});

/** @throws JanusError refused where the folder or the port is taken */
export async function startServer({ settings, log, data, makeJobs }: ServerParts): Promise<Server> {
  const { dataFolder } = settings;
  const release = own(dataFolder);
  rmSync(addressFile(dataFolder), { force: true });
  const token = ensureToken(dataFolder);
  const server = http.createServer();
  let port: number;
  try {
    port = await listen(server, settings);
  } catch (error) {
    release();
    throw error;
  }
  const { state, hot } = await openState(dataFolder, process.env['REDIS_URL']).catch((error: unknown) => {
    server.close();
    release();
    throw error;
  });
  const defaults = (): HotConfig['table'] => hot.table;
  const jobs = makeJobs(dataFolder, defaults);
  const runs = runService(dataFolder, jobs, Date.now, defaults);
  const store = openingStore({ dataFolder, databaseUrl: process.env['DATABASE_URL'] }, log);
  const backtests = backtestService({ dataFolder, store: store.opened, now: Date.now });
  const preferences = preferenceService(store.opened, Date.now);
  const night = nightService({ dataFolder, store: store.opened, jobs, log });

  const regimes = regimeService(dataFolder, data);
  const lesion = lesionService(dataFolder);
  const rules = rulesService(dataFolder, Date.now);
  const brain = brainService(dataFolder, runs);
  const explain = explainService(dataFolder, runs);
  const risk = riskService(dataFolder, runs);
  const card = openCard(dataFolder, process.env);
  const looksAfter = systemService({
    dataFolder,
    env: process.env,
    jobs,
    store: store.opened,
    state,
    card,
    defaults: () => hot.health(),
    ownThreads: () =>
      new Map<number, OwnThread>([
        ...brain.surveying().map((id) => [id, SURVEYING] as const),
        ...risk.walking().map((id) => [id, WALKING] as const),
      ]),
    now: Date.now,
  });
  const system = systemInfo(dataFolder);
  const trpc = {
    router: appRouter,
    createContext: ({ req }: { req: IncomingMessage }): Context => {
      return {
        system,
        data,
        explain,
        jobs,
        runs,
        backtests,
        lesion,
        night,
        preferences,
        regimes,
        risk,
        rules,
        brain,
        process: looksAfter,
        mayChange: mayChange(req, port, token),
      };
    },
    onError: ({ error, path: procedure }: { error: Error & { code: string }; path: string | undefined }): void => {
      if (error.code === 'INTERNAL_SERVER_ERROR')
        log.error({ procedure, err: error.cause ?? error }, 'procedure failed');
    },
  };
  const binary = binaryEndpoints({
    dataFolder,
    also: [regimeRoute(dataFolder), nightRoute(dataFolder, night), backtestRoute(dataFolder, backtests)],
    assertDone: (runId) => void runs.summary(runId),
  });
  const site = staticHandler({
    folder: settings.siteFolder,
    cookie: `${cookieName(port)}=${token}; Path=/; HttpOnly; SameSite=Strict`,
  });
  const upgrades = upgradeHandler({ port, token, dataFolder, log, trpc });
  // A question may be longer than an address: a page sends it as a body.
  const rpc = createHTTPHandler({ ...trpc, basePath: '/trpc/', allowMethodOverride: true });
  const uploads = uploadEndpoint({ dataFolder, mayChange: (request) => mayChange(request, port, token) });
  server.on('request', requestHandler({ port, log, trpc: rpc, binary, uploads, site }));
  server.on('upgrade', upgrades.handle);

  async function shut(): Promise<void> {
    const ended = new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    upgrades.close();
    server.closeAllConnections();
    await Promise.all([ended, jobs.close()]);
    night.close();
    await brain.close();
    await explain.close();
    await risk.close();
    looksAfter.close();
    await card.close();
    await store.close();
    hot.close();
    await state.close();
    sweepDrafts(dataFolder);
    rmSync(addressFile(dataFolder), { force: true });
    binary.close();
    release();
  }
  let closing: Promise<void> | null = null;
  const shown = settings.host === '::1' ? '[::1]' : settings.host;
  const url = `http://${shown}:${port}`;
  writeFileSync(addressFile(dataFolder), JSON.stringify({ pid: process.pid, url } satisfies ServerAddress), {
    mode: 0o600,
  });
  return { url, port, jobs, runs, close: () => (closing ??= shut()) };
}
