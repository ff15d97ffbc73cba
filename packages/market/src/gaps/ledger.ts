/**
 * The gap ledger: where bars are not there, and whether the market was closed or the data is missing. A gap is not a
 * bad row. Fed with times one by one, so that it also runs beside an import; remembers jumps, not bars.
 *
 * Rule. The bars absent between two neighbours are cut into runs by the session profile (profile.ts): a bar in a closed
 * slot is closed; one in a part-time slot is closed where it touches, in the same gap, a closed run; every other is
 * missing. Holidays: in daily bars of equities and currencies, a gap of at most 4 calendar days is closed. Without an
 * exchange's calendar a single lost day looks the same, so these are counted apart.
 */
import type { AssetClass } from '@janus/domain';
import { DAY_MS } from '../bars/timeframe.ts';
import { CLOSED, PART_TIME, sessionProfile, slotCount, slotLength, slotOf } from './profile.ts';
import type { SessionProfile } from './profile.ts';

export interface GapEntry {
  /** Open time of the first absent bar, and of the first after the run; epoch ms. */
  readonly from: number;
  readonly to: number;
  /** Bars absent, ≥ 1. */
  readonly missingBars: number;
  readonly kind: 'missing' | 'closed';
}

export interface GapLedger {
  readonly timeframeMs: number;
  /** Open times of the first and the last bar. */
  readonly first: number;
  readonly last: number;
  readonly bars: number;
  readonly missingBars: number;
  readonly closedBars: number;
  /** Of the closed bars, those by the holiday rule. */
  readonly holidayBars: number;
  /** bars / (bars + missingBars), (0, 1]. */
  readonly coverage: number;
  readonly session: 'learned' | 'assumed';
  readonly entries: readonly GapEntry[];
}

export interface GapScan {
  readonly timeframeMs: number;
  readonly slotMs: number;
  bars: number;
  first: number;
  last: number;
  /** Bars there, and not there, a slot of the week. */
  readonly present: Float64Array;
  readonly missing: Float64Array;
  /** Neighbours that are more than a bar apart: before, after, before, after, … */
  readonly jumps: number[];
}

const HOLIDAY_DAYS = 4;

export function initGapScan(timeframeMs: number): GapScan {
  const slotMs = slotLength(timeframeMs);
  return {
    timeframeMs,
    slotMs,
    bars: 0,
    first: Number.NaN,
    last: Number.NaN,
    present: new Float64Array(slotCount(slotMs)),
    missing: new Float64Array(slotCount(slotMs)),
    jumps: [],
  };
}

/** The next bar's open time. */
export function scanTime(s: GapScan, time: number): void {
  if (s.bars === 0) s.first = time;
  else if (time - s.last > s.timeframeMs) {
    s.jumps.push(s.last, time);
    for (let t = s.last + s.timeframeMs; t < time; t += s.timeframeMs) s.missing[slotOf(t, s.slotMs)]!++;
  }
  s.present[slotOf(time, s.slotMs)]!++;
  s.last = time;
  s.bars++;
}

export function profileOf(s: GapScan, assetClass: AssetClass): SessionProfile {
  return sessionProfile(s.present, s.missing, s.slotMs, s.last - s.first, assetClass);
}

/** The absent bars of one gap, cut into runs of one kind. */
function cut(from: number, to: number, step: number, profile: SessionProfile, out: GapEntry[]): void {
  const count = Math.round((to - from) / step);
  const kind = Uint8Array.from({ length: count }, (_, i) => profile.slots[slotOf(from + i * step, profile.slotMs)]!);
  for (let i = 1; i < count; i++) if (kind[i] === PART_TIME && kind[i - 1] === CLOSED) kind[i] = CLOSED;
  for (let i = count - 2; i >= 0; i--) if (kind[i] === PART_TIME && kind[i + 1] === CLOSED) kind[i] = CLOSED;
  let start = 0;
  for (let i = 1; i <= count; i++) {
    if (i < count && (kind[i] === CLOSED) === (kind[start] === CLOSED)) continue;
    out.push({
      from: from + start * step,
      to: i === count ? to : from + i * step,
      missingBars: i - start,
      kind: kind[start] === CLOSED ? 'closed' : 'missing',
    });
    start = i;
  }
}

export function closeGapScan(s: GapScan, assetClass: AssetClass): GapLedger {
  const profile = profileOf(s, assetClass);
  const entries: GapEntry[] = [];
  let holidayBars = 0;
  for (let j = 0; j < s.jumps.length; j += 2) {
    const from = s.jumps[j]! + s.timeframeMs;
    const to = s.jumps[j + 1]!;
    const before = entries.length;
    cut(from, to, s.timeframeMs, profile, entries);
    const holiday = s.timeframeMs === DAY_MS && assetClass !== 'crypto' && to - from <= HOLIDAY_DAYS * DAY_MS;
    if (!holiday || !entries.slice(before).some((e) => e.kind === 'missing')) continue;
    for (const e of entries.splice(before)) if (e.kind === 'missing') holidayBars += e.missingBars;
    entries.push({ from, to, missingBars: Math.round((to - from) / s.timeframeMs), kind: 'closed' });
  }
  const sum = (kind: GapEntry['kind']): number =>
    entries.reduce((total, e) => (e.kind === kind ? total + e.missingBars : total), 0);
  const missingBars = sum('missing');
  return {
    timeframeMs: s.timeframeMs,
    first: s.first,
    last: s.last,
    bars: s.bars,
    missingBars,
    closedBars: sum('closed'),
    holidayBars,
    coverage: s.bars / (s.bars + missingBars),
    session: profile.basis,
    entries,
  };
}

/** The ledger of times that are there already. */
export function gapLedger(time: Float64Array, timeframeMs: number, assetClass: AssetClass): GapLedger {
  const scan = initGapScan(timeframeMs);
  for (let i = 0; i < time.length; i++) scanTime(scan, time[i]!);
  return closeGapScan(scan, assetClass);
}

/** Entries that overlap [from, to), epoch ms. */
export function gapsBetween(ledger: GapLedger, from: number, to: number): readonly GapEntry[] {
  return ledger.entries.filter((e) => e.from < to && e.to > from);
}
