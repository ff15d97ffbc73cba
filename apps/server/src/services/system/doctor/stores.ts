/**
 * The places where rows, jobs and operational state lie: whether they answer. An embedded one has one owner and is
 * looked at from outside; a PostgreSQL or a Redis is asked. Nothing is opened for writing and nothing is changed.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { lockOwner } from '../../../../../../tools/lock.mjs';
import { jobsAddress } from '../../jobs/backend.ts';
import { stateFile } from '../../state/index.ts';
import { storeFolder } from '../../store/database.ts';
import { check, type Check } from './check.ts';

/** Longest that an address may take to answer. */
const PATIENCE_MS = 3000;

/** An address without its password and options; the words where it is none. */
function shown(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url);
    return `${protocol}//${host}${pathname}`;
  } catch {
    return 'an address that cannot be read';
  }
}

async function postgres(name: string, variable: string, url: string): Promise<Check> {
  const cure = `start it, or correct ${variable}; unset, JANUS uses its embedded database`;
  let client: pg.Client;
  try {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS, query_timeout: PATIENCE_MS });
  } catch (error) {
    return check(name, 'broken', `${variable}: ${(error as Error).message}`, cure);
  }
  client.on('error', () => undefined);
  const asked = performance.now();
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>("select current_setting('server_version') as version");
    const took = (performance.now() - asked).toFixed(0);
    return check(name, 'ok', `PostgreSQL ${rows[0]?.version} at ${shown(url)} answers in ${took} ms`);
  } catch (error) {
    return check(name, 'broken', `PostgreSQL at ${shown(url)} does not answer: ${(error as Error).message}`, cure);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function redis(name: string, variable: string, url: string): Promise<Check> {
  const client = new Redis(url, { lazyConnect: true, connectTimeout: PATIENCE_MS, retryStrategy: () => null });
  let why = '';
  client.on('error', (error: Error) => (why = error.message));
  const asked = performance.now();
  try {
    await client.connect();
    await client.ping();
    return check(name, 'ok', `Redis at ${shown(url)} answers in ${(performance.now() - asked).toFixed(0)} ms`);
  } catch (error) {
    return check(
      name,
      'broken',
      `Redis at ${shown(url)} does not answer: ${why || (error as Error).message}`,
      `start it, or correct ${variable}; unset, JANUS keeps this in the data folder`,
    );
  } finally {
    client.disconnect();
  }
}

function embedded(name: string, folder: string): Check {
  const owner = lockOwner(`${folder}.lock`);
  if (owner !== null) return check(name, 'ok', `embedded in ${folder}; process ${owner} has it open`);
  if (!existsSync(folder)) return check(name, 'ok', `embedded in ${folder} (made when first used)`);
  return existsSync(path.join(folder, 'PG_VERSION'))
    ? check(name, 'ok', `embedded in ${folder}; nobody has it open`)
    : check(
        name,
        'broken',
        `${folder} holds something that is no database`,
        'move it away, or set JANUS_DATA to another folder',
      );
}

async function store(dataFolder: string, env: NodeJS.ProcessEnv): Promise<Check> {
  const url = env['DATABASE_URL'];
  return url ? postgres('store', 'DATABASE_URL', url) : embedded('store', storeFolder(dataFolder));
}

async function jobs(dataFolder: string, env: NodeJS.ProcessEnv): Promise<Check> {
  let address: ReturnType<typeof jobsAddress>;
  try {
    address = jobsAddress(env, dataFolder);
  } catch (error) {
    return check('jobs', 'broken', (error as Error).message, 'correct or unset the variable');
  }
  if (address.kind === 'pglite') return embedded('jobs', address.at);
  const variable = env['JANUS_JOBS_URL'] ? 'JANUS_JOBS_URL' : 'DATABASE_URL';
  return address.kind === 'redis' ? redis('jobs', variable, address.at) : postgres('jobs', variable, address.at);
}

async function state(dataFolder: string, env: NodeJS.ProcessEnv): Promise<Check> {
  const url = env['REDIS_URL'];
  if (url) return redis('state', 'REDIS_URL', url);
  const file = stateFile(dataFolder);
  if (!existsSync(file)) return check('state', 'ok', `${file} (made when something is first set)`);
  try {
    const keys = Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object).length;
    return check('state', 'ok', `${file}, ${keys} ${keys === 1 ? 'key' : 'keys'}`);
  } catch (error) {
    return check(
      'state',
      'broken',
      `${file} cannot be read: ${(error as Error).message}`,
      'restore it from a backup, or remove it to begin with nothing set',
    );
  }
}

export const storeChecks = (dataFolder: string, env: NodeJS.ProcessEnv): Promise<Check[]> =>
  Promise.all([store(dataFolder, env), jobs(dataFolder, env), state(dataFolder, env)]);
