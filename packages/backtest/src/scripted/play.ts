/** Runs the day on scripted markets and explains it bar by bar: the test bench of the lesion tests. */
import { auditSlot, AUDIT_WIDTH, REGIONS, type BarSeries, type Region } from '@janus/domain';
import { explain, type Explanation } from '@janus/integration';
import type { GafKernel } from '@janus/kernels';
import { parseRunConfig } from '../config.ts';
import { prepareRun } from '../prepare.ts';
import { replay, type ReplayResult } from '../replay.ts';

export interface Played {
  readonly result: ReplayResult;
  /** One audit record an event. */
  readonly rows: readonly Float64Array[];
  at(event: number): Explanation;
}

/**
 * Prepares a market once and returns the function that plays it, with one region switched off or none.
 * @param kernel null leaves vision out
 */
export function stage(
  series: readonly BarSeries[],
  config: unknown,
  kernel: GafKernel | null = null,
): (off?: Region) => Played {
  const parsed = parseRunConfig(config);
  const prepared = prepareRun(series, parsed, 1, kernel);
  return (off) => {
    const rows: Float64Array[] = [];
    const result = replay({
      series,
      config: parsed,
      seed: 1,
      lesions: off === undefined ? 0 : 1 << REGIONS.indexOf(off),
      ...prepared,
      clock: null,
      stageTimes: false,
      onSegment: (audit, _timing, count) => {
        for (let i = 0; i < count; i++) rows.push(audit.slice(i * AUDIT_WIDTH, (i + 1) * AUDIT_WIDTH));
      },
    });
    return { result, rows, at: (event) => explain(rows[event]!, null) };
  };
}

const COURSE = ['action', 'quantity', 'position', 'equity'].map(auditSlot);

/** First event at which two runs decided or stood otherwise: action, size, position, money. −1 where none. */
export const partingEvent = (a: Played, b: Played): number =>
  a.rows.findIndex((row, i) => COURSE.some((slot) => !Object.is(row[slot], b.rows[i]?.[slot])));
