/** Words in a replay: heard at the first bar that closes once they were known, whatever comes after them. */
import { auditSlot, AUDIT_WIDTH, MODALITIES, SENTIMENT } from '@janus/domain';
import { simulate } from '@janus/market';
import { describe, expect, it } from 'vitest';
import { parseRunConfig } from './config.ts';
import { prepareRun } from './prepare.ts';
import { replay, type WordTrack } from './replay.ts';

const series = simulate({ generator: 'base', bars: 1800, seed: 3, timeframeMs: 3_600_000 });
const config = parseRunConfig({ regime: { refitEvery: 300, trainBars: 800 } });
const prepared = prepareRun([series], config, 1, null);
const closeOf = (bar: number): number => series.time[bar]! + series.timeframeMs;

function rowsOf(words: WordTrack | null): Float64Array[] {
  const rows: Float64Array[] = [];
  replay({
    series: [series],
    config,
    seed: 1,
    lesions: 0,
    ...prepared,
    words: [words],
    clock: null,
    stageTimes: false,
    onSegment: (audit, _timing, count) => {
      for (let i = 0; i < count; i++) rows.push(audit.slice(i * AUDIT_WIDTH, (i + 1) * AUDIT_WIDTH));
    },
  });
  return rows;
}
const track = (...words: readonly (readonly [number, number])[]): WordTrack => ({
  time: Float64Array.from(words, ([time]) => time),
  score: Float64Array.from(words, ([, score]) => score),
});
const silent = rowsOf(null);
/** A bar at which the thalamus was reached. */
const BAR = silent.findIndex((row, i) => i > 1500 && !Number.isNaN(row[auditSlot('present')]!));
const heard = (row: Float64Array): boolean => ((row[auditSlot('present')]! >> SENTIMENT) & 1) === 1;

describe('words', () => {
  it('are silent where there are none', () => {
    expect(BAR).toBeGreaterThan(1500);
    expect(silent.some(heard)).toBe(false);
    expect(MODALITIES[SENTIMENT]).toBe('sentiment');
  });
  it('are heard at the bar that closes once they are known: exactly then, and not a moment before', () => {
    const at = rowsOf(track([closeOf(BAR), 0.6]));
    expect(heard(at[BAR]!)).toBe(true);
    expect(at[BAR]![auditSlot('evidence.sentiment')]).toBeCloseTo(0.3, 12);
    const after = rowsOf(track([closeOf(BAR) + 1, 0.6]));
    expect(after[BAR]).toEqual(silent[BAR]);
  });
  it('change nothing before them, and a later word nothing before itself', () => {
    const one = rowsOf(track([closeOf(BAR), 0.6]));
    const two = rowsOf(track([closeOf(BAR), 0.6], [closeOf(BAR + 50), -1]));
    for (let i = 0; i < BAR; i++) expect(one[i]).toEqual(silent[i]);
    for (let i = 0; i < BAR + 50; i++) expect(two[i]).toEqual(one[i]);
  });
  it('several of one bar are all heard: 0.6 and 0.6 make 1.2/3', () => {
    const rows = rowsOf(track([closeOf(BAR), 0.6], [closeOf(BAR), 0.6]));
    expect(rows[BAR]![auditSlot('evidence.sentiment')]).toBeCloseTo(0.4, 12);
  });
});
