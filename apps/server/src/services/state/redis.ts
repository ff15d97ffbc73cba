/**
 * Operational state in Redis, for several processes. A change is published, and a message can be missed (Redis delivers
 * at most once), so every watched key is read again whenever the connection comes back. While it is away, questions
 * throw and watchers are told.
 */
import { isDeepStrictEqual } from 'node:util';
import { Redis } from 'ioredis';
import { JanusError, badInput } from '@janus/domain';
import type { OpStore, Watcher } from './op-store.ts';

const PREFIX = 'janus:state:';
const CHANNEL = 'janus:state';
/** Longer than this without an answer is no answer. */
const PATIENCE_MS = 2000;

interface Watched {
  readonly watchers: Set<Watcher>;
  /** As last told; undefined before the first time and after it was lost. */
  told: unknown;
}

/** @throws JanusError bad-input; the password is never in the message */
function placeOf(redisUrl: string): string {
  try {
    const { protocol, host } = new URL(redisUrl);
    if (protocol === 'redis:' || protocol === 'rediss:') return host;
  } catch {
    // said below
  }
  throw badInput('REDIS_URL is not an address: redis://:PASSWORD@HOST:6379 (rediss:// for TLS)');
}

/** @throws JanusError failed where Redis does not answer at the start */
export async function redisOpStore(redisUrl: string): Promise<OpStore> {
  const place = placeOf(redisUrl);
  const options = {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: PATIENCE_MS,
    commandTimeout: PATIENCE_MS,
    retryStrategy: (attempt: number) => Math.min(50 * 2 ** Math.min(attempt, 6), PATIENCE_MS),
  };
  const commands = new Redis(redisUrl, options);
  const listener = new Redis(redisUrl, { ...options, autoResubscribe: false });
  const watched = new Map<string, Watched>();
  let fault: string | null = null;
  let closed = false;

  async function ask<T>(question: Promise<T>): Promise<T> {
    try {
      return await question;
    } catch (error) {
      throw new JanusError('failed', `Redis at ${place} does not answer: ${(error as Error).message}`);
    }
  }
  function lose(why: string): void {
    if (closed || fault !== null) return;
    fault = `Redis at ${place} cannot be reached: ${why}`;
    for (const entry of watched.values()) {
      entry.told = undefined;
      for (const watcher of entry.watchers) watcher.lost(fault);
    }
  }
  async function read(key: string): Promise<unknown> {
    const text = await ask(commands.get(PREFIX + key));
    return text === null ? null : (JSON.parse(text) as unknown);
  }
  async function refresh(key: string): Promise<void> {
    const entry = watched.get(key);
    if (!entry) return;
    const value = await read(key);
    if (entry.told !== undefined && isDeepStrictEqual(entry.told, value)) return;
    entry.told = value;
    for (const watcher of entry.watchers) watcher.changed(value);
  }
  /** A new watcher's first value; where that is news, the others hear it too. */
  async function begin(key: string, entry: Watched, watcher: Watcher): Promise<void> {
    const value = await read(key);
    if (!entry.watchers.has(watcher)) return;
    const news = entry.told !== undefined && !isDeepStrictEqual(entry.told, value);
    entry.told = value;
    for (const each of news ? entry.watchers : [watcher]) each.changed(value);
  }
  /** Subscribed first, read afterwards: a change between the two is heard. */
  async function resume(): Promise<void> {
    try {
      await listener.subscribe(CHANNEL);
      if (commands.status !== 'ready') await commands.ping();
      fault = null;
      for (const key of watched.keys()) await refresh(key);
    } catch (error) {
      lose((error as Error).message);
      // The command connection comes back on its own time: ask again until it has.
      if (!closed) setTimeout(() => void (listener.status === 'ready' && resume()), 100).unref();
    }
  }

  commands.on('error', (error: Error) => lose(error.message));
  listener.on('error', (error: Error) => lose(error.message));
  try {
    await Promise.all([commands.connect(), listener.connect()]);
    await listener.subscribe(CHANNEL);
  } catch (error) {
    commands.disconnect();
    listener.disconnect();
    throw new JanusError('failed', `Redis at ${place} cannot be used: ${(error as Error).message}. See REDIS_URL`);
  }
  commands.on('close', () => lose('the connection was lost'));
  listener.on('close', () => lose('the connection was lost'));
  listener.on('ready', () => void resume());
  commands.on('ready', () => void (listener.status === 'ready' && resume()));
  listener.on('message', (_channel: string, key: string) => {
    refresh(key).catch((error: unknown) => lose((error as Error).message));
  });

  return {
    backend: 'redis',
    get: read,
    async set(key, value) {
      await ask(
        commands
          .multi()
          .set(PREFIX + key, JSON.stringify(value))
          .publish(CHANNEL, key)
          .exec(),
      );
    },
    async delete(key) {
      const results = await ask(
        commands
          .multi()
          .del(PREFIX + key)
          .publish(CHANNEL, key)
          .exec(),
      );
      return results?.[0]?.[1] === 1;
    },
    watch(key, watcher) {
      const entry = watched.get(key) ?? { watchers: new Set(), told: undefined };
      watched.set(key, entry);
      entry.watchers.add(watcher);
      if (fault !== null) watcher.lost(fault);
      else begin(key, entry, watcher).catch((error: unknown) => watcher.lost((error as Error).message));
      return () => {
        entry.watchers.delete(watcher);
        if (entry.watchers.size === 0) watched.delete(key);
      };
    },
    async health() {
      try {
        await ask(commands.ping());
        return { backend: 'redis', place, ok: fault === null, fault };
      } catch (error) {
        return { backend: 'redis', place, ok: false, fault: (error as Error).message };
      }
    },
    async close() {
      closed = true;
      watched.clear();
      commands.disconnect();
      listener.disconnect();
    },
  };
}
