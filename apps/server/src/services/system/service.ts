/** Looks after the process: its stores, its threads, its versions, its disk, and what the doctor finds. */
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { refused } from '@janus/domain';
import { backup, backupName, backupsFolder } from '../backup/index.ts';
import { tryKernels, type CardReport, type FpgaDevice } from '../card/index.ts';
import type { JobService } from '../jobs/service.ts';
import type { HotConfigHealth } from '../state/hot-config.ts';
import type { OpStore } from '../state/op-store.ts';
import type { Store } from '../store/index.ts';
import type { BackupFact, DoctorReport, PackageVersion, PartSize, RuntimeReport, StoresReport } from './api.ts';
import { diagnose } from './doctor/index.ts';
import { drawFields, type Drawer, type DrawnFields } from './draw-fields.ts';
import { backupsIn, partSizes } from './sizes.ts';
import { watchThreads, type OwnThread } from './threads.ts';
import { versions } from './versions.ts';

export interface SystemService {
  stores(): Promise<StoresReport>;
  runtime(): RuntimeReport;
  versions(): PackageVersion[];
  doctor(): Promise<DoctorReport>;
  /** Of the card, or of what stands in for it. Starts nothing. */
  card(): CardReport;
  /** Both kernels against double precision, so many times. @throws JanusError refused without a driver, failed */
  tryCard(times: number): Promise<CardReport>;
  /** Both fields of a window by this process or the card. @throws JanusError bad-input, refused, failed */
  drawFields(by: Drawer, values: Float64Array, size: number): Promise<DrawnFields>;
  /** @throws JanusError refused while one is being made, and where the store is not open */
  backup(): Promise<BackupFact>;
  close(): void;
}

export interface SystemServiceOptions {
  readonly dataFolder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly jobs: Pick<JobService, 'health' | 'seen'>;
  readonly store: () => Promise<Store>;
  readonly state: OpStore;
  readonly card: FpgaDevice;
  /** Of the defaults of runs. */
  readonly defaults: () => HotConfigHealth;
  /** Threads that serve pages, by their number. */
  readonly ownThreads: () => ReadonlyMap<number, OwnThread>;
  /** Epoch ms. */
  readonly now: () => number;
}

/** A walk through the data folder is not repeated sooner. */
const WALK_AGAIN_MS = 10_000;

export function systemService(options: SystemServiceOptions): SystemService {
  const { dataFolder, env, jobs, now } = options;
  const threads = watchThreads(now);
  const backups = backupsFolder(dataFolder);
  let walked: { readonly at: number; readonly parts: Promise<PartSize[]> } | null = null;
  let backingUp = false;
  const closing = new AbortController();

  function parts(): Promise<PartSize[]> {
    if (!walked || now() - walked.at > WALK_AGAIN_MS) walked = { at: now(), parts: partSizes(dataFolder) };
    return walked.parts;
  }
  async function storeHealth(): Promise<StoresReport['store']> {
    const soon = new Promise<null>((resolve) => setTimeout(resolve, 200, null));
    try {
      const store = await Promise.race([options.store(), soon]);
      return store ? await store.health() : { ok: false, opening: true, fault: 'it is being opened' };
    } catch (error) {
      return { ok: false, opening: false, fault: (error as Error).message };
    }
  }

  return {
    async stores() {
      const [store, state, queue, sizes, disk, kept] = await Promise.all([
        storeHealth(),
        options.state.health(),
        jobs.health(),
        parts(),
        statfs(dataFolder),
        backupsIn(backups),
      ]);
      return {
        store,
        state,
        defaults: options.defaults(),
        jobs: queue,
        parts: sizes,
        free: disk.bavail * disk.bsize,
        total: disk.blocks * disk.bsize,
        backups: kept,
        backupsFolder: backups,
      };
    },
    runtime: () => threads.look(jobs.seen(), options.ownThreads()),
    versions,
    async doctor() {
      const began = performance.now();
      const checks = await diagnose(dataFolder, env);
      return { at: now(), took: performance.now() - began, checks };
    },
    card: () => options.card.report(),
    async tryCard(times) {
      await tryKernels(options.card, times, closing.signal);
      return options.card.report();
    },
    drawFields: (by, values, size) => drawFields(options.card, by, values, size),
    async backup() {
      if (backingUp) throw refused('a backup is being made: wait for it');
      backingUp = true;
      try {
        const createdAt = now();
        const file = path.join(backups, backupName(createdAt));
        const { bytes } = await backup({ dataFolder, store: await options.store(), file, now: createdAt });
        walked = null;
        return { name: path.basename(file), bytes, createdAt };
      } finally {
        backingUp = false;
      }
    },
    close: () => {
      closing.abort();
      threads.close();
    },
  };
}
