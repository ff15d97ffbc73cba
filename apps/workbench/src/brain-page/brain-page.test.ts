/** Words, ports, times, reasons, funnel and link of the Brain page. */
import { AUDIT_WIDTH, auditSlot, reasonCode, REASON_LIST, REGIONS, STAGES, TIMING_WIDTH } from '@janus/domain';
import { explain } from '@janus/integration';
import { describe, expect, it } from 'vitest';
import { REGION_WORDS } from '../market/brain/regions.ts';
import { readOrbit, writeOrbit } from './link.ts';
import { BIOLOGY } from './region/biology.ts';
import { FORMULAS } from './region/formulas.ts';
import { fieldsOf, PORTS } from './region/ports.ts';
import { reasonsOf, timeOf } from './region/times.ts';
import { DEFAULT_ORBIT } from './space/orbit.ts';
import { FUNNEL, funnelOf, hereOf } from './stages/funnel.ts';
import { nextVeto } from './stages/next-veto.ts';
import type { Survey } from './survey-store.ts';

const KEYS = Object.keys(REGION_WORDS);
const row = (fields: Readonly<Record<string, number>>): Float64Array => {
  const made = new Float64Array(AUDIT_WIDTH).fill(Number.NaN);
  const whole = { reason: 0, action: 0, wanted: 1, proposed: 1, lesions: 0, present: 1, ...fields };
  for (const [name, value] of Object.entries(whole)) made[auditSlot(name)] = value;
  return made;
};
const latency = { timed: 10, p50: 1, p99: 2, max: 3 };
const survey = {
  runId: 'aa',
  bars: 100,
  events: 100,
  sent: 7,
  stages: STAGES.slice(0, -1).map((stage, k) => ({ stage, entered: 100 - 10 * k, vetoed: k, held: 1, latency })),
  whole: { ...latency, p50: 9 },
  reasons: [
    { reason: 'anomaly', count: 5, vetoes: 3 },
    { reason: 'no-signal', count: 60, vetoes: 0 },
  ],
  activity: { firstBar: [0], regions: {} },
} satisfies Survey;

describe('the ten regions', () => {
  it('each have words, ports, and a formula for every equation that they name', () => {
    const { regions } = explain(row({ reached: 9 }), null);
    expect(regions.map((r) => r.region).sort()).toEqual([...KEYS].sort());
    for (const { region, equations } of regions) {
      expect(BIOLOGY[region], region).toBeDefined();
      expect(PORTS[region], region).toBeDefined();
      for (const number of equations) expect(FORMULAS[number], `(${number})`).toBeDefined();
    }
    expect(REGIONS.every((region) => BIOLOGY[region]!.off !== null)).toBe(true);
  });
  it('have no formula that nobody names', () => {
    const named = new Set(explain(row({ reached: 9 }), null).regions.flatMap((r) => r.equations));
    expect(Object.keys(FORMULAS).filter((number) => !named.has(number))).toEqual([]);
  });
  it('read only fields that a record has, and a dash where it is silent', () => {
    for (const { takes, gives } of Object.values(PORTS))
      for (const port of [...takes, ...gives]) {
        expect(port.read(fieldsOf(row({})))).not.toMatch(/NaN|undefined/);
        expect(port.read(fieldsOf(null))).not.toMatch(/NaN|undefined/);
      }
    const amygdala = PORTS['amygdala']!.takes;
    expect(amygdala[0]!.read(fieldsOf(row({ distance: 2.5 })))).toBe('2.50');
    expect(PORTS['cerebellum']!.gives[0]!.read(fieldsOf(row({ slippage: 0.00031 })))).toBe('3.1 bps');
    expect(PORTS['basal-ganglia']!.takes[0]!.read(fieldsOf(row({ wanted: 2 })))).toBe('sell');
  });
});

