import { initEw, pushEw, rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { newWitness, spreadOf, witness, WITNESSED, witnessBounds, witnessSlot, WITNESS_WARM_UP } from './witness.ts';

describe('the witness of a decision', () => {
  it('notes a value and gives it back; its spread is that of the values lately', () => {
    const w = newWitness();
    const random = rng(3);
    const reference = initEw(400);
    const slot = witnessSlot('volatilityRatio');
    for (let i = 0; i < 900; i++) {
      const x = 1 + 0.2 * random.normal();
      expect(witness(w, slot, x)).toBe(x);
      pushEw(reference, x);
      if (i + 1 < WITNESS_WARM_UP) expect(spreadOf(w, slot)).toBe(0);
    }
    expect(spreadOf(w, slot)).toBeCloseTo(Math.sqrt(reference.variance), 12);
    expect(spreadOf(w, slot)).toBeGreaterThan(0.17);
    expect(spreadOf(w, slot)).toBeLessThan(0.23);
    expect(w.seen[witnessSlot('drawdown')]).toBeNaN();
  });

  it('holds one quantity at another value and leaves the others', () => {
    const w = newWitness();
    const confidence = witnessSlot('confidence');
    w.held[confidence] = 0.9;
    expect(witness(w, confidence, 0.2)).toBe(0.9);
    expect(w.seen[confidence]).toBe(0.9);
    expect(witness(w, witnessSlot('drawdown'), 0.2)).toBe(0.2);
  });

  it('lets what is not known pass: an absent modality stays absent', () => {
    const w = newWitness();
    const book = witnessSlot('evidence.book');
    w.held[book] = 1;
    expect(witness(w, book, Number.NaN)).toBeNaN();
    expect(w.count[book]).toBe(0);
  });

  it('knows its quantities by name', () => {
    expect(new Set(WITNESSED).size).toBe(WITNESSED.length);
    expect(witnessBounds(witnessSlot('signal.buy'))).toEqual([0, 1]);
    expect(() => witnessSlot('mood')).toThrow("'mood' is not a quantity");
  });
});
