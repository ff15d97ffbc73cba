/** The small detectors that several strategies share, each on numbers worked by hand. */
import { array, assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { engulfing } from './engulfing.ts';
import { DEEP_RETRACEMENT, inZone, retracement, SHALLOW_RETRACEMENT } from './fibonacci.ts';
import { alignment, initHigherTimeframe, stepHigherTimeframe } from './higher-timeframe.ts';
import { pinBar } from './pin-bar.ts';
import { closesBeyond, touches } from './pullback.ts';
import { ribbonOrder } from './ribbon.ts';
import { diverges, initRsiDivergence, stepRsiDivergence } from './rsi-divergence.ts';
import { initSession, stepSession } from './session.ts';
import { fire, sideOf, silence } from './signal.ts';
import { initWidthRank, insideKeltner, stepWidthRank } from './squeeze.ts';
import { initSurge, stepSurge } from './surge.ts';
import { initSwing, stepSwing } from './swing.ts';
import { volumeConfirms } from './volume-confirmation.ts';

const NAN = Number.NaN;

describe('pin bar', () => {
  // Range 10: a lower wick of 7, a body of 2, an upper wick of 1.
  it('is a long wick at one end of a small body', () => {
    expect(pinBar(107, 110, 100, 109, 0.6, 0.33)).toBe(1);
    expect(pinBar(109, 110, 100, 107, 0.6, 0.33)).toBe(1);
    expect(pinBar(103, 110, 100, 101, 0.6, 0.33)).toBe(-1);
  });
  it('is not one with a shorter wick, a larger body, no range or no numbers', () => {
    expect(pinBar(105.9, 110, 100, 107.9, 0.6, 0.33)).toBe(0);
    expect(pinBar(106, 110, 100, 109.4, 0.6, 0.33)).toBe(0);
    expect(pinBar(100, 100, 100, 100, 0.6, 0.33)).toBe(0);
    expect(pinBar(NAN, 110, 100, 109, 0.6, 0.33)).toBe(0);
  });
});

describe('engulfing', () => {
  it('covers the body before it in the other colour', () => {
    expect(engulfing(102, 101, 101, 102.5)).toBe(1);
    expect(engulfing(101, 102, 102, 100.5)).toBe(-1);
  });
  it('is not one where the body is not covered, not larger, or of the same colour', () => {
    expect(engulfing(102, 101, 101.1, 102.5)).toBe(0);
    expect(engulfing(102, 101, 101, 102)).toBe(0);
    expect(engulfing(101, 102, 101, 102.5)).toBe(0);
    expect(engulfing(NAN, NAN, 101, 102.5)).toBe(0);
  });
});

describe('fibonacci', () => {
  it('measures how much of a leg is given back, up or down', () => {
    expect(retracement(100, 110, 110)).toBe(0);
    expect(retracement(100, 110, 105)).toBe(0.5);
    expect(retracement(110, 100, 104)).toBe(0.4);
    expect(retracement(100, 110, 99)).toBeCloseTo(1.1, 12);
    expect(retracement(100, 100, 99)).toBeNaN();
  });
  it('has the golden section at the ends of its zone', () => {
    const golden = (1 + Math.sqrt(5)) / 2;
    expect(DEEP_RETRACEMENT).toBeCloseTo(1 / golden, 6);
    expect(SHALLOW_RETRACEMENT).toBeCloseTo(1 - 1 / golden, 6);
    expect(inZone(0.5, 0.4, 0.6)).toBe(true);
    expect(inZone(0.4, 0.4, 0.6)).toBe(true);
    expect(inZone(0.61, 0.4, 0.6)).toBe(false);
    expect(inZone(NAN, 0.4, 0.6)).toBe(false);
  });
});

describe('ribbon and lines', () => {
  it('orders three averages', () => {
    expect(ribbonOrder(3, 2, 1)).toBe(1);
    expect(ribbonOrder(1, 2, 3)).toBe(-1);
    expect(ribbonOrder(3, 1, 2)).toBe(0);
    expect(ribbonOrder(2, 2, 1)).toBe(0);
    expect(ribbonOrder(3, NAN, 1)).toBe(0);
  });
  it('compares two averages', () => {
    expect([sideOf(2, 1), sideOf(1, 2), sideOf(1, 1), sideOf(NAN, 1)]).toEqual([1, -1, 0, 0]);
  });
  it('touches and closes beyond a line from either side', () => {
    expect(touches(1, 102, 100, 100)).toBe(true);
    expect(touches(1, 102, 100.1, 100)).toBe(false);
    expect(touches(-1, 100, 98, 100)).toBe(true);
    expect(touches(-1, 99.9, 98, 100)).toBe(false);
    expect(closesBeyond(1, 100, 100)).toBe(false);
    expect(closesBeyond(1, 100.1, 100)).toBe(true);
    expect(closesBeyond(-1, 99.9, 100)).toBe(true);
  });
  it('confirms volume, never without any', () => {
    expect(volumeConfirms(1.2, 1.2)).toBe(true);
    expect(volumeConfirms(1.1, 1.2)).toBe(false);
    expect(volumeConfirms(NAN, 0)).toBe(false);
  });
});

describe('swing', () => {
  it('completes a leg only when the price has come back by the turn, and only between confirmed turns', () => {
    const swing = initSwing();
    // Rises to 105, falls to 95 (turn at 102), rises to 108 (turn at 98), falls (turn at 105).
    const bars: [number, number][] = [
      [105, 104],
      [104, 102.1],
      [103, 102],
      [96, 95],
      [98, 97],
      [108, 105],
      [106, 105.5],
      [106, 105],
    ];
    const legs = bars.map(([high, low]) => {
      stepSwing(swing, high, low, 3);
      return swing.legs;
    });
    // 105 → 95 is complete on the fifth bar: its high of 98 is 3 above 95. 95 → 108 on the eighth.
    expect(legs).toEqual([0, 0, 0, 0, 1, 1, 1, 2]);
    expect([swing.from, swing.to, swing.direction]).toEqual([95, 108, -1]);
  });
  it('waits while the turn is unknown', () => {
    const swing = initSwing();
    stepSwing(swing, 105, 104, NAN);
    expect(swing.direction).toBe(0);
  });
});

const divergenceOf = (lows: readonly number[], rsis: readonly number[], furthest = 10) => {
  const state = initRsiDivergence(1, furthest);
  lows.forEach((low, i) => stepRsiDivergence(state, low + 1, low, rsis[i]!));
  return state;
};

describe('RSI divergence', () => {
  it('is price and RSI moving against each other', () => {
    expect(diverges(100, 30, 99, 35)).toBe(true);
    expect(diverges(100, 30, 101, 25)).toBe(true);
    expect(diverges(100, 30, 99, 25)).toBe(false);
    expect(diverges(100, 30, 100, 35)).toBe(false);
    expect(diverges(NAN, 30, 99, 35)).toBe(false);
  });
  it('is confirmed one span after the second trough', () => {
    const lows = [102, 100, 102, 101, 99, 101];
    expect(divergenceOf(lows, [40, 30, 40, 36, 34, 40]).bullishAge).toBe(0);
    expect(divergenceOf([...lows, 103], [40, 30, 40, 36, 34, 40, 50]).bullishAge).toBe(1);
    expect(divergenceOf(lows.slice(0, -1), [40, 30, 40, 36, 34]).bullishAge).toBe(Number.POSITIVE_INFINITY);
    expect(divergenceOf(lows, [40, 30, 40, 36, 29, 40]).bullishAge).toBe(Number.POSITIVE_INFINITY);
  });
  it('forgets turning points that lie too far apart', () => {
    const lows = [102, 100, 102, 101, 99, 101];
    expect(divergenceOf(lows, [40, 30, 40, 36, 34, 40], 3).bullishAge).toBe(0);
    expect(divergenceOf(lows, [40, 30, 40, 36, 34, 40], 2).bullishAge).toBe(Number.POSITIVE_INFINITY);
  });
  it('finds peaks in the same way', () => {
    const highs = [98, 100, 98, 99, 101, 99];
    const state = initRsiDivergence(1, 10);
    highs.forEach((high, i) => stepRsiDivergence(state, high, high - 1, [60, 70, 60, 64, 66, 60][i]!));
    expect(state.bearishAge).toBe(0);
  });
});

describe('squeeze', () => {
  it('ranks a width among those before it', () => {
    const rank = initWidthRank(4);
    expect([4, 1, 3, 2].map((w) => stepWidthRank(rank, w))).toEqual([NAN, NAN, NAN, NAN]);
    expect(stepWidthRank(rank, 2.5)).toBe(0.5);
    // 4 has left the window: 1, 3, 2, 2.5 remain.
    expect(stepWidthRank(rank, 3.5)).toBe(1);
    expect(stepWidthRank(rank, 0.5)).toBe(0);
    expect(stepWidthRank(rank, NAN)).toBeNaN();
  });
  it('ranks as counting does, whatever comes, ties too', () => {
    assert(
      property(array(integer({ min: 0, max: 12 }), { maxLength: 80 }), (widths) => {
        const rank = initWidthRank(7);
        widths.forEach((width, i) => {
          const before = widths.slice(Math.max(0, i - 7), i);
          const expected = before.length < 7 ? NAN : before.filter((w) => w < width).length / 7;
          expect(stepWidthRank(rank, width)).toBe(expected);
        });
      }),
    );
  });
  it('compares the bands with a Keltner channel', () => {
    expect(insideKeltner(100, 101.4, 98.6, 1, 1.5)).toBe(true);
    expect(insideKeltner(100, 101.6, 98.4, 1, 1.5)).toBe(false);
    expect(insideKeltner(100, NAN, NAN, 1, 1.5)).toBe(false);
  });
});

describe('session', () => {
  const DAY = 86_400_000;
  it('counts bars of a UTC day; midnight belongs to the day that ends', () => {
    const session = initSession();
    const seen = [DAY - 1, DAY, DAY + 1, 2 * DAY, 2 * DAY + 1].map((time) => {
      stepSession(session, time);
      return [session.day, session.bars, session.whole];
    });
    expect(seen).toEqual([
      [0, 1, 0],
      [0, 2, 0],
      [1, 1, 1],
      [1, 2, 1],
      [2, 1, 1],
    ]);
  });
});

describe('higher time frame', () => {
  it('averages complete bars only', () => {
    const higher = initHigherTimeframe(2, 2);
    const emas = [1, 10, 1, 20, 1, 30, 99].map((close) => {
      stepHigherTimeframe(higher, close);
      return higher.ema;
    });
    // Mean of 10 and 20 starts it; then 15 + 2/3·(30 − 15) = 25. The last bar is half of one and changes nothing.
    expect(emas).toEqual([NAN, NAN, NAN, 15, 15, 25, 25]);
    expect(alignment(higher)).toBe(1);
  });
  it('agrees with the side of its average that it closed on, once there is one', () => {
    const higher = initHigherTimeframe(2, 2);
    const feed = (close: number): number => {
      stepHigherTimeframe(higher, close);
      stepHigherTimeframe(higher, close);
      return alignment(higher);
    };
    // Averages 20, then 16, 20, 20.
    expect([20, 20, 14, 22, 20].map(feed)).toEqual([0, 0, -1, 1, 0]);
  });
});

describe('surge', () => {
  it('is the change over a few bars in the ATR before the last of them', () => {
    const surge = initSurge(2);
    expect(stepSurge(surge, 100, 1)).toBeNaN();
    expect(stepSurge(surge, 101, 2)).toBeNaN();
    expect(stepSurge(surge, 103, 9)).toBe(1.5);
    expect(surge.origin).toBe(100);
    expect(stepSurge(surge, 92, 1)).toBe(-1);
  });
});

describe('signal', () => {
  it('is clamped, and silent without a stop', () => {
    const out = { direction: 5, strength: 5, stopDistance: 5, targetDistance: 5 };
    silence(out);
    expect(out).toEqual({ direction: 0, strength: 0, stopDistance: 0, targetDistance: 0 });
    fire(out, 1, 2, 3, NAN);
    expect(out).toEqual({ direction: 1, strength: 1, stopDistance: 3, targetDistance: 0 });
    fire(out, -1, NAN, 3, Number.POSITIVE_INFINITY);
    expect(out).toEqual({ direction: -1, strength: 0, stopDistance: 3, targetDistance: 0 });
    silence(out);
    for (const stop of [0, -1, NAN, Number.POSITIVE_INFINITY]) fire(out, 1, 1, stop, 1);
    expect(out.direction).toBe(0);
  });
});
