import { describe, expect, it } from 'vitest';
import { compact, duration, fixed, microseconds, priceDigits, signed, signedPercent } from './format.ts';

describe('numbers as text', () => {
  it('fixed: commas, U+2212, no sign on a rounded zero, a dash for nothing', () => {
    expect(fixed(-1234567.891, 2)).toBe('−1,234,567.89');
    expect(fixed(-0.001, 2)).toBe('0.00');
    expect(fixed(Number.NaN, 2)).toBe('–');
    expect(fixed(Number.NEGATIVE_INFINITY)).toBe('−∞');
  });
  it('signed: always a sign', () => {
    expect(signed(1.2)).toBe('+1.20');
    expect(signed(-0.734)).toBe('−0.73');
    expect(signed(0.0001)).toBe('±0.00');
    expect(signedPercent(0.0126)).toBe('+1.26');
  });
  it('compact: three digits and a prefix', () => {
    expect(compact(950)).toBe('950');
    expect(compact(12_300)).toBe('12.3 k');
    expect(compact(-4.56e9)).toBe('−4.56 G');
    expect(compact(1e15)).toBe('1,000 T');
    expect(compact(0.5)).toBe('0.50');
  });
  it('priceDigits: five significant digits', () => {
    expect(priceDigits(86_975.77)).toBe(2);
    expect(priceDigits(1.0842)).toBe(4);
    expect(priceDigits(0.000123)).toBe(8);
    expect(priceDigits(Number.NaN)).toBe(2);
  });
  it('microseconds and duration', () => {
    expect(microseconds(0.9)).toBe('0.90 µs');
    expect(microseconds(42.25)).toBe('42.3 µs');
    expect(microseconds(2500)).toBe('2.5 ms');
    expect(microseconds(Number.NaN)).toBe('–');
    expect(duration(19_200_000)).toBe('5 h 20 min');
    expect(duration(86_400_000)).toBe('1 d');
    expect(duration(250)).toBe('250 ms');
  });
});
