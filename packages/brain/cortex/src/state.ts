/** The cortex's knowledge of one symbol: a plain value that serialises as it stands. */
import { ACTIONS, REGIMES, SCHEMA_FEATURES } from '@janus/domain';
import { initEw, type Ew } from '@janus/numerics';
import type { CortexConfig } from './config.ts';
import { priorCounts } from './markov.ts';
import { schemaRows, type SchemaRows } from './match.ts';
import { initScaling, type Scaling } from './scaling.ts';
import { initManager, type ManagerState } from './manager/state.ts';
import { schemaTable, type SchemaTable } from './schemas.ts';

export interface CortexState {
  readonly config: CortexConfig;
  readonly table: SchemaTable;
  /** The rows of the table that weigh something. */
  readonly rows: SchemaRows;
  readonly scaling: Scaling;
  /** Scaled features of the last step. */
  readonly scaled: Float64Array;
  /** Match of each schema at the last step, and its exponential average (NaN before the first). */
  readonly matches: Float64Array;
  readonly confidence: Float64Array;
  /** Schema held, −1 none. */
  schema: number;
  /** Transition counts [schemas, schemas], prior included. */
  readonly counts: Float64Array;
  /** Mean reward and number of decisions [schemas, actions]. */
  readonly meanReward: Float64Array;
  readonly decisions: Float64Array;
  /** Mean square of the rewards that were not 0. */
  readonly rewardSquare: Ew;
  readonly manager: ManagerState;
}

export function init(config: CortexConfig): CortexState {
  const schemas = REGIMES.length;
  const table = schemaTable();
  return {
    config,
    table,
    rows: schemaRows(table, schemas),
    scaling: initScaling(),
    scaled: new Float64Array(SCHEMA_FEATURES.length).fill(Number.NaN),
    matches: new Float64Array(schemas),
    confidence: new Float64Array(schemas).fill(Number.NaN),
    schema: -1,
    counts: priorCounts(config.persistence, config.priorTransitions),
    meanReward: new Float64Array(schemas * ACTIONS.length),
    decisions: new Float64Array(schemas * ACTIONS.length),
    rewardSquare: initEw(config.rewardSpan),
    manager: initManager(config),
  };
}
