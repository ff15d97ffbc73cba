/**
 * Serves the exported workbench from its folder. Files are read, hashed and compressed once and kept until they
 * change on disk, so that a build under a running server is served at once with a policy that fits it.
 */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { ASSET_POLICY, POPOUT_POLICY, inlineHashes, policy } from './csp.ts';

const compress = promisify(gzip);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/x-component; charset=utf-8', // what the router of the workbench fetches for a page
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
};
const COMPRESSED = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.txt', '.wasm', '.svg', '.map']);
const NOT_BUILT =
  'The workbench is not built. Run `npm run setup` in the repository root, then load this page again.\n';

interface Asset {
  readonly body: Buffer;
  readonly packed: Buffer | null;
  readonly etag: string;
  readonly type: string;
  readonly policy: string;
  readonly document: boolean;
}

/** What a browser asks for where a document names no icon, and what it gets. */
const ICON_ASKED = '/favicon.ico';
const ICON = '/icon.svg';

/** The one document that is filled from outside, at the root of the folder. */
const POPOUT = 'popout.html';

function policyOf(file: string, text: string): string {
  return path.basename(file) === POPOUT ? POPOUT_POLICY : policy(inlineHashes(text));
}

async function load(file: string): Promise<Asset> {
  const body = await readFile(file);
  const extension = path.extname(file);
  const document = extension === '.html';
  const packed = COMPRESSED.has(extension) && body.length > 1024 ? await compress(body) : null;
  return {
    body,
    packed,
    etag: createHash('sha256').update(body).digest('base64url').slice(0, 22),
    type: TYPES[extension] ?? 'application/octet-stream',
    policy: document ? policyOf(file, body.toString('utf8')) : ASSET_POLICY,
    document,
  };
}

/** The path asked for, decoded, or null where it is not one. */
function pathOf(url: string): string | null {
  try {
    const decoded = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    return decoded.includes('\0') ? null : path.posix.normalize(decoded);
  } catch {
    return null;
  }
}

export interface StaticOptions {
  readonly folder: string;
  /** Set on documents only. */
  readonly cookie: string;
}

/** A handler for GET and HEAD; others are refused with 405. */
export function staticHandler({ folder, cookie }: StaticOptions) {
  const kept = new Map<string, { key: string; asset: Promise<Asset> }>();

  /** The asset, or null where the name is not that of a file inside the folder. */
  async function find(file: string): Promise<Asset | null> {
    if (!file.startsWith(folder + path.sep)) return null;
    try {
      const entry = await stat(file);
      if (!entry.isFile()) return null;
      const key = `${entry.size}-${entry.mtimeMs}`;
      const known = kept.get(file);
      if (known?.key === key) return await known.asset;
      const asset = load(file);
      kept.set(file, { key, asset });
      asset.catch(() => kept.delete(file));
      return await asset;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return null;
      throw error;
    }
  }

  async function resolve(asked: string): Promise<{ asset: Asset; status: number } | null> {
    const name = asked === ICON_ASKED ? ICON : asked;
    const base = path.join(folder, name);
    // A page is a file and may be a folder of the same name too: the file first.
    for (const file of [base, `${base.replace(/[/\\]$/, '')}.html`, path.join(base, 'index.html')]) {
      const asset = await find(file);
      if (asset) return { asset, status: 200 };
    }
    const missing = path.extname(name) === '' ? await find(path.join(folder, '404.html')) : null;
    return missing && { asset: missing, status: 404 };
  }

  return async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const plain = (status: number, text: string): void => {
      response.writeHead(status, {
        'content-type': 'text/plain; charset=utf-8',
        'content-security-policy': ASSET_POLICY,
      });
      response.end(request.method === 'HEAD' ? undefined : text);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return plain(405, 'only GET and HEAD\n');
    }
    const name = pathOf(request.url ?? '/');
    if (name === null) return plain(400, 'not a path\n');
    const found = await resolve(name);
    if (!found) {
      const built = await find(path.join(folder, 'index.html'));
      return built ? plain(404, 'not found\n') : plain(503, NOT_BUILT);
    }
    const { asset, status } = found;
    const packed = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') ? asset.packed : null;
    const etag = `"${asset.etag}${packed ? '-gz' : ''}"`;
    const body = packed ?? asset.body;
    response.setHeader('content-security-policy', asset.policy);
    response.setHeader('etag', etag);
    response.setHeader('vary', 'accept-encoding');
    response.setHeader(
      'cache-control',
      name.startsWith('/_next/static/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
    if (asset.document) response.setHeader('set-cookie', cookie);
    if (status === 200 && request.headers['if-none-match'] === etag) {
      response.writeHead(304).end();
      return;
    }
    if (packed) response.setHeader('content-encoding', 'gzip');
    response.writeHead(status, { 'content-type': asset.type, 'content-length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
}
