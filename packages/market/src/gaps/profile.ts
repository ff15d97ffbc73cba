/**
 * When a market is open, learnt from the data itself. The week (UTC, from Monday) is cut into slots as long as a bar,
 * but at least 15 minutes and at most a day. Of all the bars that a slot could have had over the span,
 *   fewer than 5 % there   the slot is closed
 *   fewer than 80 %        part-time: the edge of a session that moves with daylight saving
 *   otherwise              open
 * Below three weeks that cannot be told. Then currencies are taken as closed from Friday 21:00 to Sunday 22:00 (first
 * and last hour part-time), equities on Saturday and Sunday, crypto never.
 */
import type { AssetClass } from '@janus/domain';
import { DAY_MS, WEEK_MS } from '../bars/timeframe.ts';

export const OPEN = 0;
export const PART_TIME = 1;
export const CLOSED = 2;

export interface SessionProfile {
  readonly slotMs: number;
  /** OPEN, PART_TIME or CLOSED a slot of the week. */
  readonly slots: Uint8Array;
  readonly basis: 'learned' | 'assumed';
}

const SHORTEST_SLOT = 900_000;
const HOUR_MS = 3_600_000;
const MONDAY = 4 * DAY_MS;
const CLOSED_BELOW = 0.05;
const OPEN_FROM = 0.8;
const WEEKS_TO_LEARN = 3;

export const slotLength = (timeframeMs: number): number => Math.min(DAY_MS, Math.max(SHORTEST_SLOT, timeframeMs));
export const slotCount = (slotMs: number): number => Math.ceil(WEEK_MS / slotMs);
/** Slot of the week that a time is in. */
export const slotOf = (time: number, slotMs: number): number => {
  const intoWeek = (time - MONDAY) % WEEK_MS;
  return Math.floor((intoWeek < 0 ? intoWeek + WEEK_MS : intoWeek) / slotMs);
};

function assumed(slotMs: number, assetClass: AssetClass): SessionProfile {
  const slots = new Uint8Array(slotCount(slotMs));
  const mark = (from: number, to: number, kind: number): void => {
    for (let i = 0; i < slots.length; i++)
      if (i * slotMs >= from && (i + 1) * slotMs <= to && kind > slots[i]!) slots[i] = kind;
  };
  if (assetClass === 'equity') mark(5 * DAY_MS, WEEK_MS, CLOSED);
  if (assetClass === 'fx') {
    mark(4 * DAY_MS + 21 * HOUR_MS, 6 * DAY_MS + 22 * HOUR_MS, PART_TIME);
    mark(4 * DAY_MS + 22 * HOUR_MS, 6 * DAY_MS + 21 * HOUR_MS, CLOSED);
  }
  return { slotMs, slots, basis: 'assumed' };
}

/**
 * @param present bars there a slot of the week
 * @param missing bars not there a slot, over the same span
 */
export function sessionProfile(
  present: Float64Array,
  missing: Float64Array,
  slotMs: number,
  spanMs: number,
  assetClass: AssetClass,
): SessionProfile {
  if (spanMs < WEEKS_TO_LEARN * WEEK_MS) return assumed(slotMs, assetClass);
  const slots = new Uint8Array(present.length);
  for (let i = 0; i < slots.length; i++) {
    const possible = present[i]! + missing[i]!;
    const share = possible === 0 ? 1 : present[i]! / possible;
    slots[i] = share < CLOSED_BELOW ? CLOSED : share < OPEN_FROM ? PART_TIME : OPEN;
  }
  return { slotMs, slots, basis: 'learned' };
}

/**
 * The asset class that a learnt week looks like: Saturdays traded → crypto; else the whole of Wednesday → fx; else
 * equity. Daily bars without Saturdays count as equity, although they may be a currency's. Null where the week was not
 * learnt.
 */
export function assetClassOf(profile: SessionProfile): AssetClass | null {
  if (profile.basis === 'assumed') return null;
  const { slots, slotMs } = profile;
  const day = (d: number): Uint8Array =>
    slots.slice(Math.round((d * DAY_MS) / slotMs), Math.round(((d + 1) * DAY_MS) / slotMs));
  if (day(5).some((k) => k !== CLOSED)) return 'crypto';
  if (slotMs >= DAY_MS) return 'equity';
  return day(2).every((k) => k === OPEN) ? 'fx' : 'equity';
}
