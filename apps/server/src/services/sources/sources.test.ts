import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askSource, sourceStates, stateOf, type Get } from './index.ts';

const KP = JSON.stringify([
  ['time_tag', 'Kp'],
  ['2024-05-10 18:00:00.000', '8.67'],
]);

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
  return askSource(stateOf(id, env), { query: 'BTC', latitude: 1, longitude: 2 }, get);
};
const NOAA = { JANUS_SOURCES: 'noaa-kp' };

describe('the switches', () => {
  it('are all off by default, the free ones too, and each says how it is switched on', () => {
    for (const { source, on, why } of sourceStates({})) {
      expect(on).toBe(false);
      expect(why).toContain(source.key === null ? `JANUS_SOURCES=${source.id}` : 'needs a key');
    }
  });
  it('a source that needs a key stays off, named or not, and no variable switches it on', () => {
    const env = { JANUS_SOURCES: 'newsapi, cryptopanic, openweathermap, noaa-kp', JANUS_KEY_NEWSAPI: 'k' };
    for (const id of ['newsapi', 'cryptopanic', 'openweathermap']) {
      const { on, why } = stateOf(id, env);
      expect(on).toBe(false);
      expect(why).toContain('keys are kept in the vault alone, and this version has none');
      expect(why).toContain(`janus sources --source ${id} --input FILE`);
    }
    expect(stateOf('noaa-kp', env)).toMatchObject({ on: true, why: '' });
    expect(stateOf('noaa-solar-wind', env).on).toBe(false);
  });
  it('refuse a name that there is not', () => {
    expect(() => sourceStates({ JANUS_SOURCES: 'noaa' })).toThrow("JANUS_SOURCES names 'noaa'");
  });
});

describe('asking', () => {
  it('asks nobody where the source is off', async () => {
    await expect(ask('noaa-kp', {})).rejects.toThrow('NOAA planetary K index is off: not switched on');
    await expect(ask('newsapi', { JANUS_SOURCES: 'newsapi' })).rejects.toThrow(
      'NewsAPI is off: needs a key (X-Api-Key)',
    );
    expect(seen).toEqual([]);
  });
  it('gives the observations of one that is on', async () => {
    expect(await ask('noaa-kp', NOAA)).toEqual([{ time: Date.parse('2024-05-10T18:00:00Z'), value: 8.67 }]);
    expect(seen.map((s) => s.url)).toEqual(['/products/noaa-planetary-k-index.json']);
  });
  it('tells what went wrong, and of a failing connection no more than that', async () => {
    await expect(ask('noaa-kp', NOAA, 429)).rejects.toThrow(
      'asks to be asked less often (https://services.swpc.noaa.gov/products/noaa-planetary-k-index.json)',
    );
    await expect(ask('noaa-kp', NOAA, 503)).rejects.toThrow('answered 503');
    await expect(ask('noaa-kp', NOAA, 404, '<html>')).rejects.toThrow('answered 404 (https://');
    await expect(ask('noaa-kp', NOAA, 200, '<html>')).rejects.toThrow("'<html>' is not JSON");
    const broken: Get = () => Promise.reject(new TypeError('fetch failed: of something inside'));
    const failed = await askSource(stateOf('noaa-kp', NOAA), {}, broken).catch((e: Error) => e.message);
    expect(failed).toBe(
      'NOAA planetary K index: no connection (https://services.swpc.noaa.gov/products/noaa-planetary-k-index.json)',
    );
    const slow: Get = () => Promise.reject(new DOMException('late', 'TimeoutError'));
    await expect(askSource(stateOf('noaa-kp', NOAA), {}, slow)).rejects.toThrow('no answer in 15 s');
  });
});
