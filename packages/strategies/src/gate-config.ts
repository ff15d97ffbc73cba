/**
 * The gate's configuration, TOML-shaped:
 *
 *   [strategies.gate]                             for every asset
 *   untested = "allow"    floor = 0.35    deny = ["vwap-scalper"]
 *   [strategies.gate.regimes]
 *   ranging = ["mean-reversion", "vwap-scalper"]
 *   [strategies.gate.assets.BTCUSDT]              replaces, key by key, for one asset
 *   untested = "block"    allow = ["ema-flip", "mean-reversion"]
 *   [strategies.gate.assets.BTCUSDT.regimes]
 *   bull = ["ema-flip"]
 */
import {
  choice,
  collect,
  number,
  REGIMES,
  STRATEGIES,
  type ConfigOf,
  type Fields,
  type Regime,
  type StrategyId,
} from '@janus/domain';
import { DEFAULT_COMPATIBILITY } from './compatibility.ts';

export const gateFields = {
  untested: choice('whether a strategy without a recorded trade may trade', 'allow', ['allow', 'block']),
  floor: number('affinity below which a strategy is held back', 'score', 0.35, 0, 0.5),
  halfLife: number('trades after which a trade weighs half in the affinity', 'trades', 20, 1, 10_000),
  shrinkage: number("trades' worth of belief in neutral affinity", 'trades', 10, 0, 10_000),
  recovery: number('signals held back for affinity after which the evidence weighs half', 'signals', 25, 1, 100_000),
} satisfies Fields;

export type GateSettings = ConfigOf<typeof gateFields> & {
  /** Strategies let in; empty means all. */
  readonly allow: readonly StrategyId[];
  /** Strategies kept out, even where also allowed. */
  readonly deny: readonly StrategyId[];
  readonly regimes: Readonly<Record<Regime, readonly StrategyId[]>>;
};
export type GateConfig = GateSettings & { readonly assets: Readonly<Record<string, GateSettings>> };

type Table = Readonly<Record<string, unknown>>;
const isTable = (x: unknown): x is Table => typeof x === 'object' && x !== null && !Array.isArray(x);

function collectTable(input: unknown, path: string, faults: string[]): Table {
  if (input === undefined) return {};
  if (isTable(input)) return input;
  faults.push(`${path}: ${JSON.stringify(input)} is not a table`);
  return {};
}

function collectList(
  input: unknown,
  fallback: readonly StrategyId[],
  path: string,
  faults: string[],
): readonly StrategyId[] {
  if (input === undefined) return fallback;
  if (!Array.isArray(input)) {
    faults.push(`${path}: ${JSON.stringify(input)} is not a list of strategies`);
    return fallback;
  }
  const known: readonly string[] = STRATEGIES;
  const list: readonly unknown[] = input;
  list.forEach((name, i) => {
    if (typeof name !== 'string' || !known.includes(name))
      faults.push(`${path}[${i}]: ${JSON.stringify(name)} is not one of ${STRATEGIES.join(', ')}`);
  });
  return list as readonly StrategyId[];
}

const LISTS = ['allow', 'deny', 'regimes'] as const;

function collectSettings(table: Table, base: GateSettings | null, path: string, faults: string[]): GateSettings {
  const given: Record<string, unknown> = {};
  const inherited: Record<string, unknown> = {};
  for (const name of Object.keys(gateFields)) {
    if (name in table) given[name] = table[name];
    else if (base) inherited[name] = base[name as keyof typeof gateFields];
  }
  const known = [...Object.keys(gateFields), ...LISTS, ...(base ? [] : ['assets'])];
  for (const name of Object.keys(table))
    if (!known.includes(name)) faults.push(`${path}.${name}: unknown option; known are ${known.join(', ')}`);
  const suits = collectTable(table['regimes'], `${path}.regimes`, faults);
  const defaults = base?.regimes ?? DEFAULT_COMPATIBILITY;
  const regimes: Record<string, readonly StrategyId[]> = {};
  for (const regime of REGIMES)
    regimes[regime] = collectList(suits[regime], defaults[regime], `${path}.regimes.${regime}`, faults);
  for (const name of Object.keys(suits))
    if (!(name in regimes)) faults.push(`${path}.regimes.${name}: unknown regime; known are ${REGIMES.join(', ')}`);
  return {
    ...collect(gateFields, given, path, faults),
    ...inherited,
    allow: collectList(table['allow'], base?.allow ?? [], `${path}.allow`, faults),
    deny: collectList(table['deny'], base?.deny ?? [], `${path}.deny`, faults),
    regimes: regimes as Record<Regime, readonly StrategyId[]>,
  };
}

/** Defaults where `input` is silent; an asset's table falls back to the general one. Faults go into `faults`. */
export function collectGate(input: unknown, path: string, faults: string[]): GateConfig {
  const table = collectTable(input, path, faults);
  const general = collectSettings(table, null, path, faults);
  const assets: Record<string, GateSettings> = {};
  for (const [symbol, own] of Object.entries(collectTable(table['assets'], `${path}.assets`, faults))) {
    const at = `${path}.assets.${symbol}`;
    assets[symbol] = collectSettings(collectTable(own, at, faults), general, at, faults);
  }
  return { ...general, assets };
}
