/** The queue in a Redis, shared with any number of processes. */
import { refused } from '@janus/domain';
import { Redis } from 'ioredis';
import type { OpenBackend } from './backend.ts';

/** What the server says it does before it acknowledges a write. */
async function durabilityOf(client: Redis): Promise<string> {
  try {
    const [, only] = await client.config('GET', 'appendonly');
    const [, sync] = await client.config('GET', 'appendfsync');
    if (only === 'yes' && sync === 'always') return 'on the disk of Redis before it is acknowledged';
    if (only === 'yes') return `Redis syncs ${sync}: a crash of its machine may take the last second`;
    return 'Redis keeps it in memory between its snapshots: set appendonly yes to survive a restart of Redis';
  } catch {
    return 'as durable as that Redis is set up to be (it does not say)';
  }
}

/** @throws JanusError refused where no Redis answers */
export async function openRedis(url: string, where: string): Promise<OpenBackend> {
  const probe = new Redis(url, { lazyConnect: true, connectTimeout: 5000, retryStrategy: () => null });
  probe.on('error', () => undefined);
  try {
    await probe.connect();
    await probe.ping();
    const durability = await durabilityOf(probe);
    return {
      // Each of BullMQ's classes makes a connection of its own from this.
      connection: { url, maxRetriesPerRequest: null } as never,
      factory: undefined as never,
      shared: true,
      durability,
      reclaim: () => Promise.resolve(),
      close: () => Promise.resolve(),
    };
  } catch (error) {
    throw refused(`no Redis for the jobs at ${where}: ${(error as Error).message}`);
  } finally {
    probe.disconnect();
  }
}
