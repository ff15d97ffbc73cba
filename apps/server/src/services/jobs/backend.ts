/**
 * Where the queue lies: in an embedded database of its own unless JANUS_JOBS_URL or DATABASE_URL names a PostgreSQL or a
 * Redis. Only this file knows the three apart.
 */
import path from 'node:path';
import { badInput } from '@janus/domain';
import type { JobBackendKind } from './api.ts';
import { openEmbedded } from './open-embedded.ts';
import { openPostgres } from './open-postgres.ts';
import { openRedis } from './open-redis.ts';

export interface JobsAddress {
  readonly kind: JobBackendKind;
  /** Folder, or URL with its password. */
  readonly at: string;
  /** The same for people, without a password. */
  readonly where: string;
}

export interface OpenBackend {
  /**
   * What BullMQ's classes take: the connection, and for PostgreSQL and PGlite the factory of its other backend. Its
   * types tie the two together by overload, which one service over either cannot be written in.
   */
  readonly connection: never;
  readonly factory: never;
  /** Other processes may work on it too. */
  readonly shared: boolean;
  /** What an acknowledgement is worth. */
  readonly durability: string;
  /**
   * Gives back the jobs of a process that is gone, where it is certain that it is gone. Called before any work begins.
   * @param most how often a job may be given back before it is given up
   * @param now epoch ms
   */
  reclaim(queue: string, most: number, now: number): Promise<void>;
  close(): Promise<void>;
}

/** A URL without its password. */
function shown(url: URL): string {
  const copy = new URL(url);
  if (copy.password !== '') copy.password = '***';
  copy.search = '';
  return copy.toString();
}

/** @throws JanusError bad-input naming the variable and what it may be */
export function jobsAddress(env: NodeJS.ProcessEnv, dataFolder: string): JobsAddress {
  const name = env['JANUS_JOBS_URL'] ? 'JANUS_JOBS_URL' : 'DATABASE_URL';
  const text = env[name];
  if (!text) {
    const at = path.join(dataFolder, 'jobs');
    return { kind: 'pglite', at, where: at };
  }
  const wrong = (): Error =>
    badInput(
      `${name} is not the URL of a queue: it is postgres://user:password@host:5432/database` +
        (name === 'JANUS_JOBS_URL' ? ', or redis://host:6379/0; unset it to keep the jobs in the data folder' : ''),
    );
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw wrong();
  }
  if (url.protocol === 'postgres:' || url.protocol === 'postgresql:')
    return { kind: 'postgresql', at: text, where: shown(url) };
  if (name === 'JANUS_JOBS_URL' && (url.protocol === 'redis:' || url.protocol === 'rediss:'))
    return { kind: 'redis', at: text, where: shown(url) };
  throw wrong();
}

/** @throws JanusError refused where nothing answers there, or another process owns the folder */
export function openBackend({ kind, at, where }: JobsAddress): Promise<OpenBackend> {
  if (kind === 'pglite') return openEmbedded(at);
  return kind === 'redis' ? openRedis(at, where) : openPostgres(at, where);
}
