/** Records in words. Made by hand here: what the loop writes is the other tests' business. */
import {
  ACTIONS,
  AUDIT_FIELDS,
  AUDIT_WIDTH,
  auditSlot,
  PASS,
  REASON_LIST,
  reasonCode,
  REGIONS,
  RULES,
  STAGES,
  TIMING_WIDTH,
} from '@janus/domain';
import { assert, constantFrom, double, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from './explain.ts';

type Fields = Readonly<Record<string, number>>;
/** A record in which nothing was entered but what `fields` says. */
function rowOf(fields: Fields): Float64Array {
  const row = new Float64Array(AUDIT_WIDTH).fill(Number.NaN);
  const set = (values: Fields): void => {
    for (const [name, value] of Object.entries(values)) row[auditSlot(name)] = value;
  };
  set({ sequence: 3, time: 1e12, symbol: 0, barIndex: 3, close: 100, kind: 0, lesions: 0, reached: 0, proposed: 0 });
  set({ action: 0, wanted: 0, reason: 1, decider: -1, otherAction: 0, strategy: -1, signalStrength: 0 });
  set({
    fired: 0,
    admitted: 0,
    visionPresent: 0,
    visionScore: 0,
    visionGate: 0,
    visionAsOf: -1,
    visionModel: -1,
    visionCause: -1,
    visionChanged: 0,
  });
  set({ equity: 1000, position: 0, exposure: 0, drawdown: 0, surprise: 0 });
  set(fields);
  return row;
}
const GUARDED: Fields = {
  regime: 2,
  confidence: 0.9,
  agreement: 1,
  regimeAge: 40,
  appetite: 0.75,
  appetiteFloor: 0.05,
  kelly: 0.5,
  drawdownScale: 1,
  regimeScale: 0.75,
  fraction: 0.18,
  distance: 4,
  distanceLimit: 5,
  volatilityRatio: 1,
  volatilityLimit: 3,
  loss: 0.01,
  lossLimit: 0.03,
  severity: 2,
  fear: 0.1,
  breakers: 0,
  'evidence.price': 0.9,
  'gate.price': 0.8,
  'gate.volume': 0.5,
  present: 3,
  relevance: 0.4,
  relevanceThreshold: 0.02,
  averageCorrelation: 0,
  correlationScale: 1,
};
const of = (reason: string, fields: Fields = {}) => {
  const found = REASON_LIST.find((r) => r.key === reason)!;
  const reached = STAGES.indexOf(found.stage);
  return explain(rowOf({ ...GUARDED, reason: found.code, reached, proposed: 1, wanted: 1, ...fields }), null);
};

describe('a verdict', () => {
  it.each(REASON_LIST.map((r) => r.key))('is given for %s', (key) => {
    const { code, stage, region, text } = REASON_LIST.find((r) => r.key === key)!;
    const e = of(key, code === PASS ? { action: 1 } : { decider: region });
    const number = Math.min(STAGES.indexOf(stage), 6);
    expect(e.reasonKey).toBe(key);
    expect(e.reasonText).toBe(text);
    if (code === PASS) expect(e).toMatchObject({ verdict: 'Go, buy', outcome: 'sent' });
    else if (number === 0) expect(e).toMatchObject({ verdict: 'Warming up', outcome: 'hold' });
    else expect(e.verdict).toBe(`No-Go, stage ${number}`);
    const vetoes = e.stages.filter((s) => s.status === 'veto').map((s) => s.number);
    expect(vetoes).toEqual(code === PASS || number === 0 ? [] : [number]);
    expect(e.regions.filter((r) => r.vetoed).map((r) => r.region)).toEqual(region < 0 ? [] : [REGIONS[region]]);
    for (const s of e.stages) expect(s.reason === '').toBe(s.status === 'not-reached');
  });

  it('of a bar without a proposal is to hold, whatever was said at stage 6', () => {
    expect(of('no-signal', { proposed: 0 })).toMatchObject({ verdict: 'Hold', outcome: 'hold' });
    expect(of('strategies-gated', { proposed: 0 })).toMatchObject({ verdict: 'Hold', outcome: 'hold' });
    // An earlier stage has vetoed even what nobody asked for.
    expect(of('anomaly', { proposed: 0, wanted: 0 })).toMatchObject({ verdict: 'No-Go, stage 3', outcome: 'veto' });
  });

  it('names strategy, quantity and decider, or says that there is none', () => {
    expect(of('approved', { action: 2, strategy: 5, quantity: 1.5, decider: 1, otherAction: 0 })).toMatchObject({
      action: 'sell',
      strategy: 'mean-reversion',
      quantity: 1.5,
      decider: { region: 'thalamus', otherwise: 'hold' },
    });
    expect(of('no-signal')).toMatchObject({ strategy: null, quantity: 0, decider: null });
  });
});

describe('the stages', () => {
  it('state their numbers beside their limits, and which are breached', () => {
    const amygdala = of('anomaly', { distance: 7 }).stages[2]!;
    expect(amygdala.measures[0]).toEqual({
      label: 'distance',
      value: 7,
      unit: '',
      digits: 2,
      limit: 5,
      sense: '≤',
      breached: true,
    });
    expect(amygdala.measures[2]).toMatchObject({ label: 'loss', value: 1, unit: '%', limit: 3, breached: false });
    const thalamus = of('relevance-too-low', { relevance: 0.01 }).stages[3]!;
    expect(thalamus.measures[0]).toMatchObject({ value: 0.01, limit: 0.02, sense: '≥', breached: true });
    // Only modalities that are present have a gate to show.
    expect(thalamus.measures.map((m) => m.label)).toEqual(['relevance', 'gate price', 'gate volume']);
    // A value on its limit has not breached it.
    expect(of('anomaly', { distance: 5 }).stages[2]!.measures[0]!.breached).toBe(false);
    expect(
      of('anomaly', { distance: 7, distanceLimit: Number.POSITIVE_INFINITY }).stages[2]!.measures[0]!.breached,
    ).toBe(false);
  });

  it('of the choice show act against holding, cost against edge, rules against their threshold', () => {
    const choice = { 'act.buy': 0.1, 'act.hold': 0.2, 'direct.buy': 0.9, 'indirect.buy': 0.8 };
    const costs = { cost: 0.003, edge: 0.002, satisfaction: 0.5, satisfactionThreshold: 0.65 };
    const { measures } = of('satisfaction-too-low', { ...choice, ...costs }).stages[5]!;
    expect(measures.map((m) => [m.label, m.value, m.limit, m.breached])).toEqual([
      ['act buy', 0.1, 0.2, true],
      ['Go', 0.9, null, false],
      ['No-Go', 0.8, null, false],
      ['cost', 30, 20, true],
      ['rules', 0.5, 0.65, true],
    ]);
  });

  it('say what they found when they pass', () => {
    const stages = of('approved', { action: 1, correlationScale: 0.5 }).stages;
    expect(stages.map((s) => s.reason)).toEqual([
      'Ranging, held 40 bars',
      'size 0.180 of equity',
      'threat medium',
      'relevant',
      'size scaled down',
      'buy chosen',
    ]);
    expect(of('approved', { action: 1 }).stages[4]!.reason).toBe('no concentration');
  });

  it('that an exit was let past say so', () => {
    const e = of('approved', { action: 2, appetite: 0.01, position: 3 });
    expect(e.stages[1]).toMatchObject({ status: 'pass', reason: 'breached, but an exit is never held back' });
    expect(e.stages[2]!.reason).toBe('threat medium');
  });

  it('show a region that is switched off, unless it is not reached', () => {
    const lesions = (1 << REGIONS.indexOf('thalamus')) | (1 << REGIONS.indexOf('basal-ganglia'));
    expect(of('approved', { lesions, action: 1 }).stages.map((s) => s.status)).toEqual([
      'pass',
      'pass',
      'pass',
      'lesioned',
      'pass',
      'lesioned',
    ]);
    expect(of('anomaly', { lesions }).stages[3]!.status).toBe('not-reached');
  });

  it('have their times, stage 6 with cerebellum and prefrontal cortex in it; unmeasured is null', () => {
    const timing = new Float32Array(TIMING_WIDTH).fill(Number.NaN);
    STAGES.forEach((_, i) => {
      if (i < 9) timing[i] = 2 ** i;
    });
    const row = rowOf({ ...GUARDED, reason: PASS, reached: 9, action: 1 });
    expect(explain(row, timing).stages.map((s) => s.micros)).toEqual([2, 4, 8, 16, 32, 64 + 128 + 256]);
    timing[7] = Number.NaN;
    timing[3] = Number.NaN;
    expect(explain(row, timing).stages.map((s) => s.micros)).toEqual([2, 4, null, 16, 32, 64 + 256]);
    expect(explain(row, null).stages.every((s) => s.micros === null)).toBe(true);
  });
});

describe('what would have turned it', () => {
  it.each<[string, Fields, string]>([
    ['appetite-too-low', { appetite: 0.04 }, 'appetite 0.04 → 0.05 (+25 %)'],
    ['anomaly', { distance: 10 }, 'distance 10.00 → 5.00 (−50 %)'],
    ['anomaly', { distance: 3 }, 'the bars that the last anomaly still holds being over'],
    ['volatility-spike', { volatilityRatio: 4 }, 'σ / σ₀ 4.00 → 3.00 (−25 %)'],
    ['loss-limit', { loss: 0.04 }, 'loss in % 4.00 → 3.00 (−25 %)'],
    ['relevance-too-low', { relevance: 0 }, 'relevance 0.000 → 0.020'],
    ['cost-above-edge', { cost: 0.004, edge: 0.002 }, 'cost in bps 40.0 → 20.0 (−50 %)'],
    ['satisfaction-too-low', { satisfaction: 0.5, satisfactionThreshold: 0.65 }, 'rules satisfied 0.50 → 0.65 (+30 %)'],
    ['no-signal', {}, 'any of the nine strategies firing'],
    ['strategies-gated', {}, 'a regime that suits the strategy that fired, or a better record of it'],
    ['no-go', { 'act.buy': -0.1, 'act.hold': 0.2 }, '0.300 more Act for buy'],
    ['approved', { action: 1, decider: 8, otherAction: 0 }, 'without its decider: hold'],
  ])('%s: %o', (reason, fields, words) => {
    expect(of(reason, fields).flips).toContain(words);
  });

  it('is nothing where nothing single would', () => {
    expect(of('kill-switch').flips).toEqual([]);
    expect(of('approved', { action: 1 }).flips).toEqual([]);
  });
});

describe('the regions', () => {
  it('are ten, the nine in order and integration, with activities in [0, 1], whatever the record holds', () => {
    const value = double({ min: -10, max: 10, noNaN: false });
    assert(
      property(
        record({
          reason: constantFrom(...REASON_LIST.map((r) => r.code)),
          reached: integer({ min: 0, max: STAGES.length - 1 }),
          action: integer({ min: 0, max: ACTIONS.length - 1 }),
          proposed: integer({ min: 0, max: 1 }),
          name: constantFrom(...AUDIT_FIELDS.slice(auditSlot('visionPresent'))),
          value,
        }),
        ({ reason, reached, action, proposed, name, value: v }) => {
          const e = explain(rowOf({ ...GUARDED, [name]: v, reason, reached, action, proposed }), null);
          expect(e.regions.map((r) => r.region)).toEqual([...REGIONS, 'integration']);
          for (const r of e.regions) {
            expect(r.activity).toBeGreaterThanOrEqual(0);
            expect(r.activity).toBeLessThanOrEqual(1);
            for (const { value: text } of r.facts) expect(text).not.toMatch(/NaN|undefined/);
          }
          expect(e.stages).toHaveLength(6);
          expect(JSON.parse(JSON.stringify(e)).verdict).toBe(e.verdict);
        },
      ),
    );
  });

  it('show their scales: the worst of the amygdala’s tests, cost as a share of edge, the least true rule', () => {
    const activity = (region: string, fields: Fields): number =>
      of('approved', fields).regions.find((r) => r.region === region)!.activity;
    expect(activity('amygdala', {})).toBe(0.8);
    expect(activity('amygdala', { volatilityRatio: 2.7 })).toBeCloseTo(0.9, 12);
    expect(activity('cerebellum', { cost: 0.001, edge: 0.004 })).toBe(0.25);
    const truths = Object.fromEntries(RULES.map((rule) => [`truth.${rule}`, 1]));
    expect(activity('prefrontal', { ...truths, satisfaction: 0.9, 'truth.capital-limit': 0.4 })).toBeCloseTo(0.6, 12);
    expect(activity('prefrontal', {})).toBe(0);
    expect(activity('visual-cortex', { visionScore: -0.8, visionGate: 0.5 })).toBe(0.4);
    expect(activity('thalamus', {})).toBe(0.4);
  });
});

describe('what vision saw through', () => {
  const seen = (fields: Fields): string | null => explain(rowOf(fields), null).seen;
  it('is told with the reason, a change once, and nothing where nothing is seen or an old record does not say', () => {
    expect(seen({})).toBeNull();
    expect(seen({ visionModel: Number.NaN, visionCause: Number.NaN, visionChanged: Number.NaN })).toBeNull();
    expect(seen({ visionModel: 0, visionCause: 0 })).toBe('its own readout');
    expect(seen({ visionModel: 1, visionCause: 0 })).toBe('diffgaf-vivit');
    expect(seen({ visionModel: 2, visionCause: 3, visionChanged: 1 })).toBe(
      'diffgaf-lstm, degraded: the full model took too long; another model saw the bar before',
    );
    expect(seen({ visionModel: 1, visionCause: 4 })).toMatch(/^diffgaf-vivit, back: /);
    expect(seen({ visionModel: 2, visionCause: 2 })).toMatch(/takes too much memory$/);
    expect(seen({ visionModel: 2, visionCause: 1 })).toBe('diffgaf-lstm, as the options say');
    const facts = explain(rowOf({ visionModel: 2, visionCause: 1 }), null).regions[0]!.facts;
    expect(facts).toContainEqual({ label: 'seen through', value: 'diffgaf-lstm, as the options say' });
  });
});

it('names the wash-sale rule by its code', () => {
  expect(reasonCode('wash-sale')).toBe(804);
});
