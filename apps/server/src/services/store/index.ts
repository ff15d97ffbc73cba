/** The relational store: one repository a table, on the embedded database or on PostgreSQL. */
export { openStore, type Repositories, type Store, type StoreHealth, type StoreInput } from './open.ts';
export { storeFolder, type Backend } from './database.ts';
export type { NewRun, RunQuery, RunStore, StoredRun } from './runs.ts';
export type { Signal, SignalQuery, SignalStore } from './signals.ts';
export type { PortfolioPoint, PortfolioStore } from './portfolio.ts';
export type { PerformanceStore, Ranked, RunPerformance } from './performance.ts';
export type { ExperienceBatch, ExperienceStore } from './experiences.ts';
export type { SleepResult, SleepStore, StoredSleep } from './sleeps.ts';
export type { SchemaHead, SchemaStore } from './schemas.ts';
export type { MapStore, StoredMap } from './maps.ts';
export type { Preference, PreferenceStore } from './preferences.ts';
