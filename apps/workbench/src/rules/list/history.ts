/** The course of the truths as a line chart: each point a stretch of bars. Pure. */
import type { RuleSet } from '@janus/logic';
import { fixed } from '@janus/views';
import type { ChartData, Series } from '../../chart/series.ts';
import { stretches, thinned, type Judged } from '../facts/judge.ts';

/** Points a line: more would be a band, not a line. */
export const POINTS = 400;
/** Bars about the cursor. */
export const NEAR = 400;
const COLOURS = ['accent', 'up', 'down', 'goInk', 'anom', 'nogo', 'ink2', 'ink3'] as const;

export function nearSpan(bars: number, cursor: number): readonly [number, number] {
  const length = Math.min(NEAR, bars);
  const from = Math.min(bars - length, Math.max(0, cursor - Math.round(length / 2)));
  return [from, from + length];
}

/**
 * @param rule the rule looked at, or −1 for all: then their smoothed truths alone
 * @param time open time of every bar
 */
export function historyOf(
  set: RuleSet,
  judged: Judged,
  time: Float64Array,
  rule: number,
  [from, to]: readonly [number, number],
): ChartData {
  const { bars } = judged;
  const ends = stretches(from, to, POINTS);
  const shown = (x: number): string => fixed(x, 2);
  const at = (column: Float32Array, offset: number): Float64Array =>
    Float64Array.from(ends, (bar) => column[offset + bar]!);
  const sat: Series = { label: 'SAT, EMA', values: at(judged.smoothedSatisfaction, 0), colour: 'ink', shown };
  const head = {
    x: Float64Array.from(ends, (bar) => time[bar]!),
    xIsTime: true,
    xLabel: 'time',
    yLabel: 'truth, 0 to 1',
  };
  if (rule < 0)
    return {
      ...head,
      series: [
        sat,
        ...set.rules.map(({ name }, k): Series => ({
          label: name,
          values: at(judged.smoothed, k * bars),
          colour: COLOURS[k % COLOURS.length]!,
          dashed: Math.floor(k / COLOURS.length) % 2 === 1,
          shown,
        })),
      ],
    };
  const perPoint = Math.round((to - from) / Math.max(1, ends.length));
  const mean: Series = {
    label: perPoint <= 1 ? 'truth' : `truth, mean of ${perPoint} bars`,
    values: thinned(judged.truth, rule * bars, from, ends),
    colour: 'ink3',
    shown,
  };
  return {
    ...head,
    series: [mean, sat, { label: 'EMA', values: at(judged.smoothed, rule * bars), colour: 'accent', shown }],
  };
}
