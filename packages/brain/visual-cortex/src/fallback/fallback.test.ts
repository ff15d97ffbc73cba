/** When the full model of vision gives way to the light one, and when it comes back. */
import { ConfigError, parseConfig } from '@janus/domain';
import { array, assert, double, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fallbackFields, type FallbackConfig } from '../config.ts';
import { fallbackCourse } from './course.ts';
import { CAUSE, initFallback, stepFallback, type FallbackState } from './fallback.ts';
import { simulatedLatencyFields, simulateLatencies } from './latencies.ts';
import { clearPercentile, initPercentile, percentileOf, pushPercentile } from './percentile.ts';

const BYTES = { full: 4096, light: 1024 };
const options = (over: Partial<FallbackConfig> = {}): FallbackConfig =>
  parseConfig(fallbackFields, { budgetUs: 100, span: 4, breaches: 3, lowerMark: 0.5, calm: 5, ...over }, 'fallback');
/** Places at which the model changes. */
const feed = (state: FallbackState, latencies: readonly number[]): number[] =>
  latencies.flatMap((us, i) => (stepFallback(state, us) ? [i] : []));
const times = (n: number, us: number): number[] => Array.from({ length: n }, () => us);

describe('the percentile', () => {
  it('is the nearest rank of the last values, whatever came before them', () => {
    const span = 7;
    assert(
      property(array(double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 40 }), (values) => {
        const p = initPercentile(0.95, span);
        values.forEach((x, i) => {
          pushPercentile(p, x);
          const last = values.slice(Math.max(0, i + 1 - span), i + 1).sort((a, b) => a - b);
          for (const share of [0.5, 0.95, 1])
            expect(percentileOf(p, share)).toBe(last[Math.ceil(share * last.length) - 1]);
        });
      }),
    );
  });
  it('is nothing of nothing, and begins anew', () => {
    const p = initPercentile(0.5, 3);
    expect(percentileOf(p)).toBeNaN();
    for (const x of [5, 6, 7]) pushPercentile(p, x);
    clearPercentile(p);
    pushPercentile(p, 1);
    expect(percentileOf(p)).toBe(1);
  });
});

describe('latency', () => {
  it('makes it give way at the third breach in a row, at once', () => {
    const state = initFallback(options(), BYTES);
    expect(feed(state, [...times(10, 90), 101, 102])).toEqual([]);
    expect([state.light, state.cause]).toEqual([false, CAUSE.chosen]);
    expect(feed(state, [103])).toEqual([0]);
    expect([state.light, state.cause, state.p95Us]).toEqual([true, CAUSE.latency, 103]);
  });
  it('a single slow one among many does not, where the percentile passes over it', () => {
    const state = initFallback(options({ span: 40 }), BYTES);
    expect(feed(state, [...times(40, 10), 5000, ...times(200, 10), 5000, 5000, ...times(100, 10)])).toEqual([]);
  });
  it('a cold beginning does not: nothing is judged before there are twenty', () => {
    const state = initFallback(options({ span: 64 }), BYTES);
    expect(feed(state, [5000, ...times(60, 10)])).toEqual([]);
    const slow = initFallback(options({ span: 64 }), BYTES);
    expect(feed(slow, times(22, 101))).toEqual([21]);
  });
  it('comes back only after so many calm ones below the lower mark, and not between the marks', () => {
    const state = initFallback(options(), BYTES);
    feed(state, times(6, 200));
    expect(state.light).toBe(true);
    expect(feed(state, times(1000, 50))).toEqual([]);
    expect(feed(state, [...times(4, 49), 50, ...times(3, 49)])).toEqual([]);
    // The one at the mark is the largest of four for three more.
    expect(feed(state, times(10, 49))).toEqual([4]);
    expect([state.light, state.cause]).toEqual([false, CAUSE.calm]);
  });
  it('wants calm for longer each time it gives way soon after its return, and for as long as at first once it held', () => {
    const state = initFallback(options(), BYTES);
    const untilBack = (): number => {
      feed(state, times(6, 200));
      expect(state.light).toBe(true);
      let n = 0;
      while (state.light) {
        stepFallback(state, 1);
        n++;
      }
      return n;
    };
    // Three more before the percentile is judged.
    expect([untilBack(), untilBack(), untilBack()]).toEqual([3 + 5, 3 + 10, 3 + 20]);
    feed(state, times(9, 90));
    expect(untilBack()).toBe(3 + 5);
  });
  it('that was not measured decides nothing', () => {
    const state = initFallback(options(), BYTES);
    expect(feed(state, [...times(5, 200), Number.NaN, Number.NaN, 200])).toEqual([7]);
  });
  it('near the budget it does not take turns: never more than one change in the span that hysteresis leaves', () => {
    assert(
      property(array(integer({ min: 40, max: 160 }), { minLength: 50, maxLength: 300 }), (latencies) => {
        const state = initFallback(options(), BYTES);
        const at = feed(state, latencies);
        at.forEach((bar, k) => {
          if (k > 0) expect(bar - at[k - 1]!).toBeGreaterThanOrEqual(k % 2 === 1 ? 3 + 5 : 3 + 3);
        });
      }),
    );
  });
});

