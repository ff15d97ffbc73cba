/**
 * The lesion lab: the same day once with everything on, then once more for each thing that can be switched off, and how
 * the two differ: decisions bar by bar from the audit, results with intervals. What is prepared ahead (refits,
 * embeddings) is prepared once and is the same for all: no lesion changes it.
 */
import { REGIMES, without, type Lesion, type LesionKind, type Off } from '@janus/domain';
import type { Metrics } from '../metrics/summary.ts';
import { barsPerYear } from '../metrics/year.ts';
import { replay, type ReplayInput } from '../replay.ts';
import { report, type RegimeMetrics } from '../report.ts';
import {
  CHANGE_FIELDS,
  CHANGE_KINDS,
  CHANGE_WIDTH,
  changesBetween,
  count,
  newCounts,
  partingOf,
  type ChangeKind,
  type Counts,
} from './changes.ts';
import { addRecords, newCourse, type Course } from './course.ts';
import {
  fullHistories,
  logReturns,
  pairedInterval,
  type Draws,
  type FullHistories,
  type Interval,
} from './histories.ts';
import { apart, LEAST_RETURNS, memberships, stretchOf, type Stretch, type Window } from './stretches.ts';

const KIND = CHANGE_FIELDS.indexOf('kind');
const FOOTING = CHANGE_FIELDS.indexOf('sameFooting');

/** A run but for what is switched off and who listens. */
export type LabDay = Omit<
  ReplayInput,
  | 'lesions'
  | 'rulesOff'
  | 'tiersOff'
  | 'clock'
  | 'stageTimes'
  | 'shouldStop'
  | 'onProgress'
  | 'onSegment'
  | 'onExperience'
>;

export interface LabInput {
  readonly day: LabDay;
  /** What is off in the run itself, before anything is taken out of it. */
  readonly off: Off;
  readonly windows: readonly Window[];
  readonly draws: Draws;
  shouldStop(): boolean;
  /** Share of the run under way, [0, 1]. */
  progress(label: string, share: number): void;
}

/** Equity, Sharpe ratio and drawdown without it, set beside those with it. */
export interface Difference {
  /** Equity at the end without it, over equity with it, minus 1. */
  readonly equity: Interval;
  /** Chance of a difference this large, either way, where the true one is 0. */
  readonly pValue: number;
  /** Annual; null where one of the two does not vary. */
  readonly sharpe: Interval | null;
  /** Deepest drawdown without it minus with it, [−1, 1]. */
  readonly drawdown: Interval;
}

export interface Moment {
  readonly event: number;
  readonly symbol: number;
  readonly bar: number;
  /** Epoch ms. */
  readonly time: number;
}

export interface LesionResult extends Counts {
  readonly key: string;
  readonly kind: LesionKind;
  readonly name: string;
  /** First event at which the two decided or stood otherwise, and the first decision that changed; null where none. */
  readonly parting: Moment | null;
  readonly first: (Moment & { readonly kind: ChangeKind }) | null;
  readonly trades: number;
  readonly metrics: Metrics;
  /** Of the run without it, by the regime that was believed in. */
  readonly regimeMetrics: Readonly<Record<string, RegimeMetrics>>;
  /** Null where equity was lost whole, or there are too few bars. */
  readonly difference: Difference | null;
  readonly perRegime: readonly Stretch[];
  readonly windows: readonly Stretch[];
}

export interface IntactResult {
  readonly events: number;
  readonly trades: number;
  readonly metrics: Metrics;
  readonly regimeMetrics: Readonly<Record<string, RegimeMetrics>>;
  readonly warnings: readonly string[];
}

interface Lived {
  readonly course: Course;
  readonly growth: Float64Array;
  readonly histories: FullHistories | null;
  readonly result: IntactResult;
}

export interface Lab {
  readonly intact: IntactResult;
  /** Lives through the run without it. `changes` are rows of CHANGE_FIELDS. @throws JanusError cancelled */
  lesion(lesion: Lesion): { readonly result: LesionResult; readonly changes: Float64Array };
}

