/** The door for plain requests: headers that every answer carries, who may ask, and which handler answers. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Logger } from '../log.ts';
import type { BinaryEndpoints } from './binary.ts';
import { ASSET_POLICY } from './csp.ts';
import { knowsHost, originOf } from './guard.ts';

const HEADERS: Readonly<Record<string, string>> = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
};

export interface RequestParts {
  readonly port: number;
  readonly log: Logger;
  readonly trpc: RequestListener;
  readonly binary: BinaryEndpoints;
  /** Answers false where the path is not an upload's. */
  readonly uploads: (request: IncomingMessage, response: ServerResponse) => boolean;
  readonly site: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-security-policy': ASSET_POLICY });
  response.end(JSON.stringify({ error: { code: 'refused', message } }));
}

function health(response: ServerResponse): void {
  const { rss } = process.memoryUsage();
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ ok: true, pid: process.pid, rss, ready: true }));
}

export function requestHandler({ port, log, trpc, binary, uploads, site }: RequestParts): RequestListener {
  return (request, response) => {
    const { url = '/', method } = request;
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    if (!knowsHost(request, port)) {
      log.warn({ host: request.headers.host, url }, 'refused: unknown host');
      return refuse(response, 421, `this server answers to localhost:${port} and 127.0.0.1:${port} only`);
    }
    if (method !== 'GET' && method !== 'HEAD' && originOf(request) === 'foreign') {
      log.warn({ origin: request.headers.origin, url }, 'refused: foreign origin');
      return refuse(response, 403, 'requests from pages of other origins are refused');
    }
    if (url === '/healthz') return health(response);
    if (url.startsWith('/trpc/')) return trpc(request, response);
    if (uploads(request, response)) return;
    if (binary.handle(request, response)) return;
    site(request, response).catch((error: unknown) => {
      log.error({ err: error, url }, 'a file could not be served');
      if (!response.headersSent) refuse(response, 500, 'the file could not be read; the log of the server says why');
    });
  };
}
