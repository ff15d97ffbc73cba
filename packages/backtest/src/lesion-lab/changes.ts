/**
 * Where two runs over the same bars decided otherwise, each event counted once, as the first of these that it is:
 *
 *   direction  both acted, to opposite sides; or one acted and the other was not asked to
 *   veto       one was refused and the other was not; or both were refused, at different stages
 *   size       both acted to the same side with different quantities
 *
 * Refused is an event at which a strategy asked for a trade and none went out. Once two runs part, later bars differ for
 * that reason too, so a count is an upper bound on what was decided by the difference itself; how many of the changes
 * fell while both held the same position is counted beside it.
 */
import { HOLD, PASS, REASON_LIST, STAGES, reasonOf } from '@janus/domain';
import type { Course } from './course.ts';

export const CHANGE_KINDS = ['direction', 'veto', 'size'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
const [DIRECTION, VETO, SIZE, SAME] = [0, 1, 2, -1];
/** Quantities and positions this close, relative to the larger, are the same. */
const ROUNDING = 1e-9;

/** Stage at which a reason refuses, by code. */
const STAGE_OF = Int8Array.from({ length: Math.max(...REASON_LIST.map((r) => r.code)) + 1 }, () => -1);
for (const { code } of REASON_LIST) STAGE_OF[code] = STAGES.indexOf(reasonOf(code).stage);

const alike = (a: number, b: number): boolean => Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));
const refused = (c: Course, k: number): boolean => c.wanted[k]! > HOLD && c.action[k] === HOLD && c.reason[k] !== PASS;

/** Index into CHANGE_KINDS of event k, −1 where both decided the same. */
export function changeAt(intact: Course, off: Course, k: number): number {
  const [noA, noB] = [refused(intact, k), refused(off, k)];
  if (noA || noB) return noA && noB && STAGE_OF[intact.reason[k]!] === STAGE_OF[off.reason[k]!] ? SAME : VETO;
  const [a, b] = [intact.action[k]!, off.action[k]!];
  if (a !== b) return DIRECTION;
  return a !== HOLD && !alike(intact.quantity[k]!, off.quantity[k]!) ? SIZE : SAME;
}

/** True where both held the same position when they decided. */
export const sameFooting = (intact: Course, off: Course, k: number): boolean =>
  alike(intact.position[k]!, off.position[k]!);

export interface Counts {
  directionChanged: number;
  vetoChanged: number;
  sizeChanged: number;
  /** Of all these, how many while both runs held the same position. */
  sameFooting: number;
}
export const newCounts = (): Counts => ({ directionChanged: 0, vetoChanged: 0, sizeChanged: 0, sameFooting: 0 });

/** Counts one change. @param kind index into CHANGE_KINDS; −1 counts nothing */
export function count(counts: Counts, kind: number, same: boolean): void {
  if (kind === DIRECTION) counts.directionChanged++;
  else if (kind === VETO) counts.vetoChanged++;
  else if (kind === SIZE) counts.sizeChanged++;
  else return;
  if (same) counts.sameFooting++;
}

/** A changed decision as a row of numbers: what was decided with everything on, and without. */
export const CHANGE_FIELDS = [
  'event',
  'symbol',
  'bar',
  'time', // epoch ms
  'kind', // index into CHANGE_KINDS
  'sameFooting', // 1 where both held the same position
  'action', // index into ACTIONS
  'reason', // code of REASON_LIST
  'quantity', // base units, 0 where nothing went out
  'offAction',
  'offReason',
  'offQuantity',
] as const;
export const CHANGE_WIDTH = CHANGE_FIELDS.length;

/**
 * Every changed decision in order, CHANGE_WIDTH numbers each.
 * @throws RangeError where the runs are not over the same bars
 */
export function changesBetween(intact: Course, off: Course): Float64Array {
  if (intact.events !== off.events)
    throw new RangeError(`runs of ${intact.events} and ${off.events} events cannot be set side by side`);
  const rows: number[] = [];
  for (let k = 0; k < intact.events; k++) {
    if (intact.bar[k] !== off.bar[k] || intact.symbol[k] !== off.symbol[k])
      throw new RangeError(`event ${k} is bar ${intact.bar[k]} in one run and bar ${off.bar[k]} in the other`);
    const kind = changeAt(intact, off, k);
    if (kind === SAME) continue;
    rows.push(k, intact.symbol[k]!, intact.bar[k]!, intact.time[k]!, kind, sameFooting(intact, off, k) ? 1 : 0);
    rows.push(intact.action[k]!, intact.reason[k]!, intact.quantity[k]!);
    rows.push(off.action[k]!, off.reason[k]!, off.quantity[k]!);
  }
  return Float64Array.from(rows);
}

/** First event at which both runs decided or stood otherwise: decision, position or money. −1 where none. */
export function partingOf(intact: Course, off: Course): number {
  for (let k = 0; k < intact.events; k++)
    if (
      changeAt(intact, off, k) !== SAME ||
      !Object.is(intact.position[k], off.position[k]) ||
      !Object.is(intact.equity[k], off.equity[k])
    )
      return k;
  return -1;
}