function live(input: LabInput, off: Off, label: string): Lived {
  const { day, draws } = input;
  const { series, config } = day;
  const course = newCourse(series.reduce((n, s) => n + s.length, 0));
  const lived = replay({
    ...day,
    lesions: off.regions,
    rulesOff: off.rules,
    tiersOff: off.tiers,
    clock: null,
    stageTimes: false,
    shouldStop: () => input.shouldStop(),
    onProgress: (done, total) => input.progress(label, done / total),
    onSegment: (audit, _timing, rows) => addRecords(course, audit, rows),
  });
  const { metrics, perRegime } = report(series, config, lived);
  const growth = logReturns(lived.equity);
  const known = growth.length >= LEAST_RETURNS && growth.every(Number.isFinite);
  return {
    course,
    growth,
    histories: known ? fullHistories(growth, draws) : null,
    result: {
      events: lived.events,
      trades: lived.trades.length,
      metrics,
      regimeMetrics: perRegime,
      warnings: lived.warnings,
    },
  };
}

function momentOf(course: Course, event: number): Moment | null {
  if (event < 0) return null;
  return { event, symbol: course.symbol[event]!, bar: course.bar[event]!, time: course.time[event]! };
}

/** Share of drawn differences at least as far from their centre as the one seen is from 0: (1 + those) / (1 + draws). */
function chanceOf(a: FullHistories, b: FullHistories): number {
  const seen = b.growth - a.growth;
  let further = 0;
  for (let d = 0; d < a.growths.length; d++)
    if (Math.abs(b.growths[d]! - a.growths[d]! - seen) >= Math.abs(seen)) further++;
  return (1 + further) / (1 + a.growths.length);
}

function differenceOf(a: FullHistories, b: FullHistories, perYear: number): Difference {
  const annual = Math.sqrt(perYear);
  const varies =
    Number.isFinite(a.ratio - b.ratio) && a.ratios.every(Number.isFinite) && b.ratios.every(Number.isFinite);
  const minus = (x: number, y: number): number => y - x;
  return {
    equity: pairedInterval(apart(a.growth, b.growth), a.growths, b.growths, apart),
    pValue: chanceOf(a, b),
    sharpe: varies
      ? pairedInterval(annual * (b.ratio - a.ratio), a.ratios, b.ratios, (x, y) => annual * (y - x))
      : null,
    drawdown: pairedInterval(b.fall - a.fall, a.falls, b.falls, minus),
  };
}

/** Lives through the day with everything on. @throws JanusError cancelled once `shouldStop` says so */
export function openLab(input: LabInput): Lab {
  const { off, windows, draws } = input;
  const { series } = input.day;
  const intact = live(input, off, 'with everything on');
  const first = series[0]!;
  const perYear = barsPerYear(first.timeframeMs / series.length, first.assetClass);
  const { names, of } = memberships(intact.course, windows);
  const lesion = (what: Lesion) => {
    const other = live(input, without(off, what), `without ${what.name}`);
    const courses = { intact: intact.course, off: other.course };
    const growth = { intact: intact.growth, off: other.growth };
    const changes = changesBetween(courses.intact, courses.off);
    const counts = newCounts();
    for (let i = 0; i < changes.length; i += CHANGE_WIDTH)
      count(counts, changes[i + KIND]!, changes[i + FOOTING] === 1);
    const stretches = names.map((name, i) => stretchOf(name, courses, growth, of, i, draws));
    const there = (s: Stretch | null): s is Stretch => s !== null;
    const at = changes.length === 0 ? null : momentOf(courses.intact, changes[0]!);
    const { trades, metrics, regimeMetrics } = other.result;
    const result: LesionResult = {
      key: what.key,
      kind: what.kind,
      name: what.name,
      ...counts,
      parting: momentOf(courses.intact, partingOf(courses.intact, courses.off)),
      first: at && { ...at, kind: CHANGE_KINDS[changes[KIND]!]! },
      trades,
      metrics,
      regimeMetrics,
      difference: intact.histories && other.histories ? differenceOf(intact.histories, other.histories, perYear) : null,
      perRegime: stretches.slice(0, REGIMES.length).filter(there),
      windows: stretches.slice(REGIMES.length).filter(there),
    };
    return { result, changes };
  };
  return { intact: intact.result, lesion };
}
