/** Runs the day on a scripted market and explains it bar by bar: the test bench of the lesion tests. */
import { AUDIT_WIDTH, REGIONS, type BarSeries, type Region } from '@janus/domain';
import { explain, type Explanation } from '@janus/integration';
import type { VisionTrack } from '@janus/visual-cortex';
import { parseRunConfig } from '../config.ts';
import { prepareRun } from '../prepare.ts';
import { replay, type ReplayResult } from '../replay.ts';

export interface Played {
  readonly result: ReplayResult;
  at(bar: number): Explanation;
  readonly rows: readonly Float64Array[];
}

/** @param off the region switched off, null for the whole brain */
export function play(series: BarSeries, config: unknown, off: Region | null, vision: VisionTrack | null = null): Played {
  const parsed = parseRunConfig(config);
  const rows: Float64Array[] = [];
  const result = replay({
    series: [series],
    config: parsed,
    seed: 1,
    lesions: off === null ? 0 : 1 << REGIONS.indexOf(off),
    refits: prepareRun([series], parsed, 1, null).refits,
    vision: vision === null ? null : [vision],
    clock: null,
    stageTimes: false,
    onSegment: (audit, _timing, count) => {
      for (let i = 0; i < count; i++) rows.push(audit.slice(i * AUDIT_WIDTH, (i + 1) * AUDIT_WIDTH));
    },
  });
  return { result, rows, at: (bar) => explain(rows[bar]!, null) };
}
