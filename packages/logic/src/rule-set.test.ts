import { describe, expect, it } from 'vitest';
import { compileRules, factsAsked, marketRules } from './rule-set.ts';

const WORDS = 'Long(a) := is(long)\nCalm(m) := below(volatilityRatio, 2, 0.5)\nWild(m) := not Calm(m)';

describe('rule set', () => {
  it('is named by what it says, not by how it is written', () => {
    const one = compileRules('x: Calm(m) -> Long(a)', WORDS);
    const same = compileRules('# why\nx:  (Calm(m))\n  -> Long(a)', `${WORDS}\nOther(m) := is(fear)`);
    expect(one.version).toMatch(/^[0-9a-f]{16}$/);
    expect(same.version).toBe(one.version);
    const others = [
      compileRules('y: Calm(m) -> Long(a)', WORDS),
      compileRules('x weight 2: Calm(m) -> Long(a)', WORDS),
      compileRules('x: Calm(m) <-> Long(a)', WORDS),
      compileRules('x: Calm(m) -> Long(a)', WORDS.replace('0.5', '0.6')),
    ];
    expect(new Set([one, ...others].map((set) => set.version)).size).toBe(5);
  });
  it('rests on definitions behind definitions', () => {
    const one = compileRules('x: Wild(m)', WORDS);
    expect(compileRules('x: Wild(m)', WORDS.replace('0.5', '0.6')).version).not.toBe(one.version);
    expect(compileRules('x: Wild(m)', WORDS.replace('is(long)', 'is(short)')).version).toBe(one.version);
  });
  it('names each rule by what that rule says', () => {
    const one = compileRules('x: Wild(m)\ny: Long(a)', WORDS);
    const other = compileRules('y: Long(a)\nx: Wild(m)', WORDS.replace('0.5', '0.6'));
    expect(one.ruleVersions[1]).toBe(other.ruleVersions[0]);
    expect(one.ruleVersions[0]).not.toBe(other.ruleVersions[1]);
  });
  it('cannot be changed', () => {
    expect(Object.isFrozen(compileRules('x: Long(a)', WORDS))).toBe(true);
  });
  it('says which facts it asks for, and carries weights', () => {
    const set = compileRules('Wild(m)\nz weight 3: Long(a)', WORDS);
    expect(factsAsked(set)).toEqual(['volatilityRatio', 'long']);
    expect([...set.weights]).toEqual([1, 3]);
  });
  it('the market axioms are one value', () => {
    expect(marketRules()).toBe(marketRules());
    expect(marketRules().rules).toHaveLength(10);
  });
  it('refuses a vocabulary before its rules', () => {
    expect(() => compileRules('Nix(m)', 'A(m) := is(lung)')).toThrow('vocabulary 1:12');
  });
});
