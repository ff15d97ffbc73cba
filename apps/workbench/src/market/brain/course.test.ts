import { AUDIT_WIDTH, auditSlot, reasonCode, STAGES } from '@janus/domain';
import { explain } from '@janus/integration';
import { describe, expect, it } from 'vitest';
import { courseOf } from './course.ts';
import { REGION_WORDS, WAY } from './regions.ts';
import { SHAPES } from './atlas.ts';

function record(reason: string, more: Readonly<Record<string, number>>): Float64Array {
  const row = new Float64Array(AUDIT_WIDTH).fill(Number.NaN);
  const fields = { reason: reasonCode(reason), action: 0, wanted: 1, proposed: 1, lesions: 0, present: 1, ...more };
  for (const [name, value] of Object.entries(fields)) row[auditSlot(name)] = value;
  return row;
}
const course = (reason: string, stage: (typeof STAGES)[number], more = {}) =>
  courseOf(explain(record(reason, { reached: STAGES.indexOf(stage), ...more }), null));

describe('the way of an event', () => {
  it('a trade goes all the way', () => {
    expect(course('approved', 'sent', { action: 1 })).toEqual({ stop: 8, end: 'sent', vetoed: null });
  });
  it('a veto ends at its stage, in the region that refused', () => {
    expect(course('anomaly', 'amygdala')).toEqual({ stop: 3, end: 'veto', vetoed: 'amygdala' });
    expect(course('relevance-too-low', 'thalamus')).toEqual({ stop: 4, end: 'veto', vetoed: 'thalamus' });
  });
  it('the sixth row tells its three places apart', () => {
    expect(course('cost-above-edge', 'cerebellum').stop).toBe(7);
    expect(course('wash-sale', 'prefrontal').stop).toBe(8);
    expect(course('no-go', 'basal-ganglia').stop).toBe(6);
  });
  it('a quiet bar holds at the sixth stage without a veto', () => {
    expect(course('no-signal', 'basal-ganglia', { wanted: 0, proposed: 0 })).toMatchObject({
      end: 'hold',
      vetoed: null,
    });
  });
  it('a warm-up bar does not start', () => {
    expect(course('features-warming-up', 'perceive', { wanted: 0, proposed: 0 })).toMatchObject({
      stop: 0,
      end: 'hold',
    });
  });
  it('every region of the way has words and a shape', () => {
    for (const { region } of WAY) {
      expect(REGION_WORDS[region]).toBeDefined();
      expect(SHAPES[region]).toBeDefined();
    }
    expect(Object.keys(SHAPES).sort()).toEqual(Object.keys(REGION_WORDS).sort());
  });
});
