import { describe, expect, it } from 'vitest';
import { workingModel, workingSchedule, type Working } from './schedule.ts';

const order: Working = {
  quantity: 4,
  price: 50,
  volume: 400,
  volatility: 0.02,
  spread: 0.001,
  bars: 4,
  permanentShare: 0.5,
  riskAversion: 0,
  assumedParticipation: 0.01,
};
const scheduleOf = (w: Working): number[] => {
  const out = new Float64Array(w.bars);
  workingSchedule(w, new Float64Array(w.bars + 1), out);
  return [...out];
};

describe('working an order', () => {
  it('[E52] the model by hand', () => {
    // σ over 4 bars 0.04; 4 of 1,600: √0.0025 = 0.05: impact 50·0.002 = 0.1. Half stays: γ 0.05/4; η 0.05·4/4.
    const p = workingModel(order);
    expect(p.permanent).toBeCloseTo(0.0125, 12);
    expect(p.temporary).toBeCloseTo(0.05, 12);
    expect(p.fixedCost).toBeCloseTo(0.025, 12);
    expect(p.volatility).toBeCloseTo(1, 12);
    expect([p.quantity, p.horizon, p.intervals]).toEqual([4, 4, 4]);
  });
  it('is even without risk aversion, front-loaded with it, and whole', () => {
    for (const units of scheduleOf(order)) expect(units).toBeCloseTo(1, 12);
    const wary = scheduleOf({ ...order, riskAversion: 0.1 });
    for (let k = 1; k < wary.length; k++) expect(wary[k]).toBeLessThan(wary[k - 1]!);
    expect(wary.reduce((a, b) => a + b)).toBeCloseTo(4, 12);
    expect(wary[0]).toBeGreaterThan(1.3);
  });
  it('where the volume is unknown the order is taken to be its assumed share', () => {
    // √0.01 = 0.1: impact 50·0.04·0.1 = 0.2
    expect(workingModel({ ...order, volume: Number.NaN }).permanent).toBeCloseTo(0.025, 12);
  });
  it('an impact that stays altogether has no best schedule', () => {
    expect(() => scheduleOf({ ...order, permanentShare: 1 })).toThrow('not above 0');
  });
});
