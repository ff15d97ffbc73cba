import { parseConfig, type BarSeries } from '@janus/domain';
import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { visualCortexFields } from '../config.ts';
import { seriesOfCloses } from '../testing/closes.ts';
import type { LearnedSight } from './learned.ts';
import { prepareLearned } from './prepare.ts';

const WIDTH = 6;
const config = parseConfig(
  visualCortexFields,
  { components: 4, trainFrom: 300, trainBars: 1000, refitBars: 200, horizon: 5 },
  'visual-cortex',
);

/**
 * A walk whose returns follow, one bar later, a slow hidden drift; number 2 of the embedding knows the drift as of its
 * bar, with noise on it as on the others.
 * @param told 1 = it does, 0 = it does not
 */
function market(
  bars: number,
  seed: number,
  told: number,
): { readonly series: BarSeries; readonly sight: LearnedSight } {
  const random = rng(seed);
  const close = new Float64Array(bars);
  const rows = new Float32Array(bars * WIDTH);
  let [price, drift] = [100, 0];
  for (let i = 0; i < bars; i++) {
    price *= Math.exp(0.004 * drift + 0.004 * random.normal());
    close[i] = price;
    drift = 0.9 * drift + 0.4 * random.normal();
    for (let c = 0; c < WIDTH; c++) rows[i * WIDTH + c] = random.normal() + (c === 2 ? 3 * told * drift : 0);
  }
  return { series: seriesOfCloses(close), sight: { model: 'mlp', width: WIDTH, from: 0, rows } };
}

describe('seen through a trained model', () => {
  it('opens the gate where embeddings foretell, and then points the right way', () => {
    const { series, sight } = market(3000, 1, 1);
    const { score, gate, artefact } = prepareLearned(series, config, 1, sight);
    expect(gate[2999]).toBeGreaterThan(0.5);
    let [right, all] = [0, 0];
    for (let i = 1000; i < 2990; i++) {
      if (Math.abs(score[i]!) < 0.5) continue;
      all++;
      if (Math.sign(score[i]!) === Math.sign(series.close[i + 5]! - series.close[i]!)) right++;
    }
    expect(right / all).toBeGreaterThan(0.65);
    expect(artefact).toBeNull();
  });
  it('keeps it shut where they do not: at most 3 of 20 markets ever open', () => {
    let opened = 0;
    for (let seed = 0; seed < 20; seed++) {
      const { series, sight } = market(2500, 100 + seed, 0);
      if (prepareLearned(series, config, 1, sight).gate.some((g) => g > 0)) opened++;
    }
    expect(opened).toBeLessThanOrEqual(3);
  });
  it('is silent before the model was known, whatever stands there, and is fitted on nothing from before', () => {
    const { series, sight } = market(2000, 3, 1);
    const late = prepareLearned(series, config, 1, { ...sight, from: 700 });
    expect(late.score.findIndex((s) => !Number.isNaN(s))).toBe(700 + 300 - 1);
    const other = sight.rows.slice();
    other.fill(Number.NaN, 0, 700 * WIDTH);
    expect(prepareLearned(series, config, 1, { ...sight, from: 700, rows: other })).toEqual(late);
  });
  it('changes no slot before a cut when the future is cut off or replaced', () => {
    const { series, sight } = market(1500, 4, 1);
    const whole = prepareLearned(series, config, 1, sight);
    const other = market(1500, 5, 0);
    for (const cut of [301, 640, 899, 1200, 1499]) {
      const mixed = (a: Float64Array, b: Float64Array): Float64Array => {
        const out = a.slice();
        out.set(b.subarray(cut), cut);
        return out;
      };
      const rows = sight.rows.slice();
      rows.set(other.sight.rows.subarray(cut * WIDTH), cut * WIDTH);
      const replaced = { ...series, close: mixed(series.close, other.series.close) };
      const shorter = { ...series, length: cut, close: series.close.slice(0, cut) };
      for (const again of [
        prepareLearned(replaced, config, 1, { ...sight, rows }),
        prepareLearned(shorter, config, 1, sight),
      ]) {
        expect(again.score.subarray(0, cut)).toEqual(whole.score.subarray(0, cut));
        expect(again.gate.subarray(0, cut)).toEqual(whole.gate.subarray(0, cut));
      }
    }
  });
  it('refuses embeddings that do not fit', () => {
    const { series, sight } = market(1000, 6, 1);
    const prepare = (other: Partial<LearnedSight>) => () => prepareLearned(series, config, 1, { ...sight, ...other });
    expect(prepare({ rows: sight.rows.subarray(6) })).toThrow(
      '5994 numbers from bar 0 are no embeddings of 6 for 1000 bars',
    );
    expect(prepare({ width: 3 })).toThrow('visual-cortex.components: 4 are more than the 3 numbers');
    const rows = sight.rows.slice();
    rows[6 * 30 + 1] = Number.NaN;
    expect(prepare({ rows })).toThrow('the embedding as of bar 30 holds NaN');
  });
});
