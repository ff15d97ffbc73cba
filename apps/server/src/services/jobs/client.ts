/** A server that runs on this machine, asked over loopback with the local token: its jobs, or any procedure. For the command line. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ERROR_EXIT, JanusError, refused, type ErrorCode } from '@janus/domain';
import { deserialize, serialize } from 'superjson';
import { lockOwner } from '../../../../../tools/lock.mjs';
import { readToken } from '../../token.ts';
import type { JobInfo, JobKind, JobList, JobQuery } from './api.ts';

export interface JobClient {
  submit(kind: JobKind, input: unknown): Promise<JobInfo>;
  get(jobId: string): Promise<JobInfo>;
  list(query: JobQuery): Promise<JobList>;
  cancel(jobId: string): Promise<JobInfo>;
  retry(jobId: string): Promise<JobInfo>;
}

/** Beside the server's lock: where it listens. */
export const addressFile = (dataFolder: string): string => path.join(dataFolder, 'server.json');
export interface ServerAddress {
  readonly pid: number;
  readonly url: string;
}

/** The server of a data folder that runs now, or null. */
export function runningServer(dataFolder: string): ServerAddress | null {
  const owner = lockOwner(path.join(dataFolder, 'server.lock'));
  if (owner === null) return null;
  try {
    const address = JSON.parse(readFileSync(addressFile(dataFolder), 'utf8')) as ServerAddress;
    return address.pid === owner ? address : null;
  } catch {
    return null;
  }
}

const CODES: Readonly<Record<number, ErrorCode>> = { 400: 'bad-input', 404: 'no-data', 412: 'refused' };

/** Asks a procedure of the server by its name. @throws JanusError what it answers, refused where it does not */
export type Asker = (procedure: string, input: unknown, changes: boolean) => Promise<unknown>;

export function askerOf(dataFolder: string, { url, pid }: ServerAddress): Asker {
  const token = readToken(dataFolder);
  return async (procedure, input, changes) => {
    const text = JSON.stringify(serialize(input));
    const target = `${url}/trpc/${procedure}`;
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    let reply: Response;
    try {
      reply = changes
        ? await fetch(target, { method: 'POST', headers, body: text })
        : await fetch(`${target}?input=${encodeURIComponent(text)}`, { headers });
    } catch (error) {
      throw refused(`the server (process ${pid}, ${url}) does not answer: ${(error as Error).message}`);
    }
    const body = (await reply.json()) as { result?: { data: never }; error?: { json?: { message: string } } };
    if (body.result) return deserialize(body.result.data);
    const code = CODES[reply.status] ?? 'failed';
    throw new JanusError(code in ERROR_EXIT ? code : 'failed', body.error?.json?.message ?? `status ${reply.status}`);
  };
}

/** @throws JanusError refused where a server has the folder and cannot be asked */
export function jobClient(dataFolder: string, address: ServerAddress): JobClient {
  const ask = askerOf(dataFolder, address);
  return {
    submit: async (kind, input) => (await ask('jobs.submit', { kind, input }, true)) as JobInfo,
    get: async (jobId) => (await ask('jobs.get', { jobId }, false)) as JobInfo,
    list: async (query) => (await ask('jobs.list', query, false)) as JobList,
    cancel: async (jobId) => (await ask('jobs.cancel', { jobId }, true)) as JobInfo,
    retry: async (jobId) => (await ask('jobs.retry', { jobId }, true)) as JobInfo,
  };
}
