/**
 * What came after a detector's alarms: how much the market moved, beside how much it moves at any time. Wu, Bethel, Gu,
 * Leinweber and Rübel, A big data approach to analyzing market volatility, Algorithmic Finance 2, 2013, count an alarm
 * of VPIN (its distribution function above 0.99) as false where the volatility after it is not above its mean.
 */
export interface Aftermath {
  /** Bars at which the detector could say anything and the horizon after them is there; of these, how many alarmed. */
  readonly told: number;
  readonly alarmed: number;
  /** Alarms that the bar before did not give. */
  readonly alarms: number;
  /** Mean volatility after those alarms over the mean after any bar told; NaN without an alarm. */
  readonly ratio: number;
  /** Alarms after which volatility was not above that mean. */
  readonly calm: number;
}

/** Root mean square of the log returns of the `horizon` bars after bar i. */
function volatilityAfter(close: Float64Array, i: number, horizon: number): number {
  let sum = 0;
  for (let k = i + 1; k <= i + horizon; k++) sum += Math.log(close[k]! / close[k - 1]!) ** 2;
  return Math.sqrt(sum / horizon);
}

/**
 * @param ratio measure / limit [n], NaN where it cannot say; above 1 it alarms
 * @param close [n]
 * @param horizon bars after an alarm that are looked at, ≥ 1
 */
export function aftermath(ratio: Float64Array, close: Float64Array, horizon: number): Aftermath {
  const begun: number[] = [];
  let told = 0;
  let alarmed = 0;
  let sum = 0;
  for (let i = 0; i + horizon < close.length; i++) {
    if (Number.isNaN(ratio[i]!)) continue;
    const after = volatilityAfter(close, i, horizon);
    told++;
    sum += after;
    if (!(ratio[i]! > 1)) continue;
    alarmed++;
    if (!(ratio[i - 1]! > 1)) begun.push(after);
  }
  const mean = sum / told;
  return {
    told,
    alarmed,
    alarms: begun.length,
    ratio: begun.reduce((a, b) => a + b, 0) / begun.length / mean,
    calm: begun.filter((after) => after <= mean).length,
  };
}
