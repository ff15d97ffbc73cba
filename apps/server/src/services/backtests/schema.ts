/** Every option of a run, table by table, from the declarations that parsing itself uses. */
import { amygdalaFields } from '@janus/amygdala';
import { accountFields } from '@janus/backtest';
import { basalGangliaFields } from '@janus/basal-ganglia';
import { cerebellumFields } from '@janus/cerebellum';
import { cortexFields } from '@janus/cortex';
import type { Field, Fields } from '@janus/domain';
import { marketLimitsFields, simulatedVenueFields } from '@janus/exchange';
import { hippocampusFields } from '@janus/hippocampus';
import { hypothalamusFields } from '@janus/hypothalamus';
import { loopFields } from '@janus/integration';
import { rulesFields } from '@janus/logic';
import { correlationFields, vpinFields } from '@janus/market';
import { prefrontalFields } from '@janus/prefrontal';
import { regimeFields } from '@janus/regime';
import { gateFields, strategyFields } from '@janus/strategies';
import { thalamusFields } from '@janus/thalamus';
import { visualCortexFields } from '@janus/visual-cortex';
import type { FieldInfo, TableInfo } from './api.ts';

const TABLES: Readonly<Record<string, Fields>> = {
  account: accountFields,
  venue: simulatedVenueFields,
  limits: marketLimitsFields,
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
  ...Object.fromEntries(Object.entries(strategyFields).map(([name, fields]) => [`strategies.${name}`, fields])),
  'strategies.gate': gateFields,
};

function told(name: string, field: Field): FieldInfo {
  const { kind, meaning } = field;
  const none = { unit: '', min: null, max: null, integer: false, choices: [] };
  if (kind === 'number') {
    const { unit, min, max, integer = false } = field;
    return { ...none, name, kind, meaning, unit, default: field.default, min, max, integer };
  }
  const choices = kind === 'choice' ? field.choices : [];
  return { ...none, name, kind, meaning, default: field.default, choices };
}

export const configTables = (): readonly TableInfo[] =>
  Object.entries(TABLES).map(([name, fields]) => ({
    name,
    fields: Object.entries(fields).map(([key, field]) => told(key, field)),
  }));
