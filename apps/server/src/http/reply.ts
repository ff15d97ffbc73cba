/** What the binary endpoints share: numbers and spans out of a query string, columns and errors into an answer. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { JanusError, badInput, type ErrorCode } from '@janus/domain';

const STATUS: Readonly<Record<ErrorCode, number>> = {
  failed: 500,
  'bad-input': 400,
  refused: 409,
  'no-data': 404,
  cancelled: 499,
};
export function wholeNumber(query: URLSearchParams, name: string, fallback: number | null, max: number): number {
  const text = query.get(name);
  if (text === null && fallback !== null) return fallback;
  const value = Number(text);
  if (text === null || !/^\d+$/.test(text) || value > max)
    throw badInput(`${name}=${text ?? ''} is not a whole number from 0 to ${max}`);
  return value;
}

export function rangeOf(query: URLSearchParams, bars: number): { from: number; to: number } {
  const from = wholeNumber(query, 'from', 0, bars);
  const to = wholeNumber(query, 'to', bars, bars);
  if (from > to) throw badInput(`from=${from} is after to=${to}`);
  return { from, to };
}

export const bytesOf = (data: Float64Array | Float32Array): Buffer =>
  Buffer.from(data.buffer, data.byteOffset, data.byteLength);

export function refuse(response: ServerResponse, error: unknown): void {
  const known = error instanceof JanusError;
  const code = known ? error.code : 'failed';
  const message = known ? error.message : 'the server failed; its log says why';
  response.removeHeader('etag');
  response.writeHead(STATUS[code], { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { code, message } }));
}

/** What an endpoint answers with; columns and rows go into headers. */
export interface Answer {
  readonly body: Buffer;
  readonly columns?: readonly string[];
  readonly rows?: number;
}

/** Sends what never changes once it is there: `id` is its entity tag, and `make` is asked only where it is needed. */
export async function sendFixed(
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
  make: () => Answer | Promise<Answer>,
): Promise<void> {
  const etag = `"${id}"`;
  response.setHeader('etag', etag);
  response.setHeader('cache-control', 'no-cache');
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304).end();
    return;
  }
  const { body, columns, rows } = await make();
  if (columns) response.setHeader('x-columns', columns.join(','));
  if (rows !== undefined) response.setHeader('x-rows', rows);
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** The columns that `fields=a,b` names. @throws JanusError bad-input where it names none */
export function fieldsOf(query: URLSearchParams, most: number): string[] {
  const names = (query.get('fields') ?? '').split(',').filter((name) => name !== '');
  if (names.length === 0 || names.length > most)
    throw badInput('fields= names the columns wanted, separated by commas');
  return names;
}
