/** Truths as the day recorded them, and as the monitor would make them from the same events. */
import { AUDIT_FIELDS, FACT, parseConfig } from '@janus/domain';
import { compileRules, rulesFields } from '@janus/logic';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactTable } from './audit-facts.ts';
import { judgeRun } from './judge.ts';
import { canBeRecorded, recordedFields, recordedTruths, RECORDED_RULES } from './recorded.ts';

const SET = compileRules(
  'small: Large(a)\ncalm weight 2: Calm(m)\n',
  'Large(a) := is(size)\nCalm(m) := is(confidence)\n',
);
const CONFIG = parseConfig(rulesFields, { smoothing: 0.25, violationBelow: 0.4 }, 'rules');
const { NaN: none } = Number;

/** What a day would have recorded of `judgeRun`'s own truths. */
function recordOf(table: FactTable) {
  const judged = judgeRun(SET, CONFIG, table);
  const column = (from: Float32Array, offset = 0): Float64Array =>
    Float64Array.from({ length: table.bars }, (_, i) => from[offset + i]!);
  return {
    judged,
    audit: {
      axiomCount: Float64Array.from({ length: table.bars }, (_, i) => (table.awake(i) ? 2 : none)),
      axiomSatisfaction: column(judged.satisfaction),
      'axiomTruth.0': column(judged.truth),
      'axiomTruth.1': column(judged.truth, table.bars),
    },
  };
}
const tableOf = (rows: readonly (readonly [awake: boolean, size: number, confidence: number])[]): FactTable => ({
  bars: rows.length,
  awake: (bar) => rows[bar]![0],
  fill(bar, out) {
    out.fill(none);
    out[FACT.size] = rows[bar]![1];
    out[FACT.confidence] = rows[bar]![2];
  },
});

describe('the recorded truths of a run', () => {
  it('are counted as the monitor counts them, whatever the run', () => {
    const value = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constant(none));
    const row = fc.tuple(fc.boolean(), value, value);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
        const { judged, audit } = recordOf(tableOf(rows));
        const told = recordedTruths(SET, CONFIG, audit, rows.length);
        if (!rows.some(([awake]) => awake)) {
          expect(told).toBeNull();
          return;
        }
        expect(told!.truth).toEqual(judged.truth);
        expect(told!.violations).toEqual(judged.violations);
        expect(told!.known).toEqual(judged.known);
        expect(told!.satisfaction).toEqual(judged.satisfaction);
        told!.smoothed.forEach((x, i) => expect(Math.abs(x - judged.smoothed[i]!) > 1e-6).toBe(false));
      }),
    );
  });
  it('begin where the warm-up ends', () => {
    const { audit } = recordOf(
      tableOf([
        [false, 1, 1],
        [true, 0.2, 1],
        [true, 0.6, 0],
      ]),
    );
    const told = recordedTruths(SET, CONFIG, audit, 3)!;
    expect([...told.truth.subarray(0, 3)].map((x) => Math.round(100 * x))).toEqual([none, 20, 60]);
    expect([...told.known.subarray(0, 3)]).toEqual([0, 1, 2]);
    // Below 0.4, as the run was configured: 0.2 of small, 0 of calm.
    expect([told.violations[2], told.violations[5]]).toEqual([1, 1]);
    // 0.2 + 0.25·(0.6 − 0.2)
    expect(told.smoothed[2]).toBeCloseTo(0.3, 6);
  });
  it('are none where the run kept none, or those of a set of another size', () => {
    const { audit } = recordOf(tableOf([[true, 1, 1]]));
    expect(recordedTruths(SET, CONFIG, {}, 1)).toBeNull();
    expect(recordedTruths(SET, CONFIG, { ...audit, axiomCount: Float64Array.of(10) }, 1)).toBeNull();
    expect(recordedTruths(SET, CONFIG, { ...audit, axiomCount: Float64Array.of(none) }, 1)).toBeNull();
  });
  it('are there for as many rules as a record has room for', () => {
    expect(RECORDED_RULES).toBe(16);
    expect([canBeRecorded(1), canBeRecorded(16), canBeRecorded(17)]).toEqual([true, true, false]);
    for (const field of recordedFields(16)) expect(AUDIT_FIELDS as readonly string[]).toContain(field);
  });
});
