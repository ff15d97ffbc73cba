/**
 * Operational state: the few small facts that parts of JANUS tell one another while they run (a switch that is thrown, a
 * setting that is changed), by key. In this process with a copy on the disk, or in Redis for several processes. Not for
 * history, not for anything large.
 *
 * It fails closed: where the truth cannot be had, every question throws and every watcher is told; nobody is ever
 * answered with a default.
 */
export interface Watcher {
  /** The value now (null = not set): once at the start, then after every change. */
  changed(value: unknown): void;
  /** The truth cannot be had at the moment; `changed` comes again once it can. */
  lost(fault: string): void;
}

export interface OpStoreHealth {
  readonly backend: 'memory' | 'redis';
  /** File, or host and port. */
  readonly place: string;
  readonly ok: boolean;
  readonly fault: string | null;
}

export interface OpStore {
  readonly backend: OpStoreHealth['backend'];
  /** @returns null where it is not set. @throws JanusError failed where the store cannot be reached; so do all */
  get(key: string): Promise<unknown>;
  /** Durable on return, as far as the backend is: the file is fsynced, Redis as it is configured. */
  set(key: string, value: unknown): Promise<void>;
  /** @returns false where it was not set */
  delete(key: string): Promise<boolean>;
  /** @returns what ends the watching */
  watch(key: string, watcher: Watcher): () => void;
  health(): Promise<OpStoreHealth>;
  close(): Promise<void>;
}
