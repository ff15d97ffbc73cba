/** What the System page asks the server. Types only: the page imports them. */
import type { JobHealth } from '../jobs/api.ts';
import type { HotConfigHealth } from '../state/hot-config.ts';
import type { OpStoreHealth } from '../state/op-store.ts';
import type { StoreHealth } from '../store/open.ts';
import type { Check } from './doctor/check.ts';

export interface PartSize {
  /** Name of a part of the data folder. */
  readonly name: string;
  readonly what: string;
  readonly files: number;
  readonly bytes: number;
}

export interface BackupFact {
  readonly name: string;
  readonly bytes: number;
  /** Epoch ms. */
  readonly createdAt: number;
}

export interface StoresReport {
  readonly store: StoreHealth | { readonly ok: false; readonly opening: boolean; readonly fault: string };
  readonly state: OpStoreHealth;
  /** Of the data folder's own configuration file: what it sets is the default of every run. */
  readonly defaults: HotConfigHealth;
  readonly jobs: JobHealth;
  readonly parts: readonly PartSize[];
  /** Of the disk that holds the data folder, bytes. */
  readonly free: number;
  readonly total: number;
  /** In the data folder's own place for them, newest first. */
  readonly backups: readonly BackupFact[];
  readonly backupsFolder: string;
}

export interface ThreadReport {
  /** 0 for the main thread. */
  readonly id: number;
  readonly name: string;
  readonly does: string;
  /** Share of the time since the last look in which it was busy, [0, 1]. */
  readonly busy: number;
  /** Epoch ms. */
  readonly since: number;
}

export interface RuntimeReport {
  readonly pid: number;
  /** Of all threads together, in processors, since the last look. */
  readonly processors: number;
  readonly available: number;
  /** Resident memory and the heap of the main thread, bytes. */
  readonly resident: number;
  readonly heap: number;
  /** ms that the last look spans. */
  readonly span: number;
  readonly threads: readonly ThreadReport[];
}

export interface PackageVersion {
  readonly name: string;
  readonly version: string;
  readonly for: string;
}

export interface DoctorReport {
  readonly at: number;
  readonly took: number;
  readonly checks: readonly Check[];
}
