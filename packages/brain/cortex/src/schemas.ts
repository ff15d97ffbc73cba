/**
 * The seven schemas as data: for each, the features that speak for it, the range in which they do, and how much they
 * weigh. A feature that says nothing about a schema has no row in it. Ranges are in the units of scaling.ts: robust
 * deviations (σ) for returns and slope, multiples of the running median (×) for levels, and as they are for features
 * that have no unit. They are bounds chosen by what each word means, not fitted: learning happens in the transitions
 * and the values, which rest on whichever schema matches.
 */
import { REGIMES, SCHEMA_FEATURES, type Regime, type SchemaFeature } from '@janus/domain';

export interface SchemaRow {
  readonly feature: SchemaFeature;
  readonly low: number;
  readonly high: number;
  readonly weight: number;
  readonly why: string;
}
export interface Schema {
  /** What it does to tonic dopamine, [−1, 1]. */
  readonly valence: number;
  readonly rows: readonly SchemaRow[];
}

const ANY = Number.POSITIVE_INFINITY;
const row = (feature: SchemaFeature, low: number, high: number, weight: number, why: string): SchemaRow => ({
  feature,
  low,
  high,
  weight,
  why,
});

export const SCHEMAS: Readonly<Record<Regime, Schema>> = {
  bull: {
    valence: 0.6,
    rows: [
      row('trailingReturn', 0.5, 3, 3, 'a sustained upward trend, short of parabolic'),
      row('momentum', 0.2, 3, 2, 'which still goes on'),
      row('maxDrawdown', 0, 1.2, 1, 'without deep setbacks'),
      row('realisedVolatility', 0, 1.5, 1, 'in ordinary volatility'),
      row('relativeVolume', 0.8, ANY, 0.5, 'on volume that holds or expands'),
      row('creditSpread', 0, 1.1, 0.5, 'with credit at ease'),
      row('yieldCurveSlope', 0, ANY, 0.5, 'and a curve that slopes up'),
    ],
  },
  bear: {
    valence: -0.4,
    rows: [
      row('trailingReturn', -3, -0.5, 3, 'a sustained downward trend, short of a crash'),
      row('momentum', -3, -0.2, 2, 'which still goes on'),
      row('maxDrawdown', 1, ANY, 1.5, 'well below the last high'),
      row('realisedVolatility', 0.7, 2, 1, 'volatility raised, not extreme'),
      row('creditSpread', 1, ANY, 0.5, 'with credit wider than usual'),
      row('averageCorrelation', 0.3, 1, 0.5, 'markets fall together'),
    ],
  },
  ranging: {
    valence: 0,
    rows: [
      row('trailingReturn', -0.6, 0.6, 3, 'no direction'),
      row('momentum', -0.8, 0.8, 2, 'nor push'),
      row('realisedVolatility', 0, 1.3, 1.5, 'in ordinary or low volatility'),
      row('volatilityChange', -0.3, 0.3, 1, 'that stays as it is'),
      row('maxDrawdown', 0, 1.2, 1, 'in a bounded range'),
    ],
  },
  crisis: {
    valence: -0.8,
    rows: [
      row('realisedVolatility', 2, ANY, 3, 'extreme volatility'),
      row('trailingReturn', -ANY, -1, 2, 'a fall far out of the ordinary'),
      row('maxDrawdown', 2, ANY, 2, 'a deep drawdown'),
      row('volatilityChange', 0.5, ANY, 1, 'that came suddenly'),
      row('averageCorrelation', 0.6, 1, 1, 'correlations go to one'),
      row('relativeVolume', 1.3, ANY, 0.5, 'forced selling'),
      row('creditSpread', 1.5, ANY, 1, 'credit seizes up'),
    ],
  },
  recovery: {
    valence: 0.3,
    rows: [
      row('maxDrawdown', 1.2, ANY, 2.5, 'a fall lies behind'),
      row('volatilityChange', -ANY, -0.1, 2, 'volatility is falling'),
      row('momentum', 0.2, ANY, 2.5, 'prices are rising again'),
      row('realisedVolatility', 0.8, 2.5, 1, 'though volatility is not yet low'),
      row('trailingReturn', -1, 1.5, 1, 'and little of the fall is made good'),
    ],
  },
  bubble: {
    valence: -0.2,
    rows: [
      row('trailingReturn', 2.5, ANY, 3, 'a rise far out of the ordinary'),
      row('momentum', 1, ANY, 2, 'that is not slowing'),
      row('meanReversion', -1, -0.4, 1, 'stretched far above its mean'),
      row('realisedVolatility', 1, ANY, 1, 'volatility rises with the price'),
      row('relativeVolume', 1.2, ANY, 0.5, 'everybody trades'),
    ],
  },
  deflation: {
    valence: -0.4,
    rows: [
      row('trailingReturn', -2, -0.2, 2.5, 'a slow, sustained contraction'),
      row('realisedVolatility', 0, 0.9, 2, 'without panic'),
      row('relativeVolume', 0, 0.8, 1.5, 'liquidity withdraws'),
      row('maxDrawdown', 0.8, ANY, 1, 'below the last high'),
      row('yieldCurveSlope', -ANY, 0, 0.5, 'an inverted curve'),
    ],
  },
};

/** The same as arrays [schemas, features], row-major; weight 0 where a feature has no row. */
export interface SchemaTable {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly weight: Float64Array;
  readonly valence: Float64Array;
}

export function schemaTable(): SchemaTable {
  const features = SCHEMA_FEATURES.length;
  const size = REGIMES.length * features;
  const table: SchemaTable = {
    low: new Float64Array(size),
    high: new Float64Array(size),
    weight: new Float64Array(size),
    valence: Float64Array.from(REGIMES, (name) => SCHEMAS[name].valence),
  };
  REGIMES.forEach((name, k) => {
    for (const r of SCHEMAS[name].rows) {
      const at = k * features + SCHEMA_FEATURES.indexOf(r.feature);
      table.low[at] = r.low;
      table.high[at] = r.high;
      table.weight[at] = r.weight;
    }
  });
  return table;
}
