/**
 * One bar from what the generator drew: a path of STEPS_A_BAR steps from the last close. Open, high, low and close are
 * prices of that path, so high and low are reached, not invented. The steps share one Student-t mixing variable: their
 * sum is exactly Student-t.
 */
import type { Rng } from '@janus/numerics';
import type { BarDraw } from './draw.ts';
import { STEPS_A_BAR, VOLUME } from './parameters.ts';
import { studentMix } from './sample.ts';

export interface Candle {
  /** Log price of the last close. */
  logPrice: number;
  /** Log volume about its level, AR(1). */
  volumeNoise: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
  /** The diffusive return, standardised: mean 0, variance 1. */
  shock: number;
}
export const newCandle = (price: number): Candle => ({
  logPrice: Math.log(price),
  volumeNoise: 0,
  open: price,
  high: price,
  low: price,
  close: price,
  volume: 0,
  shock: 0,
});

export function drawCandle(s: Candle, random: Rng, bar: BarDraw): void {
  const mix = studentMix(random, bar.tail) / Math.sqrt(STEPS_A_BAR);
  const jumpStep = bar.jump === 0 ? -1 : random.below(STEPS_A_BAR);
  let { logPrice } = s;
  let high = logPrice;
  let low = logPrice;
  let shock = 0;
  for (let i = 0; i < STEPS_A_BAR; i++) {
    const z = mix * random.normal();
    shock += z;
    logPrice += bar.drift / STEPS_A_BAR + bar.volatility * z;
    if (i === jumpStep) logPrice += bar.jump;
    if (logPrice > high) high = logPrice;
    if (logPrice < low) low = logPrice;
  }
  s.open = Math.exp(s.logPrice);
  s.high = Math.exp(high);
  s.low = Math.exp(low);
  s.close = Math.exp(logPrice);
  s.logPrice = logPrice;
  s.shock = shock;
  s.volumeNoise = VOLUME.persistence * s.volumeNoise + VOLUME.deviation * random.normal();
  s.volume =
    VOLUME.level * bar.volume * Math.exp(s.volumeNoise + VOLUME.impulse * (Math.abs(shock) - VOLUME.meanShock));
}
