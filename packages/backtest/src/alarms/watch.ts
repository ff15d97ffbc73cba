/**
 * Runs the day over a set of markets and reads from its audit records what each detector of the amygdala said, and
 * what all of them together did.
 */
import { auditSlot, AUDIT_WIDTH, HYPOTHALAMUS, RESPONSES, THREATS, type BarSeries } from '@janus/domain';
import { parseRunConfig } from '../config.ts';
import { prepareRun } from '../prepare.ts';
import { replay } from '../replay.ts';
import { countAlarms, spanOf } from './count.ts';
import type { AlarmSet } from './protocol.ts';

export const WHOLE = 'whole amygdala';
const FREEZE = RESPONSES.indexOf('freeze');
const SEED = 1;

export interface AlarmRow {
  readonly detector: string;
  /** False where the data never let it speak. */
  readonly told: boolean;
  /** A crisis each: close of the first alarm in any market, epoch ms, and the market; NaN and '' without one. */
  readonly first: readonly { readonly time: number; readonly symbol: string }[];
  /** A day and market. */
  readonly falseAlarmsPerDay: number;
}

/** [THREATS and the whole][bar] of each symbol: measure / limit, NaN where it was not told. */
interface Track {
  readonly time: Float64Array;
  readonly ratio: readonly Float64Array[];
}

/** What each detector said at each bar of a day over the series, hypothalamus off. */
export function recordAlarms(series: readonly BarSeries[]): Track[] {
  const config = parseRunConfig({});
  const tracks = series.map((s): Track => {
    return {
      time: s.time.map((t) => t + s.timeframeMs),
      ratio: [...THREATS, WHOLE].map(() => new Float64Array(s.length).fill(Number.NaN)),
    };
  });
  const slots = THREATS.map((t) => auditSlot(`threat.${t}`));
  const response = auditSlot('response');
  const [symbol, bar] = [auditSlot('symbol'), auditSlot('barIndex')];
  replay({
    series,
    config,
    seed: SEED,
    lesions: 1 << HYPOTHALAMUS,
    ...prepareRun(series, config, SEED, null),
    clock: null,
    stageTimes: false,
    onSegment: (audit, _timing, rows) => {
      for (let k = 0; k < rows; k++) {
        const at = k * AUDIT_WIDTH;
        const { ratio } = tracks[audit[at + symbol]!]!;
        const i = audit[at + bar]!;
        slots.forEach((slot, d) => void (ratio[d]![i] = audit[at + slot]!));
        ratio[THREATS.length]![i] = audit[at + response]! / (FREEZE - 0.5);
      }
    },
  });
  return tracks;
}

/** A row a detector, the whole amygdala last. `series` are those of the set's files, in order. */
export function watchAlarms(set: AlarmSet, series: readonly BarSeries[]): AlarmRow[] {
  const spans = set.crises.map(spanOf);
  const tracks = recordAlarms(series);
  return [...THREATS, WHOLE].map((detector, d) => {
    // Nothing is counted before the stage is first reached: a bar without a response was not judged.
    const counts = tracks.map(({ time, ratio }) => {
      const from = ratio[THREATS.length]!.findIndex((r) => !Number.isNaN(r));
      return countAlarms(
        time.subarray(from < 0 ? time.length : from),
        ratio[d]!.subarray(from < 0 ? time.length : from),
        spans,
      );
    });
    const first = spans.map((_, c) => {
      let time = Number.NaN;
      let symbol = '';
      counts.forEach((counted, s) => {
        const t = counted.first[c]!;
        if (Number.isNaN(t) || t >= time) return;
        time = t;
        symbol = series[s]!.symbol;
      });
      return { time, symbol };
    });
    const bars = counts.reduce((sum, c) => sum + c.barsOutside, 0);
    return {
      detector,
      told: counts.some((c) => c.told > 0),
      first,
      falseAlarmsPerDay: (counts.reduce((sum, c) => sum + c.falseAlarms, 0) / bars) * set.barsPerDay,
    };
  });
}
