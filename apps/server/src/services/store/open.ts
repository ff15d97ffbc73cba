/**
 * Opens the store: the database that belongs to the data folder, brought to the newest schema, with a repository a
 * table. Where it is embedded, this process owns it until `close`.
 */
import { openDatabase, type Backend, type Client, type Database } from './database.ts';
import { experienceStore, type ExperienceStore } from './experiences.ts';
import { mapStore, type MapStore } from './maps.ts';
import { migrate, readMigrations } from './migrate.ts';
import { performanceStore, type PerformanceStore } from './performance.ts';
import { portfolioStore, type PortfolioStore } from './portfolio.ts';
import { preferenceStore, type PreferenceStore } from './preferences.ts';
import { runStore, type RunStore } from './runs.ts';
import { schemaStore, type SchemaStore } from './schemas.ts';
import { signalStore, type SignalStore } from './signals.ts';
import { sleepStore, type SleepStore } from './sleeps.ts';

export interface Repositories {
  readonly runs: RunStore;
  readonly signals: SignalStore;
  readonly portfolio: PortfolioStore;
  readonly performance: PerformanceStore;
  readonly experiences: ExperienceStore;
  readonly sleeps: SleepStore;
  readonly schemas: SchemaStore;
  readonly maps: MapStore;
  readonly preferences: PreferenceStore;
}

export interface StoreHealth {
  readonly backend: Backend;
  /** Folder, or host and database. */
  readonly place: string;
  readonly ok: boolean;
  /** Of one question to it. */
  readonly latencyMs: number;
  /** Version of the PostgreSQL, embedded or not. */
  readonly version: string | null;
  /** The newest migration. */
  readonly migration: string;
  readonly fault: string | null;
}

export interface Store extends Repositories {
  readonly backend: Backend;
  /** All or nothing. Where the database is embedded, everybody else waits meanwhile. */
  atomically<T>(work: (repositories: Repositories) => Promise<T>): Promise<T>;
  health(): Promise<StoreHealth>;
  /** The database itself, for backup and restore. */
  readonly database: Database;
  close(): Promise<void>;
}

export interface StoreInput {
  readonly dataFolder: string;
  /** Address of a PostgreSQL; empty or undefined: the embedded database. */
  readonly databaseUrl?: string | undefined;
}

/** Longest that `atomically` may take: the records of a long run, on a slow disk. */
const TRANSACTION_MS = 10 * 60_000;

const repositories = (client: Client): Repositories => ({
  runs: runStore(client),
  signals: signalStore(client),
  portfolio: portfolioStore(client),
  performance: performanceStore(client),
  experiences: experienceStore(client),
  sleeps: sleepStore(client),
  schemas: schemaStore(client),
  maps: mapStore(client),
  preferences: preferenceStore(client),
});

async function healthOf({ backend, place, prisma }: Database, migration: string): Promise<StoreHealth> {
  const began = performance.now();
  const told = (ok: boolean, version: string | null, fault: string | null): StoreHealth => {
    return { backend, place, ok, latencyMs: performance.now() - began, version, migration, fault };
  };
  try {
    const rows = await prisma.$queryRaw<{ version: string }[]>`select current_setting('server_version') as version`;
    return told(true, rows[0]?.version ?? null, null);
  } catch (error) {
    return told(false, null, (error as Error).message);
  }
}

/**
 * @throws JanusError refused where another process owns the embedded database, or the migrations do not fit; failed
 *   where PostgreSQL does not answer
 */
export async function openStore({ dataFolder, databaseUrl }: StoreInput): Promise<Store> {
  const database = await openDatabase(dataFolder, databaseUrl);
  const migrations = readMigrations();
  try {
    await migrate(database.transact, migrations, Date.now());
  } catch (error) {
    await database.close();
    throw error;
  }
  return {
    backend: database.backend,
    database,
    ...repositories(database.prisma),
    atomically: (work) =>
      database.prisma.$transaction((client) => work(repositories(client)), {
        timeout: TRANSACTION_MS,
        maxWait: TRANSACTION_MS,
      }),
    health: () => healthOf(database, migrations.at(-1)!.name),
    close: () => database.close(),
  };
}
