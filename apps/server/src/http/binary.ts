/**
 * The binary endpoints: columns of bars and of audit records, and one whole record. Little-endian float64; a run
 * never changes once it is there, so its id is the entity tag.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AUDIT_FIELDS, JanusError, auditSlot, badInput } from '@janus/domain';
import { BAR_COLUMNS } from '../services/runs/layout.ts';
import { newRecordRow, openRun, type RunReader } from '../services/runs/store.ts';
import { bytesOf, fieldsOf, rangeOf, refuse, sendFixed, wholeNumber, type Answer } from './reply.ts';

const ROUTE = /^\/api\/runs\/([^/]+)\/(bars|audit|record)$/;
/** Open at once; the least recently used is closed first. */
const KEPT = 8;

/** A further endpoint under /api/. */
export interface BinaryRoute {
  readonly pattern: RegExp;
  /** @throws JanusError: it becomes the answer */
  answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void>;
}
export interface BinaryOptions {
  readonly dataFolder: string;
  readonly also: readonly BinaryRoute[];
  /** @throws JanusError no-data for an unknown run, refused for one that is not done */
  assertDone(runId: string): void;
}

function slotsOf(query: URLSearchParams): { names: string[]; slots: number[] } {
  const names = fieldsOf(query, AUDIT_FIELDS.length);
  const slots = names.map((name) => {
    try {
      return auditSlot(name);
    } catch {
      throw badInput(`fields: '${name}' is not a field of the audit record; they are ${AUDIT_FIELDS.join(', ')}`);
    }
  });
  return { names, slots };
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
    await sendFixed(request, response, id, () => answer(kind, url.searchParams, reader(id)));
  }

  return {
    handle(request, response) {
      const url = new URL(request.url ?? '/', 'http://localhost');
      if (!url.pathname.startsWith('/api/')) return false;
      const looks = request.method === 'GET' || request.method === 'HEAD';
      const own = looks && options.also.find(({ pattern }) => pattern.test(url.pathname));
      if (own) {
        own.answer(request, response, url).catch((error: unknown) => refuse(response, error));
        return true;
      }
      const [, id, kind] = ROUTE.exec(url.pathname) ?? [];
      if (!id || !kind || !looks) {
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
