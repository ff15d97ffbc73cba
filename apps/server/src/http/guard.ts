/**
 * Who may ask for what. A request must name this server by a loopback name (a rebound DNS name does not), a page of
 * another origin gets nothing but a refusal, and changing anything takes the local token. Other users of the same
 * machine can read what they can reach on its loopback; the token is no defence against them.
 */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const NAME = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::(\d+))?$/i;

/** The Host header is a loopback name with our port. */
export function knowsHost(request: IncomingMessage, port: number): boolean {
  const found = NAME.exec(request.headers.host ?? '');
  return found !== null && Number(found[1] ?? 80) === port;
}

/** 'own' page, a 'foreign' one, or 'none': not sent by a page's script at all. */
export function originOf(request: IncomingMessage): 'own' | 'foreign' | 'none' {
  const { origin, host } = request.headers;
  if (origin === undefined) return 'none';
  return origin.toLowerCase() === `http://${host?.toLowerCase()}` ? 'own' : 'foreign';
}

function same(given: string | undefined, token: string): boolean {
  if (given === undefined) return false;
  const a = Buffer.from(given);
  const b = Buffer.from(token);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Cookies do not know ports, so that the name does: two servers on one machine keep apart. */
export const cookieName = (port: number): string => `janus_${port}`;

function cookie(request: IncomingMessage, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

const bearer = (request: IncomingMessage): string | undefined =>
  /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];

/** Our own page with its cookie, or a program that read the token's file. */
export function mayChange(request: IncomingMessage, port: number, token: string): boolean {
  const origin = originOf(request);
  if (origin === 'foreign') return false;
  if (same(bearer(request), token)) return true;
  return origin === 'own' && same(cookie(request, cookieName(port)), token);
}

/** WebSockets are not bound by the same-origin rule: only our page, or a program with the token, gets one. */
export function mayConnect(request: IncomingMessage, token: string): boolean {
  return originOf(request) === 'own' || (originOf(request) === 'none' && same(bearer(request), token));
}
