/**
 * What a procedure may use: the services, and whether this caller may change anything. Interfaces only; `server.ts`
 * puts the parts together.
 */
import type { RunInfo, RunSummary, RunTrades, SystemInfo } from './api.ts';
import type { BrainService } from './services/brain/service.ts';
import type { BacktestService } from './services/backtests/service.ts';
import type { DataService } from './services/data-service.ts';
import type { ExplainService } from './services/explain/service.ts';
import type { JobService } from './services/jobs/service.ts';
import type { LesionService } from './services/lesion/service.ts';
import type { NightService } from './services/night/service.ts';
import type { PreferenceService } from './services/preferences/service.ts';
import type { RegimeService } from './services/regimes/service.ts';
import type { RiskService } from './services/risk/service.ts';
import type { RulesService } from './services/rules/service.ts';
import type { SystemService } from './services/system/service.ts';

export interface StartRequest {
  /** Name of a data set. */
  readonly data: string;
  /** Tables of the configuration; what is silent takes its default. */
  readonly config?: unknown;
  /** Keys of LESIONS to switch off: regions, rules, tiers of memory. */
  readonly lesions?: readonly string[];
  /** Version of a night's schemas; null = none. */
  readonly schemas?: number | null;
  /** Version of the rules in text; the one in force where it is left out. */
  readonly rules?: string;
}

export interface RunDefaults {
  readonly seed: number;
  /** Quote units. */
  readonly equity: number;
  /** Fee of a market order a side, basis points. */
  readonly takerBps: number;
}

export interface RunService {
  defaults(): RunDefaults;
  list(): RunInfo[];
  /** @throws JanusError no-data for an unknown run, refused for one that has not ended well */
  summary(runId: string): RunSummary;
  trades(runId: string): RunTrades;
  start(request: StartRequest): Promise<{ runId: string }>;
  /** @throws JanusError no-data for an unknown run, refused for one that has ended */
  cancel(runId: string): Promise<void>;
  /** The run now, then again whenever it changes, until it has ended. */
  watch(runId: string, signal: AbortSignal): AsyncGenerator<RunInfo, void>;
}

export interface Context {
  readonly system: SystemInfo;
  readonly data: DataService;
  readonly explain: ExplainService;
  readonly jobs: JobService;
  readonly lesion: LesionService;
  readonly night: NightService;
  readonly preferences: PreferenceService;
  readonly regimes: RegimeService;
  readonly risk: RiskService;
  readonly rules: RulesService;
  readonly runs: RunService;
  readonly backtests: BacktestService;
  readonly brain: BrainService;
  readonly process: SystemService;
  /** The caller showed the local token and comes from our own page, or is no page at all. */
  readonly mayChange: boolean;
}
