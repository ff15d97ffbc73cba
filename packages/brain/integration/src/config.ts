/**
 * Configuration of the whole brain: one table a region plus the loop's own. Parsing reports every fault of every
 * table at once; an unknown table or option is a fault.
 */
import { amygdalaFields } from '@janus/amygdala';
import { basalGangliaFields } from '@janus/basal-ganglia';
import { cerebellumFields } from '@janus/cerebellum';
import { cortexFields } from '@janus/cortex';
import { collect, ConfigError, flag, integer, number, type ConfigOf, type Fields } from '@janus/domain';
import { hippocampusFields } from '@janus/hippocampus';
import { hypothalamusFields } from '@janus/hypothalamus';
import { rulesFields } from '@janus/logic';
import { correlationFields, vpinFields } from '@janus/market';
import { prefrontalFields } from '@janus/prefrontal';
import { regimeFields } from '@janus/regime';
import { parseStrategies, type StrategiesConfig } from '@janus/strategies';
import { thalamusFields } from '@janus/thalamus';
import { visualCortexFields } from '@janus/visual-cortex';

export const loopFields = {
  riskPerTrade: number('share of equity lost if the stop is hit', 'of equity', 0.005, 0, 0.1),
  rewardToRisk: number('expected move of a signal without a target, in stop distances', 'stop distances', 2, 0, 20),
  appetiteWeight: number('weight of appetite in tonic dopamine', '', 0.3, 0, 1),
  rewardHorizon: integer('bars after which a decision is rewarded even if no other followed', 'bars', 48, 1, 10_000),
  allowShort: flag('sell without holding', true),
} satisfies Fields;
export type LoopConfig = ConfigOf<typeof loopFields>;

const tables = {
  loop: loopFields,
  'visual-cortex': visualCortexFields,
  regime: regimeFields,
  hypothalamus: hypothalamusFields,
  amygdala: amygdalaFields,
  vpin: vpinFields,
  thalamus: thalamusFields,
  correlation: correlationFields,
  cortex: cortexFields,
  hippocampus: hippocampusFields,
  'basal-ganglia': basalGangliaFields,
  cerebellum: cerebellumFields,
  prefrontal: prefrontalFields,
  rules: rulesFields,
} satisfies Record<string, Fields>;

export type BrainConfig = { readonly [K in keyof typeof tables]: ConfigOf<(typeof tables)[K]> } & {
  readonly strategies: StrategiesConfig;
};

/** @throws ConfigError with the faults of all tables at once */
export function parseBrainConfig(input: unknown = {}): BrainConfig {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new ConfigError([`configuration: ${JSON.stringify(input)} is not a table`]);
  const given = input as Readonly<Record<string, unknown>>;
  const faults: string[] = [];
  const out: Record<string, unknown> = {};
  for (const [name, fields] of Object.entries(tables)) out[name] = collect(fields, given[name], name, faults);
  try {
    out['strategies'] = parseStrategies(given['strategies']);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    faults.push(...error.faults);
  }
  for (const name of Object.keys(given))
    if (!(name in tables) && name !== 'strategies')
      faults.push(`${name}: unknown table; known are ${[...Object.keys(tables), 'strategies'].join(', ')}`);
  if (faults.length > 0) throw new ConfigError(faults);
  return out as BrainConfig;
}
