/** Measures for people are those that `step` divides by its limits: no second opinion. */
import { newThreatVerdict, parseConfig, THREATS } from '@janus/domain';
import { rng } from '@janus/numerics';
import { expect, it } from 'vitest';
import { amygdalaFields } from './config.ts';
import { newThreatInput } from './input.ts';
import { measuresOf, newMeasures } from './measures.ts';
import { init } from './state.ts';
import { step } from './step.ts';

const at = (name: string): number => THREATS.findIndex((threat) => threat === name);

it('is told before the bar what the bar will be judged by, and changes nothing', () => {
  const config = parseConfig(amygdalaFields, { warmup: 40, vpinBars: 100, calibrationBars: 200 }, 'amygdala');
  const [asked, unasked] = [init(config, { seed: 3 }), init(config, { seed: 3 })];
  const random = rng(7);
  const x = newThreatInput();
  const [told, silent] = [newThreatVerdict(), newThreatVerdict()];
  const measures = newMeasures();
  let close = 100;
  let limits = 0;
  for (let bar = 0; bar < 400; bar++) {
    const r = 0.01 * random.normal();
    close *= Math.exp(r);
    x.signals.forEach((_, i) => (x.signals[i] = i === 0 ? r : random.normal()));
    x.close = close;
    x.high = close * (1 + 0.004 * random.next());
    x.low = close * (1 - 0.004 * random.next());
    x.volatilityRatio = 0.5 + random.next();
    x.spread = 0.0001 * (1 + random.next());
    x.vpin = random.next();
    x.averageCorrelation = random.next();
    x.account.windowLoss = 0.01 * random.next();
    measuresOf(asked, x, measures);
    const swan = asked.price.swan;
    step(asked, x, told);
    step(unasked, x, silent);
    expect(told).toEqual(silent);
    expect(measures[at('anomaly')]).toBeGreaterThan(0);
    if (bar >= 40) expect(measures[at('anomaly')]).toBe(told.distance);
    expect(measures[at('volatility')]! / told.volatilityLimit).toBeCloseTo(told.ratio[at('volatility')]!, 12);
    expect(measures[at('loss')]! / config.lossLimit).toBeCloseTo(told.ratio[at('loss')]!, 12);
    if (bar < 250) continue;
    // A limit that only the state knows is the same for two threats that measure the same thing.
    if (asked.price.swan === swan)
      expect(measures[at('black-swan')]! / told.ratio[at('black-swan')]!).toBeCloseTo(swan / 1000, 12);
    const fall = measures[at('correlation-breakdown')]!;
    expect(told.ratio[at('correlation-breakdown')]).toBeCloseTo(fall / config.correlationDrop, 12);
    for (const name of ['z-score', 'isolation-forest', 'moving-average', 'percentile', 'liquidity', 'toxicity']) {
      const ratio = told.ratio[at(name)]!;
      const measure = measures[at(name)]!;
      expect(measure > 0, name).toBe(ratio > 0);
      if (ratio > 0) limits++;
    }
  }
  expect(limits).toBeGreaterThan(500);
});
it('the move of a flash crash is the largest of the bars that it looks at, this one included', () => {
  const config = parseConfig(amygdalaFields, { flashBars: 3, warmup: 20 }, 'amygdala');
  const state = init(config);
  const x = newThreatInput();
  const out = newThreatVerdict();
  const measures = newMeasures();
  const move = (high: number, low: number, close: number): number => {
    Object.assign(x, { high, low, close });
    measuresOf(state, x, measures);
    step(state, x, out);
    return measures[at('flash-crash')]!;
  };
  expect(move(110, 100, 100)).toBeCloseTo(Math.log(1.1), 12);
  expect(move(100, 100, 100)).toBeCloseTo(Math.log(1.1), 12);
  expect(move(100, 80, 100)).toBeCloseTo(Math.log(1.25), 12);
  expect(move(100, 100, 100)).toBeCloseTo(Math.log(1.25), 12);
  expect(move(100, 100, 100)).toBeCloseTo(Math.log(1.25), 12);
  expect(move(100, 100, 100)).toBe(0);
});
