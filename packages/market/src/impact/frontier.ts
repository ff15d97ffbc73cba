/**
 * The efficient frontier of Almgren and Chriss (their section 2.3): for each risk aversion the least expected cost and
 * the variance that goes with it. No trajectory has less of the one without more of the other.
 */
import { costVariance, expectedCost, holdings, type AlmgrenChriss } from './almgren-chriss.ts';

export interface FrontierPoint {
  /** λ of Almgren and Chriss, 1 / money. */
  readonly riskAversion: number;
  /** Money, and money². */
  readonly expectedCost: number;
  readonly variance: number;
}

/** Points of the frontier, in the order of the risk aversions. @throws RangeError for one below 0 */
export function efficientFrontier(p: AlmgrenChriss, riskAversions: readonly number[]): FrontierPoint[] {
  const x = new Float64Array(p.intervals + 1);
  return riskAversions.map((riskAversion) => {
    if (!(riskAversion >= 0)) throw new RangeError(`risk aversion ${riskAversion} is not a number of at least 0`);
    const one = { ...p, riskAversion };
    holdings(one, x);
    return { riskAversion, expectedCost: expectedCost(one, x), variance: costVariance(one, x) };
  });
}