describe('times and reasons', () => {
  it('a region has the time of its stage, integration that of the whole event', () => {
    const timing = new Float32Array(TIMING_WIDTH).fill(Number.NaN);
    timing[STAGES.indexOf('amygdala')] = 4;
    timing[STAGES.indexOf('regime')] = 2;
    expect(timeOf('amygdala', survey, timing)).toEqual({ latency, now: 4, shared: null });
    expect(timeOf('integration', survey, timing)).toMatchObject({ latency: { p50: 9 }, now: 6 });
    expect(timeOf('cerebellum', survey, timing).now).toBeNull();
    expect(timeOf('hippocampus', null, null)).toMatchObject({ latency: null, now: null });
  });
  it('every reason belongs to exactly one region, and is counted', () => {
    const all = KEYS.flatMap((region) => reasonsOf(region, survey).map((r) => r.code));
    expect([...all].sort((a, b) => a - b)).toEqual(REASON_LIST.map((r) => r.code));
    expect(reasonsOf('amygdala', survey).find((r) => r.key === 'anomaly')).toMatchObject({ count: 5, vetoes: 3 });
    expect(reasonsOf('integration', survey).find((r) => r.key === 'approved')).toMatchObject({ count: 7 });
    expect(reasonsOf('amygdala', null)[0]).toMatchObject({ count: null });
  });
});

describe('the funnel', () => {
  it('has a row a stage, with its share and its most frequent reason', () => {
    const rows = funnelOf(survey);
    expect(rows.map((r) => r.stage)).toEqual(STAGES.slice(0, -1));
    expect(rows[3]).toMatchObject({ number: '3', entered: 70, vetoed: 3, share: 0.7 });
    expect(rows[3]!.why).toBe('the market state is far from anything seen before');
    expect(rows.map((r) => r.number)).toEqual(['', '1', '2', '3', '4', '5', '6', '', '']);
    expect(() => funnelOf({ ...survey, stages: [] })).toThrow('reload');
  });
  it('says where the event at the cursor stands', () => {
    const at = (reason: string, reached: string, more = {}) =>
      hereOf(
        explain(row({ reason: reasonCode(reason), reached: STAGES.findIndex((s) => s === reached), ...more }), null),
      );
    const anomaly = at('anomaly', 'amygdala');
    expect(FUNNEL.map(({ stage }) => anomaly[stage])).toEqual([
      'passed',
      'passed',
      'passed',
      'veto',
      ...Array.from({ length: 5 }, () => 'ahead'),
    ]);
    expect(at('wash-sale', 'prefrontal')).toMatchObject({ cerebellum: 'passed', prefrontal: 'veto' });
    expect(at('no-signal', 'basal-ganglia', { wanted: 0, proposed: 0 })['basal-ganglia']).toBe('held');
    expect(Object.values(at('approved', 'sent', { action: 1 })).every((here) => here === 'passed')).toBe(true);
  });
  it('finds the next refusal of a stage, round the end of the run, or none', () => {
    const anomaly = reasonCode('anomaly');
    const columns = {
      action: [0, 0, 0, 0],
      wanted: [0, 1, 0, 1],
      reason: [anomaly, anomaly, anomaly, reasonCode('no-go')],
      distance: [],
      distanceLimit: [],
    };
    const amygdala = STAGES.indexOf('amygdala');
    expect(nextVeto(columns, amygdala, 0)).toBe(1);
    expect(nextVeto(columns, amygdala, 1)).toBe(1);
    expect(nextVeto(columns, STAGES.indexOf('basal-ganglia'), 3)).toBe(3);
    expect(nextVeto(columns, STAGES.indexOf('thalamus'), 0)).toBeNull();
  });
});

describe('the link', () => {
  it('brings the eye back to a tenth of a degree, and leaves out what is as usual', () => {
    const orbit = { yaw: -35.2, pitch: 48.1, zoom: 1.32 };
    expect(readOrbit(new URLSearchParams(writeOrbit(orbit)))).toEqual(orbit);
    expect(writeOrbit(DEFAULT_ORBIT)).toEqual({});
  });
  it('takes nothing that is out of bounds or no number', () => {
    for (const bad of ['turn=400,0', 'turn=0,89', 'turn=x,1', 'zoom=9', 'zoom=-1', 'zoom=1e3'])
      expect(readOrbit(new URLSearchParams(bad)), bad).toEqual({});
  });
});
