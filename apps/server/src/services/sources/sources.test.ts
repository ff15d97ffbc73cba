import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askSource, sourceStates, stateOf, type Get } from './index.ts';

const KP = JSON.stringify([
  ['time_tag', 'Kp'],
  ['2024-05-10 18:00:00.000', '8.67'],
]);
const NEWS = JSON.stringify({ status: 'ok', articles: [] });
const POSTS = JSON.stringify({ results: [] });

let server: Server;
let seen: { url: string; headers: Record<string, unknown> }[] = [];
let answer = { status: 200, text: KP };
beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push({ url: request.url ?? '', headers: request.headers });
    response.writeHead(answer.status).end(answer.text);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => new Promise((done) => server.close(done)));

/** The network, with every host standing on this machine. */
const get: Get = (address, options) => {
  const { pathname, search } = new URL(address);
  const { port } = server.address() as AddressInfo;
  return fetch(`http://127.0.0.1:${port}${pathname}${search}`, options);
};
const ask = (id: string, env: NodeJS.ProcessEnv, status = 200, text = KP) => {
  seen = [];
  answer = { status, text };
  return askSource(stateOf(id, env), { query: 'BTC', latitude: 1, longitude: 2 }, env, get);
};
const NOAA = { JANUS_SOURCES: 'noaa-kp' };

describe('the switches', () => {
  it('are all off by default, the free ones too, and each says how it is switched on', () => {
    for (const { source, on, why } of sourceStates({})) {
      expect(on).toBe(false);
      expect(why).toContain(`JANUS_SOURCES=${source.id}`);
    }
  });
  it('a source that needs a key stays off without it', () => {
    const env = { JANUS_SOURCES: 'newsapi, noaa-kp' };
    expect(stateOf('newsapi', env)).toMatchObject({ on: false, why: 'needs a key: put it into JANUS_KEY_NEWSAPI' });
    expect(stateOf('noaa-kp', env)).toMatchObject({ on: true, keyVariable: null });
    expect(stateOf('newsapi', { ...env, JANUS_KEY_NEWSAPI: 'k' }).on).toBe(true);
    expect(stateOf('noaa-solar-wind', env).on).toBe(false);
  });
  it('refuse a name that there is not', () => {
    expect(() => sourceStates({ JANUS_SOURCES: 'noaa' })).toThrow("JANUS_SOURCES names 'noaa'");
  });
});

describe('asking', () => {
  it('asks nobody where the source is off', async () => {
    await expect(ask('noaa-kp', {})).rejects.toThrow('NOAA planetary K index is off: not switched on');
    await expect(ask('newsapi', { JANUS_SOURCES: 'newsapi' })).rejects.toThrow('JANUS_KEY_NEWSAPI');
    expect(seen).toEqual([]);
  });
  it('gives the observations of one that is on', async () => {
    expect(await ask('noaa-kp', NOAA)).toEqual([{ time: Date.parse('2024-05-10T18:00:00Z'), value: 8.67 }]);
    expect(seen.map((s) => s.url)).toEqual(['/products/noaa-planetary-k-index.json']);
  });
  it('hands a key over in the header or the parameter that the source names', async () => {
    await ask('newsapi', { JANUS_SOURCES: 'newsapi', JANUS_KEY_NEWSAPI: 'secret' }, 200, NEWS);
    expect(seen[0]!.headers['x-api-key']).toBe('secret');
    expect(seen[0]!.url).not.toContain('secret');
    await ask('cryptopanic', { JANUS_SOURCES: 'cryptopanic', JANUS_KEY_CRYPTOPANIC: 'hidden' }, 200, POSTS);
    expect(seen[0]!.url).toContain('auth_token=hidden');
  });
  it('tells what went wrong, and never the key', async () => {
    const env = { JANUS_SOURCES: 'cryptopanic', JANUS_KEY_CRYPTOPANIC: 'hidden' };
    await expect(ask('cryptopanic', env, 429)).rejects.toThrow(
      'asks to be asked less often (https://cryptopanic.com/api/developer/v2/posts/)',
    );
    await expect(ask('noaa-kp', NOAA, 503)).rejects.toThrow('answered 503');
    await expect(ask('noaa-kp', NOAA, 200, '<html>')).rejects.toThrow("'<html>' is not JSON");
    const broken: Get = () => Promise.reject(new TypeError('fetch failed: auth_token=hidden'));
    const failed = await askSource(stateOf('cryptopanic', env), { query: 'BTC' }, env, broken).catch(
      (e: Error) => e.message,
    );
    expect(failed).toBe('CryptoPanic: no connection (https://cryptopanic.com/api/developer/v2/posts/)');
    const slow: Get = () => Promise.reject(new DOMException('late', 'TimeoutError'));
    await expect(askSource(stateOf('noaa-kp', NOAA), {}, NOAA, slow)).rejects.toThrow('no answer in 15 s');
  });
});
