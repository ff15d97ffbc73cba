/**
 * Configuration of a run: the brain's tables, the venue's, and the money to start with.
 * All faults of all tables are reported at once.
 */
import { collect, ConfigError, number, type ConfigOf, type Fields } from '@janus/domain';
import {
  marketLimitsFields,
  simulatedVenueFields,
  type MarketLimits,
  type SimulatedVenueConfig,
} from '@janus/exchange';
import { parseBrainConfig, type BrainConfig } from '@janus/integration';

export const accountFields = {
  equity: number('money to start with', 'quote units', 100_000, 1, 1e12),
  /** 2 is what 12 CFR 220 (Regulation T) lets a margin account begin with. */
  leverage: number('buying power', 'of equity', 2, 0.01, 1000),
} satisfies Fields;

export interface RunConfig {
  readonly account: ConfigOf<typeof accountFields>;
  readonly venue: SimulatedVenueConfig;
  /** Price and quantity steps and the smallest order of every market of the run. */
  readonly limits: MarketLimits;
  readonly brain: BrainConfig;
}

/** The brain forecasts with the fee that the venue charges, unless it is told another. */
function withFee(tables: Readonly<Record<string, unknown>>, takerBps: number): Readonly<Record<string, unknown>> {
  const own = tables['cerebellum'] ?? {};
  if (typeof own !== 'object' || Array.isArray(own)) return tables;
  return { ...tables, cerebellum: { fee: takerBps / 10_000, ...own } };
}

/** @param input a TOML-shaped table: `[account]`, `[venue]`, and a table a region. @throws ConfigError */
export function parseRunConfig(input: unknown = {}): RunConfig {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new ConfigError([`configuration: ${JSON.stringify(input)} is not a table`]);
  const { account, venue, limits, ...rest } = input as Readonly<Record<string, unknown>>;
  const faults: string[] = [];
  const money = collect(accountFields, account, 'account', faults);
  const place = collect(simulatedVenueFields, venue, 'venue', faults);
  const steps = collect(marketLimitsFields, limits, 'limits', faults);
  let brain: BrainConfig | null = null;
  try {
    brain = parseBrainConfig(withFee(rest, place.takerBps));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    faults.push(...error.faults);
  }
  if (faults.length > 0 || brain === null) throw new ConfigError(faults);
  return { account: money, venue: place, limits: steps, brain };
}
