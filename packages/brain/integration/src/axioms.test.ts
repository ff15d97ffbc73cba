/** Rules in text in the day: they can refuse an entry, never an exit; what is recorded is what was decided. */
import { describe, expect, it } from 'vitest';
import { AUDIT_FIELDS, auditSlot, AXIOM_SLOTS, FACT, FACT_COUNT, PREFRONTAL, RULES } from '@janus/domain';
import { compileRules, MARKET_VOCABULARY } from '@janus/logic';
import { fillAction, onRules } from './axioms.ts';
import { BAR, live, market, type Life } from './scenario.ts';

const dip = market(1);
const NO_LONG = compileRules('no-long: not Long(a)', MARKET_VOCABULARY);
const ANY = compileRules('any: Long(a) or not Long(a)', MARKET_VOCABULARY);
const read = (life: Life, event: number, field: string): number => life.rows[event]![auditSlot(field)]!;
const AXIOM_FIELDS = AUDIT_FIELDS.filter((field) => field.startsWith('axiom') || field === 'rulesOrdinal');

describe('rules in text', () => {
  const free = live([dip], {}, { rules: ANY });
  const bound = live([dip], {}, { rules: NO_LONG });
  it('let an entry pass that they do not speak against', () => {
    expect(free.at(BAR).reasonKey).toBe('approved');
    expect(read(free, BAR, 'truth.axioms')).toBe(1);
    expect(free.orders).toHaveLength(1);
  });
  it('[E26] refuse an entry that breaks them', () => {
    expect(bound.at(BAR).reasonKey).toBe('axioms');
    expect(bound.at(BAR)).toMatchObject({ action: 'hold', wanted: 'buy', outcome: 'veto' });
    expect(read(bound, BAR, 'truth.axioms')).toBe(0);
    expect(bound.orders).toHaveLength(0);
  });
  it('never refuse an exit', () => {
    const short = live(
      [dip],
      {},
      {
        rules: NO_LONG,
        before: (bar, _, account) => {
          if (bar !== BAR) return;
          account.position = -10;
          account.symbolExposure = -0.01;
        },
      },
    );
    expect(short.at(BAR)).toMatchObject({ action: 'buy', outcome: 'sent' });
    expect(short.orders[0]).toMatchObject({ reduceOnly: true });
    expect(read(short, BAR, 'truth.axioms')).toBe(1);
    // What was done is told as it is.
    expect(read(short, BAR, 'axiomTruth.0')).toBe(0);
  });
  it('record each event past the warm-up with what was decided, HOLD too', () => {
    // Refused: the event is a HOLD, and holding breaks nothing.
    expect(AXIOM_FIELDS.slice(0, 5).map((field) => read(bound, BAR, field))).toEqual([1, 1, 0, 1, 1]);
    expect(read(free, BAR - 1, 'axiomSatisfaction')).toBe(1);
    for (const field of AXIOM_FIELDS) expect(read(free, 10, field)).toBeNaN();
    expect(read(free, BAR, 'axiomTruth.1')).toBeNaN();
  });
  it('smooth over the events that were counted', () => {
    const waits = compileRules('act: not Neutral(a)', MARKET_VOCABULARY);
    const life = live([dip], { rules: { smoothing: 0.25 } }, { rules: waits });
    expect(read(life, BAR - 1, 'axiomSmoothed')).toBe(0);
    // At the one entry the truth is 1: 0 + 0.25·(1 − 0)
    expect(read(life, BAR, 'axiomSmoothed')).toBe(0.25);
    expect(read(life, BAR + 1, 'axiomSmoothed')).toBe(0.1875);
    expect(life.brain.symbols[0]!.rules.violations[0]).toBe(life.brain.symbols[0]!.rules.events - 1);
  });
  it('say nothing where prefrontal is switched off, and do not refuse where they are', () => {
    const without = live([dip], {}, { rules: NO_LONG, lesions: 1 << PREFRONTAL });
    expect(without.at(BAR).action).toBe('buy');
    for (const field of AXIOM_FIELDS) expect(read(without, BAR, field)).toBeNaN();
    const off = live([dip], {}, { rules: NO_LONG, rulesOff: 1 << RULES.indexOf('axioms') });
    expect(off.at(BAR).action).toBe('buy');
    expect(read(off, BAR, 'axiomSatisfaction')).toBe(0);
  });
  it('are the ten market axioms unless stated', () => {
    const life = live([dip], {});
    expect(read(life, BAR, 'axiomCount')).toBe(10);
    expect(read(life, BAR, 'axiomTruth.9')).toBe(1);
    expect(AXIOM_SLOTS).toHaveLength(16);
  });
  it('are replaced between two events, and keep what was counted of rules that stay', () => {
    const both = compileRules('any: Long(a) or not Long(a)\nno-long: not Long(a)', MARKET_VOCABULARY);
    let known = 0;
    const life = live(
      [dip],
      {},
      {
        rules: ANY,
        before: (bar, _, __, brain) => {
          if (bar !== BAR) return;
          known = brain.symbols[0]!.rules.known[0]!;
          onRules(brain, both);
        },
      },
    );
    expect(read(life, BAR - 1, 'axiomCount')).toBe(1);
    expect(read(life, BAR, 'axiomCount')).toBe(2);
    // The record itself says from which event on another set was in force.
    expect([BAR - 1, BAR, BAR + 1].map((bar) => read(life, bar, 'rulesOrdinal'))).toEqual([0, 1, 1]);
    expect(read(life, 10, 'rulesOrdinal')).toBeNaN();
    expect(known).toBeGreaterThan(100);
    expect(life.brain.symbols[0]!.rules.known[0]).toBe(life.rows.length - BAR + known);
    // One of two broken: 1 − √(1/2) = 0.29, below the floor.
    expect(read(life, BAR, 'truth.axioms')).toBeCloseTo(1 - Math.sqrt(0.5), 12);
    expect(life.at(BAR).reasonKey).toBe('axioms');
  });
});

describe('fillAction', () => {
  it('writes the facts of an action', () => {
    const facts = new Float64Array(FACT_COUNT).fill(Number.NaN);
    fillAction(facts, 2, 0.25, 0.001, 99);
    const names = ['long', 'short', 'neutral', 'size', 'slippage', 'hasStop'] as const;
    expect(names.map((name) => facts[FACT[name]])).toEqual([0, 1, 0, 0.25, 0.001, 1]);
    fillAction(facts, 0, 0, Number.NaN, Number.NaN);
    expect(names.map((name) => facts[FACT[name]])).toEqual([0, 0, 1, 0, Number.NaN, 0]);
  });
});
