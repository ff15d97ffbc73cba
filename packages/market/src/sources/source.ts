/**
 * The port behind which everything lies that is known of a market from elsewhere: news, weather, the sun. A source says
 * how to ask (an address without any key in it), and what an answer holds. It never asks by itself: whoever has a
 * network, a clock and keys does, in the server. Nothing is switched on unless somebody switches it on.
 */
import { badInput } from '@janus/domain';

export interface Observation {
  /** When it was observed or published, epoch ms. */
  readonly time: number;
  /** A number in the source's own unit; NaN where it has none of its own (news is scored from its text). */
  readonly value: number;
  readonly text?: string;
}
export interface Ask {
  /** What is looked for, where a source looks for something. */
  readonly query?: string;
  /** Degrees north and east, where a source asks for a place. */
  readonly latitude?: number;
  readonly longitude?: number;
}
export interface Source {
  readonly id: string;
  readonly name: string;
  readonly kind: 'news' | 'weather' | 'space-weather';
  /** Unit of the values; '' for a score or none. */
  readonly unit: string;
  /** The page that its answers are read by. */
  readonly documentation: string;
  /** How a key is handed over, or null where none is needed. `name` of the header or of the parameter. */
  readonly key: { readonly where: 'header' | 'parameter'; readonly name: string } | null;
  /** The address to get, without a key. @throws JanusError bad-input where something needed is not given */
  request(ask: Ask): string;
  /** In order of time, oldest first. @throws JanusError bad-input naming what is not as documented */
  parse(text: string): readonly Observation[];
}

export type Json = Readonly<Record<string, unknown>>;

/** @throws JanusError bad-input for what is not JSON */
export function parseJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badInput(`${source}: '${text.slice(0, 40)}' is not JSON`);
  }
}
export const isObject = (x: unknown): x is Json => typeof x === 'object' && x !== null && !Array.isArray(x);

/** @throws JanusError bad-input for what is not a list */
export function listOf(x: unknown, name: string, source: string): readonly unknown[] {
  if (!Array.isArray(x)) throw badInput(`${source}: ${name} is not a list`);
  return x;
}

/** A number, or text that holds one. @throws JanusError bad-input */
export function numberOf(x: unknown, name: string, source: string): number {
  const value = typeof x === 'string' && x.trim() !== '' ? Number(x) : x;
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw badInput(`${source}: ${name} ${JSON.stringify(x)} is not a number`);
  return value;
}

const MOMENT = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?$/;

/** ISO 8601, or `YYYY-MM-DD HH:MM:SS.sss` taken as UTC. Epoch ms. @throws JanusError bad-input */
export function momentOf(x: unknown, name: string, source: string): number {
  const match = typeof x === 'string' ? MOMENT.exec(x) : null;
  if (match) {
    const [, year, month, day, hour, minute, second = '00', fraction = '0', zone = 'Z'] = match;
    const ms = fraction.padEnd(3, '0').slice(0, 3);
    const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}${zone}`);
    if (Number.isFinite(time)) return time;
  }
  throw badInput(`${source}: ${name} ${JSON.stringify(x)} is not a moment such as 2024-08-08T23:54:00Z`);
}

/** Oldest first; what was observed at the same moment stays in its order. */
export const inOrder = (all: Observation[]): Observation[] => all.sort((a, b) => a.time - b.time);
