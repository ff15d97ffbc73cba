/**
 * Configuration of the nine strategies and their gate: one table a strategy, named as in STRATEGIES, and one named
 * `gate`. TOML-shaped plain objects come in; the text is parsed elsewhere.
 */
import { collect, ConfigError, STRATEGIES, type Fields } from '@janus/domain';
import { bollingerSqueezeBreakoutFields, type BollingerSqueezeBreakoutConfig } from './bollinger-squeeze-breakout.ts';
import { emaFlipFields, type EmaFlipConfig } from './ema-flip.ts';
import { emaRibbonScalperFields, type EmaRibbonScalperConfig } from './ema-ribbon-scalper.ts';
import { collectGate, type GateConfig } from './gate-config.ts';
import { meanReversionFields, type MeanReversionConfig } from './mean-reversion.ts';
import { momentumSurgeFields, type MomentumSurgeConfig } from './momentum-surge.ts';
import { multiTimeframeTrendFields, type MultiTimeframeTrendConfig } from './multi-timeframe-trend.ts';
import { openingRangeBreakoutFields, type OpeningRangeBreakoutConfig } from './opening-range-breakout.ts';
import { trendPullbackFields, type TrendPullbackConfig } from './trend-pullback.ts';
import { vwapScalperFields, type VwapScalperConfig } from './vwap-scalper.ts';

export const strategyFields = {
  'ema-flip': emaFlipFields,
  'ema-ribbon-scalper': emaRibbonScalperFields,
  'trend-pullback': trendPullbackFields,
  'momentum-surge': momentumSurgeFields,
  'multi-timeframe-trend': multiTimeframeTrendFields,
  'mean-reversion': meanReversionFields,
  'bollinger-squeeze-breakout': bollingerSqueezeBreakoutFields,
  'vwap-scalper': vwapScalperFields,
  'opening-range-breakout': openingRangeBreakoutFields,
} satisfies Record<(typeof STRATEGIES)[number], Fields>;

export interface StrategiesConfig {
  readonly 'ema-flip': EmaFlipConfig;
  readonly 'ema-ribbon-scalper': EmaRibbonScalperConfig;
  readonly 'trend-pullback': TrendPullbackConfig;
  readonly 'momentum-surge': MomentumSurgeConfig;
  readonly 'multi-timeframe-trend': MultiTimeframeTrendConfig;
  readonly 'mean-reversion': MeanReversionConfig;
  readonly 'bollinger-squeeze-breakout': BollingerSqueezeBreakoutConfig;
  readonly 'vwap-scalper': VwapScalperConfig;
  readonly 'opening-range-breakout': OpeningRangeBreakoutConfig;
  readonly gate: GateConfig;
}

/** Faults that one field alone cannot show. */
function checkOrder(out: StrategiesConfig, path: string, faults: string[]): void {
  const pullback = out['trend-pullback'];
  if (pullback.shallow >= pullback.deep)
    faults.push(`${path}.trend-pullback: shallow ${pullback.shallow} is not below deep ${pullback.deep}`);
  const vwap = out['vwap-scalper'];
  if (vwap.inner >= vwap.outer)
    faults.push(`${path}.vwap-scalper: inner ${vwap.inner} is not below outer ${vwap.outer}`);
}

/**
 * Defaults where `input` is silent.
 * @throws ConfigError with the faults of all tables at once
 */
export function parseStrategies(input: unknown = {}, path = 'strategies'): StrategiesConfig {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new ConfigError([`${path}: ${JSON.stringify(input)} is not a table`]);
  const given = input as Readonly<Record<string, unknown>>;
  const faults: string[] = [];
  const out: Record<string, unknown> = {};
  for (const name of STRATEGIES) out[name] = collect(strategyFields[name], given[name], `${path}.${name}`, faults);
  out['gate'] = collectGate(given['gate'], `${path}.gate`, faults);
  for (const name of Object.keys(given))
    if (!(name in out)) faults.push(`${path}.${name}: unknown table; known are ${Object.keys(out).join(', ')}`);
  const config = out as unknown as StrategiesConfig;
  if (faults.length === 0) checkOrder(config, path, faults);
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}
