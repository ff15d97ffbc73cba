/**
 * The facts that rules in text and the custom inhibition may speak of, as they stand at a decision. What is not known
 * is NaN; the facts of the action that is proposed are the caller's to fill in.
 */
import { FACT, MODALITIES, REGIMES, STAGES, type Account } from '@janus/domain';
import type { Brain, SymbolBrain } from './brain.ts';

const POSTERIOR = FACT[`regime.${REGIMES[0]}`];
const HYPOTHALAMUS = STAGES.indexOf('hypothalamus');
const CORRELATION = STAGES.indexOf('correlation');
const EVIDENCE = FACT[`evidence.${MODALITIES[0]}`];

/** @param out FACTS in order [FACT_COUNT] */
export function fillFacts(brain: Brain, own: SymbolBrain, account: Account, out: Float64Array): void {
  const { belief } = brain;
  const { market } = own;
  out.fill(Number.NaN);
  out.set(market.features, 0);
  for (let i = 0; i < belief.posterior.length; i++) out[POSTERIOR + i] = belief.posterior[i]!;
  out[FACT.confidence] = belief.confidence;
  out[FACT.agreement] = belief.agreement;
  out[FACT.volatilityRatio] = brain.volatilityRatio;
  out[FACT.spread] = market.spread;
  for (let m = 0; m < brain.evidence.length; m++) if (brain.present[m] === 1) out[EVIDENCE + m] = brain.evidence[m]!;
  out[FACT.appetite] = brain.appetite.appetite;
  if (brain.outcome.guarded >= HYPOTHALAMUS) out[FACT.fear] = brain.threat.fear;
  if (brain.symbols.length > 1 && brain.outcome.guarded >= CORRELATION)
    out[FACT.averageCorrelation] = brain.diversification.averageCorrelation;
  out[FACT.exposure] = account.exposure;
  out[FACT.symbolExposure] = account.symbolExposure;
  out[FACT.drawdown] = account.drawdown;
  out[FACT.windowLoss] = account.windowLoss;
  out[FACT.heat] = account.heat;
}
