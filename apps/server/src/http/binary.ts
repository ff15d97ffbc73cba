/**
 * The binary endpoints: columns of bars and of audit records, and one whole record. Little-endian float64; a run
 * never changes once it is there, so its id is the entity tag.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AUDIT_FIELDS, JanusError, auditSlot, badInput, type ErrorCode } from '@janus/domain';
import { BAR_COLUMNS } from '../services/runs/layout.ts';
import { newRecordRow, openRun, type RunReader } from '../services/runs/store.ts';

const STATUS: Readonly<Record<ErrorCode, number>> = {
  failed: 500,
  'bad-input': 400,
  refused: 409,
  'no-data': 404,
  cancelled: 499,
};
const ROUTE = /^\/api\/runs\/([^/]+)\/(bars|audit|record)$/;
/** Open at once; the least recently used is closed first. */
const KEPT = 8;

export interface BinaryOptions {
  readonly dataFolder: string;
  /** @throws JanusError no-data for an unknown run, refused for one that is not done */
  assertDone(runId: string): void;
}

function wholeNumber(query: URLSearchParams, name: string, fallback: number | null, max: number): number {
  const text = query.get(name);
  if (text === null && fallback !== null) return fallback;
  const value = Number(text);
  if (text === null || !/^\d+$/.test(text) || value > max)
    throw badInput(`${name}=${text ?? ''} is not a whole number from 0 to ${max}`);
  return value;
}

function rangeOf(query: URLSearchParams, bars: number): { from: number; to: number } {
  const from = wholeNumber(query, 'from', 0, bars);
  const to = wholeNumber(query, 'to', bars, bars);
  if (from > to) throw badInput(`from=${from} is after to=${to}`);
  return { from, to };
}

function slotsOf(query: URLSearchParams): { names: string[]; slots: number[] } {
  const names = (query.get('fields') ?? '').split(',').filter((name) => name !== '');
  if (names.length === 0 || names.length > AUDIT_FIELDS.length)
    throw badInput('fields= names the audit columns wanted, separated by commas');
  const slots = names.map((name) => {
    try {
      return auditSlot(name);
    } catch {
      throw badInput(`fields: '${name}' is not a field of the audit record; they are ${AUDIT_FIELDS.join(', ')}`);
    }
  });
  return { names, slots };
}

const bytesOf = (data: Float64Array | Float32Array): Buffer =>
  Buffer.from(data.buffer, data.byteOffset, data.byteLength);

interface Answer {
  readonly body: Buffer;
  readonly columns?: readonly string[];
  readonly rows?: number;
}

async function answer(kind: string, query: URLSearchParams, run: RunReader): Promise<Answer> {
  if (kind === 'record') {
    const bar = wholeNumber(query, 'bar', null, run.bars - 1);
    const row = newRecordRow();
    if (!run.record(bar, row.audit, row.timing)) throw new JanusError('no-data', `bar ${bar} has no record`);
    return { body: Buffer.concat([bytesOf(row.audit), bytesOf(row.timing)]) };
  }
  const { from, to } = rangeOf(query, run.bars);
  if (kind === 'bars') return { body: bytesOf(run.barColumns(from, to)), columns: BAR_COLUMNS, rows: to - from };
  const { names, slots } = slotsOf(query);
  return { body: bytesOf(await run.auditColumns(slots, from, to)), columns: names, rows: to - from };
}

function refuse(response: ServerResponse, error: unknown): void {
  const known = error instanceof JanusError;
  const code = known ? error.code : 'failed';
  const message = known ? error.message : 'the server failed; its log says why';
  response.removeHeader('etag');
  response.writeHead(STATUS[code], { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { code, message } }));
}

export interface BinaryEndpoints {
  /** @returns false where the path is not one of these */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  close(): void;
}

export function binaryEndpoints(options: BinaryOptions): BinaryEndpoints {
  const open = new Map<string, RunReader>();
  function reader(runId: string): RunReader {
    const found = open.get(runId) ?? openRun(options.dataFolder, runId);
    open.delete(runId);
    open.set(runId, found);
    return found;
  }
  /** Only between requests: a reader in use keeps its files open. */
  function trim(): void {
    for (const [runId, run] of open) {
      if (open.size <= KEPT) return;
      open.delete(runId);
      run.close();
    }
  }
  let busy = 0;

  async function serve(request: IncomingMessage, response: ServerResponse, id: string, kind: string, url: URL) {
    options.assertDone(id);
    const etag = `"${id}"`;
    response.setHeader('etag', etag);
    response.setHeader('cache-control', 'no-cache');
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304).end();
      return;
    }
    const { body, columns, rows } = await answer(kind, url.searchParams, reader(id));
    if (columns) response.setHeader('x-columns', columns.join(','));
    if (rows !== undefined) response.setHeader('x-rows', rows);
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  return {
    handle(request, response) {
      const url = new URL(request.url ?? '/', 'http://localhost');
      if (!url.pathname.startsWith('/api/')) return false;
      const [, id, kind] = ROUTE.exec(url.pathname) ?? [];
      if (!id || !kind || (request.method !== 'GET' && request.method !== 'HEAD')) {
        refuse(response, new JanusError('no-data', `there is no ${request.method} ${url.pathname}`));
        return true;
      }
      busy += 1;
      serve(request, response, id, kind, url)
        .catch((error: unknown) => refuse(response, error))
        .finally(() => {
          busy -= 1;
          if (busy === 0) trim();
        });
      return true;
    },
    close() {
      for (const run of open.values()) run.close();
      open.clear();
    },
  };
}
