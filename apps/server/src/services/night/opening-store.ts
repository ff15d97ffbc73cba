/** The store opened beside the server's start: the first picture does not wait for a database. */
import type { Logger } from '../../log.ts';
import { openStore, type Store, type StoreInput } from '../store/index.ts';

export interface OpeningStore {
  /** Resolves once it is open. @throws JanusError what opening it says */
  readonly opened: () => Promise<Store>;
  close(): Promise<void>;
}

export function openingStore(input: StoreInput, log: Logger): OpeningStore {
  const opened = openStore(input);
  opened.catch((error: unknown) => log.error({ err: error }, 'the store could not be opened'));
  return {
    opened: () => opened,
    async close() {
      const store = await opened.catch(() => null);
      await store?.close();
    },
  };
}
