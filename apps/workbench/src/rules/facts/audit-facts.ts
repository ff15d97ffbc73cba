/**
 * The facts of every bar of a run, from what the run keeps: features computed from its bars as in the day, the rest
 * from its audit by name of field. The action is the one decided. What a run does not keep is NaN: not known. Pure.
 */
import {
  ACTIONS,
  AUDIT_FIELDS,
  F,
  FACT,
  FACT_COUNT,
  FEATURE_COUNT,
  MODALITIES,
  REGIMES,
  parseConfig,
  type BarSeries,
  type Fact,
} from '@janus/domain';
import { featureFields, featureMatrix } from '@janus/indicators';

/** Facts that a field of the audit holds as they are. */
const HELD: Readonly<Partial<Record<Fact, string>>> = {
  confidence: 'confidence',
  agreement: 'agreement',
  spread: 'spread',
  appetite: 'appetite',
  fear: 'fear',
  exposure: 'exposure',
  drawdown: 'drawdown',
  windowLoss: 'loss',
  heat: 'heat',
};
const POSTERIOR = REGIMES.map((regime) => `posterior.${regime}`);
const EVIDENCE = MODALITIES.map((modality) => `evidence.${modality}`);
const OTHERS = ['slippage', 'present', 'action', 'quantity', 'stop', 'equity', 'position', 'close'];

/** Fields to ask for: those of them that this version's audit has. */
export const FACT_FIELDS: readonly string[] = [
  ...new Set([...Object.values(HELD), ...POSTERIOR, ...EVIDENCE, ...OTHERS]),
].filter((name) => (AUDIT_FIELDS as readonly string[]).includes(name));

export type AuditTable = Readonly<Record<string, Float64Array | undefined>>;

export interface FactTable {
  readonly bars: number;
  /** False while the day warmed up: no rule was held against the bar. */
  awake(bar: number): boolean;
  /** Writes FACTS in order; NaN where not known. */
  fill(bar: number, out: Float64Array): void;
}

const HOLD = ACTIONS.indexOf('hold');
const BUY = ACTIONS.indexOf('buy');

/** What is decided at a bar, as rules see it: of a hold nothing is traded. */
function fillAction(bar: number, audit: AuditTable, out: Float64Array): void {
  const action = audit['action']?.[bar] ?? Number.NaN;
  if (Number.isNaN(action)) return;
  const holds = action === HOLD;
  out[FACT.neutral] = holds ? 1 : 0;
  out[FACT.long] = action === BUY ? 1 : 0;
  out[FACT.short] = !holds && action !== BUY ? 1 : 0;
  const notional = Math.abs(audit['quantity']?.[bar] ?? Number.NaN) * (audit['close']?.[bar] ?? Number.NaN);
  out[FACT.size] = holds ? 0 : notional / (audit['equity']?.[bar] ?? Number.NaN);
  out[FACT.slippage] = holds ? Number.NaN : (audit['slippage']?.[bar] ?? Number.NaN);
  out[FACT.hasStop] = !holds && Number.isFinite(audit['stop']?.[bar] ?? Number.NaN) ? 1 : 0;
}

/** @param series the run's bars, in full @param audit a column a field of FACT_FIELDS, one value a bar */
export function factTable(series: BarSeries, audit: AuditTable): FactTable {
  const features = featureMatrix(series, parseConfig(featureFields, { timeframeMs: series.timeframeMs }, 'features'));
  const held = Object.entries(HELD).map(([fact, field]) => [FACT[fact as Fact], audit[field]] as const);
  const posterior = POSTERIOR.map((field) => audit[field]);
  const evidence = EVIDENCE.map((field) => audit[field]);
  return {
    bars: series.length,
    // The belief of the regime is what the warm-up waits for.
    awake: (bar) => !Number.isNaN(audit['confidence']?.[bar] ?? Number.NaN),
    fill(bar, out) {
      out.fill(Number.NaN);
      const row = features.subarray(bar * FEATURE_COUNT, (bar + 1) * FEATURE_COUNT);
      out.set(row, 0);
      for (const [slot, column] of held) out[slot] = column?.[bar] ?? Number.NaN;
      for (let r = 0; r < REGIMES.length; r++) out[FACT[`regime.${REGIMES[r]!}`]] = posterior[r]?.[bar] ?? Number.NaN;
      const fast = row[F.volatility]!;
      const slow = row[F.volatilityBaseline]!;
      // As the day has it: 1 while one of the two is not known.
      out[FACT.volatilityRatio] = fast > 0 && slow > 0 ? fast / slow : 1;
      const present = audit['present']?.[bar] ?? Number.NaN;
      for (let m = 0; m < MODALITIES.length; m++)
        out[FACT[`evidence.${MODALITIES[m]!}`]] =
          ((present >> m) & 1) === 1 ? (evidence[m]?.[bar] ?? Number.NaN) : Number.NaN;
      const equity = audit['equity']?.[bar] ?? Number.NaN;
      const position = audit['position']?.[bar] ?? Number.NaN;
      out[FACT.symbolExposure] = (position * (audit['close']?.[bar] ?? Number.NaN)) / equity;
      fillAction(bar, audit, out);
    },
  };
}

export const newFacts = (): Float64Array => new Float64Array(FACT_COUNT).fill(Number.NaN);