describe('options and memory', () => {
  it('force one of the two for good', () => {
    const light = initFallback(options({ model: 'light' }), BYTES);
    expect([light.light, light.cause]).toEqual([true, CAUSE.forced]);
    expect(feed(light, times(100, 1))).toEqual([]);
    const full = initFallback(options({ model: 'full' }), BYTES);
    expect(feed(full, times(100, 1e6))).toEqual([]);
    expect([full.light, full.p95Us]).toEqual([false, 1e6]);
  });
  it('a full model that is too large is not begun with and never comes back', () => {
    const state = initFallback(options({ memoryKiB: 3 }), BYTES);
    expect([state.light, state.cause]).toEqual([true, CAUSE.memory]);
    expect(feed(state, times(1000, 1))).toEqual([]);
  });
  it('refuse what cannot be', () => {
    expect(() => initFallback(options({ model: 'full', memoryKiB: 3 }), BYTES)).toThrow(
      'memoryKiB: 3 is less than the 4 KiB of the full model, and no other may see',
    );
    const huge = { full: 1e6, light: 1e5 };
    expect(() => initFallback(options({ memoryKiB: 3 }), huge)).toThrow(ConfigError);
    expect(() => initFallback(options({ model: 'light', memoryKiB: 3 }), huge)).toThrow('98 KiB of the light model');
  });
});

describe('a course over recorded bars', () => {
  const simulated = parseConfig(simulatedLatencyFields, { fullUs: 60, lightUs: 8, restBars: 200, busyBars: 100 }, '');
  const latencies = simulateLatencies(2000, simulated, 3);
  const config = options({ span: 16, calm: 30 });
  const course = fallbackCourse(2000, 50, config, BYTES, latencies);

  it('changes, and is the same every time', () => {
    expect(course.changes.length).toBeGreaterThan(3);
    expect(course.changes.some(({ light }) => light) && course.changes.some(({ light }) => !light)).toBe(true);
    expect(fallbackCourse(2000, 50, config, BYTES, simulateLatencies(2000, simulated, 3))).toEqual(course);
    for (const { bar, light, cause } of course.changes) {
      if (bar === 2000) continue;
      expect([course.light[bar], course.light[bar - 1]]).toEqual(light ? [1, 0] : [0, 1]);
      expect(course.cause[bar]).toBe(cause);
    }
  });
  it('looks at no later latency: changed from a bar on, it differs after that bar alone', () => {
    for (const cut of [300, 777, 1500]) {
      const other = {
        fullUs: latencies.fullUs.map((us, i) => (i < cut ? us : 1e6)),
        lightUs: latencies.lightUs.map((us, i) => (i < cut ? us : 1e6)),
      };
      const changed = fallbackCourse(2000, 50, config, BYTES, other);
      expect(changed.light.subarray(0, cut + 1)).toEqual(course.light.subarray(0, cut + 1));
      expect(changed.cause.subarray(0, cut + 1)).toEqual(course.cause.subarray(0, cut + 1));
    }
  });
  it('without latencies stays with what options and memory say', () => {
    const still = fallbackCourse(100, 0, config, BYTES, null);
    expect(still.changes).toEqual([]);
    expect(still.light.every((x) => x === 0)).toBe(true);
    expect(fallbackCourse(9, 0, options({ model: 'light' }), BYTES, null).light.every((x) => x === 1)).toBe(true);
  });
  it('refuses latencies that are none, naming the bar', () => {
    const bad = { fullUs: latencies.fullUs.slice(), lightUs: latencies.lightUs };
    bad.fullUs[7] = 0;
    expect(() => fallbackCourse(2000, 0, config, BYTES, bad)).toThrow('latency 0 µs of the full model at bar 7');
    expect(() => fallbackCourse(1999, 0, config, BYTES, latencies)).toThrow(
      '2000 latencies of the full model for 1999',
    );
  });
});
