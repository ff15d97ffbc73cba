import { parseConfig } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import { initMeanReversion, meanReversionFields, stepMeanReversion } from './mean-reversion.ts';
import { changed, directionsOf, fires, mirrored, signalsOf, type Row } from './scenario.ts';

const config = parseConfig(meanReversionFields, {}, 'mean-reversion');
const step = (): Parameters<typeof directionsOf>[0] => {
  const state = initMeanReversion(config);
  return (market, out) => stepMeanReversion(state, market, out);
};
const play = (rows: readonly Row[]): number[] => directionsOf(step(), rows);
const low: Row = { close: 97.5, rsi: 24 };
const rows: Row[] = [{}, low];

describe('mean-reversion', () => {
  it('buys a close below the lower band with RSI oversold, toward the middle band', () => {
    expect(play(rows)).toEqual([0, 1]);
    const signal = signalsOf(step(), rows)[1]!;
    expect(signal.targetDistance).toBeCloseTo(2.5, 12);
    expect(signal.stopDistance).toBe(2);
    // (30 − 24)/30 = 0.2 of the way from the limit to RSI 0.
    expect(signal.strength).toBeCloseTo(0.6, 12);
  });
  it('sells the mirror image', () => {
    expect(play(mirrored(rows))).toEqual([0, -1]);
    // RSI 76 is (76 − 70)/30 = 0.2 of the way to 100.
    expect(signalsOf(step(), mirrored(rows))[1]!.strength).toBeCloseTo(0.6, 12);
  });
  it('Bollinger bands: a close inside them does not fire', () => {
    expect(fires(play(changed(rows, 1, { close: 98.1 })))).toBe(false);
  });
  it('RSI confirmation: the same close with RSI above its limit does not fire', () => {
    expect(fires(play(changed(rows, 1, { rsi: 31 })))).toBe(false);
    expect(fires(play(changed(mirrored(rows), 1, { rsi: 69 })))).toBe(false);
  });
  it('ATR-based stop: it follows ATR, and without ATR there is no signal', () => {
    expect(signalsOf(step(), changed(rows, 1, { atr: 1.5 }))[1]!.stopDistance).toBe(3);
    expect(fires(play(changed(rows, 1, { atr: Number.NaN })))).toBe(false);
  });
  it('trades an excursion once, and again after a close inside', () => {
    expect(play([...rows, low, {}, low])).toEqual([0, 1, 0, 0, 1]);
  });
  it('is silent while the bands warm up', () => {
    expect(fires(play(changed(rows, 1, { bollingerLower: Number.NaN, bollingerUpper: Number.NaN })))).toBe(false);
  });
});
