import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POPOUT_POLICY } from './csp.ts';
import { staticHandler } from './static.ts';

const LONG = 'x'.repeat(5000);
let folder = '';
let port = 0;
let server: http.Server;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus site '));
  const site = path.join(folder, 'out');
  const put = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(site, name)), { recursive: true });
    writeFileSync(path.join(site, name), text);
  };
  put('index.html', `<script>1</script><p style="a:b">home ${LONG}`);
  put('404.html', '<script>404</script>missing');
  put('system.html', 'system');
  put('icon.svg', '<svg/>');
  put('popout.html', '<p style="a:b">panel');
  put('system/__next.txt', '0:[]');
  put('_next/static/a.js', `// ${LONG}`);
  writeFileSync(path.join(folder, 'secret.txt'), 'secret');
  const handle = staticHandler({ folder: site, cookie: 'janus_1=t; HttpOnly; SameSite=Strict' });
  server = http.createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

interface Reply {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}
/** Sends the path as it is: fetch would tidy up what the tests want to try. */
function ask(target: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, path: target, headers, method }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    request.on('error', reject);
    request.end();
  });
}

describe('documents', () => {
  it('has an icon for documents that name none', async () => {
    const { status, headers, body } = await ask('/favicon.ico');
    expect([status, headers['content-type'], body.toString()]).toEqual([200, 'image/svg+xml', '<svg/>']);
  });
  it('of the pop-out page have its policy, others do not', async () => {
    expect((await ask('/popout.html')).headers['content-security-policy']).toBe(POPOUT_POLICY);
    expect((await ask('/system')).headers['content-security-policy']).not.toContain('unsafe-inline');
  });
  it('carry their own policy and the cookie, and are asked for again each time', async () => {
    const { status, headers, body } = await ask('/');
    expect([status, headers['cache-control'], headers['content-type']]).toEqual([
      200,
      'no-cache',
      'text/html; charset=utf-8',
    ]);
    expect(headers['content-security-policy']).toMatch(/script-src 'self' 'wasm-unsafe-eval' 'sha256-/);
    expect(headers['set-cookie']).toEqual(['janus_1=t; HttpOnly; SameSite=Strict']);
    expect(body.toString()).toContain('home');
  });

  it('are found without their ending, where a folder of the same name is too, and with a query', async () => {
    for (const target of ['/system', '/system?x=1', '/system/'])
      expect((await ask(target)).body.toString()).toBe('system');
  });

  it('that are not there get the page that says so, with its own policy', async () => {
    const home = (await ask('/')).headers['content-security-policy'];
    const { status, headers, body } = await ask('/nowhere');
    expect([status, body.toString()]).toEqual([404, '<script>404</script>missing']);
    expect(headers['content-security-policy']).not.toBe(home);
  });
});

describe('files', () => {
  it('with a name that changes are kept for good, and bring no cookie', async () => {
    const { headers } = await ask('/_next/static/a.js');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['content-security-policy']).toContain("script-src 'self' 'wasm-unsafe-eval';");
  });

  it('are compressed where that is asked for, under a tag of their own', async () => {
    const plain = await ask('/_next/static/a.js');
    const packed = await ask('/_next/static/a.js', { 'accept-encoding': 'br, gzip' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.body.length).toBeLessThan(200);
    expect(gunzipSync(packed.body).equals(plain.body)).toBe(true);
    expect(packed.headers.etag).not.toBe(plain.headers.etag);
    expect(packed.headers.vary).toBe('accept-encoding');
  });

  it('that the browser has are not sent again, until they change', async () => {
    const { etag } = (await ask('/system')).headers;
    const again = await ask('/system', { 'if-none-match': etag! });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    const file = path.join(folder, 'out', 'system.html');
    writeFileSync(file, 'sYstem');
    utimesSync(file, new Date(), new Date(Date.now() + 5000));
    expect((await ask('/system', { 'if-none-match': etag! })).status).toBe(200);
    writeFileSync(file, 'system');
  });

  it('of the router have its type', async () => {
    expect((await ask('/system/__next.txt')).headers['content-type']).toBe('text/x-component; charset=utf-8');
  });

  it('answer HEAD without a body', async () => {
    const { status, headers, body } = await ask('/_next/static/a.js', {}, 'HEAD');
    expect([status, headers['content-length'], body.length]).toEqual([200, '5003', 0]);
  });
});

describe('what is refused', () => {
  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/x/../../secret.txt', '/%5c..%5csecret.txt'])(
    '%s does not leave the folder',
    async (target) => {
      const { status, body } = await ask(target);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(body.toString()).not.toContain('secret');
    },
  );
  it.each(['/%', '/a%00b', `/${'a'.repeat(5000)}`])('a path that is none (%#)', async (target) => {
    expect([400, 404]).toContain((await ask(target)).status);
  });
  it('other methods', async () => {
    const { status, headers } = await ask('/', {}, 'POST');
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });
  it('everything, in words, while the workbench is not built', async () => {
    const handle = staticHandler({ folder: path.join(folder, 'nothing'), cookie: '' });
    const bare = http.createServer((request, response) => void handle(request, response));
    await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
    const reply = await fetch(`http://127.0.0.1:${(bare.address() as AddressInfo).port}/`);
    bare.close();
    expect([reply.status, await reply.text()]).toEqual([503, expect.stringContaining('npm run setup')]);
  });
});
