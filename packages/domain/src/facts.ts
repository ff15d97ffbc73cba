/**
 * What rules in text may speak of: one Float64Array slot a fact, filled at the decision. First what the market and the
 * regime are (FEATURES, then the posterior of each regime), then the account and the brain, then the action proposed.
 * NaN means "not known"; a rule over an unknown fact takes no part in the event.
 */
import { MODALITIES, REGIMES } from './closed.ts';
import { FEATURES } from './features.ts';

export const FACTS = [
  ...FEATURES,
  ...REGIMES.map((regime) => `regime.${regime}` as const), // posterior, [0, 1]
  'confidence', // of the regime, [0, 1]
  'agreement', // of its votes, [0, 1]
  'volatilityRatio', // fast / slow
  'spread', // fraction of the price
  ...MODALITIES.map((modality) => `evidence.${modality}` as const), // [−1, 1], NaN where absent
  'appetite', // [0, 1]
  'fear', // [0, 1]
  'averageCorrelation', // [−1, 1]
  'exposure', // gross, of equity
  'symbolExposure', // signed, of equity
  'drawdown', // [0, 1]
  'windowLoss', // of equity, ≥ 0
  'heat', // of equity, ≥ 0
  'long', // 1 where the action buys, else 0
  'short', // 1 where it sells
  'neutral', // 1 where it holds
  'size', // notional of the order / equity, ≥ 0
  'slippage', // forecast, fraction of the price
  'hasStop', // 1 or 0
] as const;
export type Fact = (typeof FACTS)[number];
export const FACT_COUNT = FACTS.length;

/** Slot of each fact by name. */
export const FACT = Object.fromEntries(FACTS.map((name, i) => [name, i])) as { readonly [K in Fact]: number };
