import { describe, expect, it } from 'vitest';
import type { RegimeTrack } from './label-series.ts';
import { countTransitions, episodesOf, reportTrack } from './track-report.ts';

const NaNs = (n: number): Float64Array => new Float64Array(n).fill(Number.NaN);
/** Two bars of warm-up, then bull bull bear bear bear bull. */
const LABELS = Int8Array.from([-1, -1, 0, 0, 1, 1, 1, 0]);
const CLOSE = Float64Array.from([100, 100, 100, 110, 121, 108.9, 98.01, 107.811]);
const track = (labels: Int8Array): RegimeTrack => ({
  regime: labels,
  hmm: Int8Array.from(labels, (r, i) => (i === 7 ? 1 : r)),
  statistical: new Int8Array(labels.length).fill(-1),
  technical: labels,
  posterior: new Float32Array(7 * labels.length),
  confidence: Float64Array.from(labels, (r) => (r < 0 ? Number.NaN : 0.5)),
  agreement: NaNs(labels.length),
});

describe('report of a labelled series', () => {
  it('cuts it into unbroken stretches', () => {
    expect(episodesOf(LABELS)).toEqual([
      { regime: 0, from: 2, to: 4 },
      { regime: 1, from: 4, to: 7 },
      { regime: 0, from: 7, to: 8 },
    ]);
    expect(episodesOf(new Int8Array(0))).toEqual([]);
    expect(episodesOf(Int8Array.of(-1, -1))).toEqual([]);
  });

  it('counts what followed what, across no warm-up bar', () => {
    const counts = countTransitions(LABELS);
    expect(counts[0]!.slice(0, 2)).toEqual([1, 1]);
    expect(counts[1]!.slice(0, 2)).toEqual([1, 2]);
    expect(counts.flat().reduce((a, b) => a + b)).toBe(5);
  });

  it('gives each regime the returns of the bars after the one that named it', () => {
    const { perRegime, known, warmUp, probability } = reportTrack(track(LABELS), CLOSE);
    expect([known, warmUp]).toEqual([6, 2]);
    const [bull, bear, ranging] = perRegime;
    // Bull is told at bars 2, 3 and 7; after 2 comes +10 %, after 3 comes +10 %, after 7 nothing is known.
    expect(bull!.meanReturn).toBeCloseTo(Math.log(1.1), 12);
    expect(bull!.volatility).toBeCloseTo(0, 12);
    expect(bull!.upShare).toBe(1);
    // Bear at 4, 5, 6: −10 %, −10 %, +10 %.
    expect(bear!.meanReturn).toBeCloseTo((2 * Math.log(0.9) + Math.log(1.1)) / 3, 12);
    expect(bear!.worstReturn).toBeCloseTo(Math.log(0.9), 12);
    expect(bear!.upShare).toBeCloseTo(1 / 3, 12);
    // 121 → 108.9 → 98.01 inside the one episode.
    expect(bear!.deepestDrawdown).toBeCloseTo(1 - 98.01 / 121, 12);
    expect([bull!.episodes, bull!.meanBars, bull!.medianBars, bull!.longestBars]).toEqual([2, 1.5, 1.5, 2]);
    expect(bull!.share).toBe(0.5);
    expect(bull!.meanConfidence).toBe(0.5);
    expect(bull!.meanAgreement).toBeNull();
    expect(ranging).toMatchObject({ bars: 0, episodes: 0, meanBars: null, meanReturn: null, deepestDrawdown: null });
    expect(probability[1]!.slice(0, 2)).toEqual([1 / 3, 2 / 3]);
    expect(probability[2]).toBeNull();
  });

  it('says how often a detector named what the ensemble held, and null for one that never spoke', () => {
    const { detectors } = reportTrack(track(LABELS), CLOSE);
    expect(detectors.hmm).toEqual({ spoke: 6, agreed: 5 / 6 });
    expect(detectors.technical).toEqual({ spoke: 6, agreed: 1 });
    expect(detectors.statistical).toEqual({ spoke: 0, agreed: null });
  });

  it('says nothing of a series that never left its warm-up', () => {
    const none = reportTrack(track(new Int8Array(3).fill(-1)), Float64Array.of(1, 2, 3));
    expect([none.known, none.warmUp, none.episodes.length]).toEqual([0, 3, 0]);
    expect(none.perRegime.every((r) => r.share === 0 && r.meanReturn === null)).toBe(true);
  });
});
