import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { knowsHost, mayChange, mayConnect, originOf } from './guard.ts';

const TOKEN = 'a'.repeat(64);
const PORT = 3000;
const asked = (headers: Record<string, string>): IncomingMessage => ({ headers }) as unknown as IncomingMessage;
const host = 'localhost:3000';
const origin = 'http://localhost:3000';
const cookie = `other=1; janus_3000=${TOKEN}`;
const authorization = `Bearer ${TOKEN}`;

describe('the host', () => {
  it.each(['localhost:3000', 'LOCALHOST:3000', '127.0.0.1:3000', '[::1]:3000'])('%s is ours', (name) => {
    expect(knowsHost(asked({ host: name }), PORT)).toBe(true);
  });
  it.each(['localhost', 'localhost:3001', 'evil.example:3000', 'localhost.evil.example:3000', '127.0.0.2:3000', ''])(
    "'%s' is not",
    (name) => {
      expect(knowsHost(asked({ host: name }), PORT)).toBe(false);
    },
  );
  it('may leave out port 80', () => {
    expect([knowsHost(asked({ host: 'localhost' }), 80), knowsHost(asked({}), 80)]).toEqual([true, false]);
  });
});

describe('the origin', () => {
  it('is ours only where it is the very host that was asked', () => {
    expect(originOf(asked({ host, origin }))).toBe('own');
    expect(originOf(asked({ host }))).toBe('none');
    for (const other of ['http://127.0.0.1:3000', 'https://localhost:3000', 'http://localhost:3001', 'null'])
      expect(originOf(asked({ host, origin: other }))).toBe('foreign');
  });
});

describe('changing something', () => {
  it('is allowed to our page with its cookie and to a program with the token', () => {
    expect(mayChange(asked({ host, origin, cookie }), PORT, TOKEN)).toBe(true);
    expect(mayChange(asked({ host, authorization }), PORT, TOKEN)).toBe(true);
  });
  it('is refused without token, with another one, with another port’s cookie, without origin, from elsewhere', () => {
    const refused = [
      { host, origin },
      { host, origin, cookie: `janus_3000=${'b'.repeat(64)}` },
      { host, origin, cookie: 'janus_3000=short' },
      { host, origin, cookie: `janus_3001=${TOKEN}` },
      { host, cookie },
      { host, origin: 'http://evil.example', cookie },
      { host, origin: 'http://evil.example', authorization },
      { host, authorization: `Basic ${TOKEN}` },
    ];
    for (const headers of refused) expect(mayChange(asked(headers), PORT, TOKEN)).toBe(false);
  });
});

describe('a WebSocket', () => {
  it('is for our page and for a program with the token', () => {
    expect(mayConnect(asked({ host, origin }), TOKEN)).toBe(true);
    expect(mayConnect(asked({ host, authorization }), TOKEN)).toBe(true);
    expect(mayConnect(asked({ host }), TOKEN)).toBe(false);
    expect(mayConnect(asked({ host, origin: 'http://evil.example', authorization }), TOKEN)).toBe(false);
  });
});
