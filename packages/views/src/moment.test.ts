import { describe, expect, it } from 'vitest';
import { barLabel, barMoment, clock, clockSeconds, dayMonth, isoDay, timeTicks } from './moment.ts';

const DAY = 86_400_000;
const t0 = Date.UTC(2020, 1, 27, 18, 35, 7);

describe('moments', () => {
  it('prints UTC', () => {
    expect(isoDay(t0)).toBe('2020-02-27');
    expect(clock(t0)).toBe('18:35');
    expect(clockSeconds(t0)).toBe('18:35:07');
    expect(dayMonth(t0)).toBe('27 Feb');
    expect(barLabel(t0, DAY)).toBe('2020-02-27');
    expect(barLabel(t0, 300_000)).toBe('18:35');
    expect(barMoment(t0, 300_000)).toBe('2020-02-27 18:35');
  });
});

describe('timeTicks', () => {
  it('daily bars over 20 years: years, each on its first bar', () => {
    const time: number[] = [];
    for (let d = Date.UTC(2000, 0, 3); d < Date.UTC(2020, 0, 1); d += DAY)
      if (new Date(d).getUTCDay() % 6 !== 0) time.push(d);
    const ticks = timeTicks(time, 0, time.length, 10);
    expect(ticks.length).toBeGreaterThan(5);
    expect(ticks.length).toBeLessThanOrEqual(10);
    for (const { bar, label } of ticks) {
      expect(isoDay(time[bar]!).slice(0, 4)).toBe(label);
      expect(isoDay(time[bar - 1]!).slice(0, 4)).not.toBe(label);
    }
  });

  it('five-minute bars over a day: whole hours, midnight named by its date', () => {
    const time = Array.from({ length: 600 }, (_, i) => Date.UTC(2025, 2, 3) - 6 * 3_600_000 + i * 300_000);
    const ticks = timeTicks(time, 0, 288, 12);
    expect(ticks.every(({ bar }) => time[bar]! % 3_600_000 === 0)).toBe(true);
    expect(ticks.find(({ bar }) => time[bar]! % DAY === 0)?.label).toBe('3 Mar');
  });

  it('never more than asked for, and none where there is nothing to mark', () => {
    const time = Array.from({ length: 5000 }, (_, i) => i * 60_000);
    for (const most of [1, 3, 7, 20]) expect(timeTicks(time, 0, 5000, most).length).toBeLessThanOrEqual(most);
    expect(timeTicks([5], 0, 1, 5)).toEqual([]);
  });
});
