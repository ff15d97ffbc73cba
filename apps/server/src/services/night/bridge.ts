/**
 * The store asked from a job's thread. The embedded database has one owner, the server's main thread: questions go
 * there by a channel that has the data folder in its name. Where DATABASE_URL names a PostgreSQL, the thread opens it
 * itself, since it may be in a process that has no server.
 */
import { BroadcastChannel } from 'node:worker_threads';
import { JanusError, refused, type ErrorCode } from '@janus/domain';
import { openStore } from '../store/index.ts';
import { nightStore, type NightStore } from './night-store.ts';

const METHODS = [
  'experiences',
  'newest',
  'version',
  'byHash',
  'ofJob',
  'sleep',
  'publish',
  'map',
  'putMap',
] as const satisfies readonly (keyof NightStore)[];
type Method = (typeof METHODS)[number];

interface Ask {
  readonly kind: 'ask';
  readonly id: string;
  readonly method: Method;
  readonly args: readonly unknown[];
}
interface Heard {
  readonly kind: 'heard';
  readonly id: string;
}
interface Answer {
  readonly kind: 'answer';
  readonly id: string;
  readonly value?: unknown;
  readonly error?: { readonly code: ErrorCode; readonly message: string };
}
type Message = Ask | Heard | Answer;

/** The channel is an EventTarget, which its types leave out. */
function listen(channel: BroadcastChannel, hear: (message: Message) => void): void {
  (channel as unknown as EventTarget).addEventListener('message', (event) =>
    hear((event as MessageEvent<Message>).data),
  );
}
const channelOf = (dataFolder: string): BroadcastChannel => new BroadcastChannel(`janus-night:${dataFolder}`);
/** How long a thread waits for somebody to hear it. The owner may be in the middle of something. */
const HEARD_MS = 20_000;

/** Answers threads until closed; `store` waits until the store is open. */
export function serveNight(dataFolder: string, store: () => Promise<NightStore>): { close(): void } {
  const channel = channelOf(dataFolder);
  const answer = async ({ id, method, args }: Ask): Promise<void> => {
    channel.postMessage({ kind: 'heard', id } satisfies Heard);
    try {
      const open = await store();
      if (!METHODS.includes(method)) throw refused(`'${method as string}' is not asked of the night's store`);
      const value = await (open[method] as (...all: readonly unknown[]) => Promise<unknown>)(...args);
      channel.postMessage({ kind: 'answer', id, value } satisfies Answer);
    } catch (error) {
      const code = error instanceof JanusError ? error.code : 'failed';
      const message = error instanceof Error ? error.message : String(error);
      channel.postMessage({ kind: 'answer', id, error: { code, message } } satisfies Answer);
    }
  };
  listen(channel, (data) => {
    if (data.kind === 'ask') void answer(data);
  });
  channel.unref();
  return { close: () => channel.close() };
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  readonly timer: NodeJS.Timeout;
}

function asking(dataFolder: string, name: string): { readonly store: NightStore; close(): void } {
  const channel = channelOf(dataFolder);
  const waiting = new Map<string, Waiting>();
  let count = 0;
  listen(channel, (data) => {
    const one = waiting.get(data.id);
    if (!one || data.kind === 'ask') return;
    clearTimeout(one.timer);
    if (data.kind === 'heard') return;
    waiting.delete(data.id);
    if (data.error) one.reject(new JanusError(data.error.code, data.error.message));
    else one.resolve(data.value);
  });
  const ask = (method: Method, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = `${name}-${++count}`;
      const timer = setTimeout(() => {
        waiting.delete(id);
        reject(
          refused(
            `nobody in this process has the store of ${dataFolder}: run the job where the server runs, ` +
              'or name a PostgreSQL in DATABASE_URL',
          ),
        );
      }, HEARD_MS);
      waiting.set(id, { resolve, reject, timer });
      channel.postMessage({ kind: 'ask', id, method, args } satisfies Ask);
    });
  const store = Object.fromEntries(
    METHODS.map((method) => [method, (...args: readonly unknown[]) => ask(method, args)]),
  ) as unknown as NightStore;
  return { store, close: () => channel.close() };
}

/** The store for one piece of work in a thread. `name` tells this thread's questions from others'. */
export async function withNightStore<T>(
  dataFolder: string,
  name: string,
  work: (store: NightStore) => Promise<T>,
): Promise<T> {
  const databaseUrl = process.env['DATABASE_URL'];
  if (databaseUrl) {
    const store = await openStore({ dataFolder, databaseUrl });
    try {
      return await work(nightStore(store, dataFolder));
    } finally {
      await store.close();
    }
  }
  const asked = asking(dataFolder, name);
  try {
    return await work(asked.store);
  } finally {
    asked.close();
  }
}
