/**
 * Marks on the time axis, out of a run's audit columns and fills: what was traded, what was vetoed and at which
 * stage, where a threat began. One sorted list; every panel that shows or jumps to an event uses it.
 */
import { FILL_KINDS, HOLD, reasonOf, STAGES } from '@janus/domain';
import { firstFrom } from '@janus/numerics';

export const EVENT_MARKS = [
  'enter-long',
  'enter-short',
  'close-long',
  'close-short',
  'veto',
  'threat',
  'sent', // the decision behind a fill of a later bar; drawn by that fill
] as const;
export type EventMark = (typeof EVENT_MARKS)[number];
const CLOSE_LONG = EVENT_MARKS.indexOf('close-long');
export const VETO = EVENT_MARKS.indexOf('veto');
export const THREAT = EVENT_MARKS.indexOf('threat');
export const SENT = EVENT_MARKS.indexOf('sent');

export interface Events {
  readonly length: number;
  /** Bar index, not falling. */
  readonly bar: Int32Array;
  /** Index into EVENT_MARKS. */
  readonly mark: Uint8Array;
  /** 1–6 for a veto, 0 otherwise. */
  readonly stage: Uint8Array;
}

export interface EventColumns {
  readonly action: ArrayLike<number>;
  readonly wanted: ArrayLike<number>;
  readonly reason: ArrayLike<number>;
  readonly distance: ArrayLike<number>;
  readonly distanceLimit: ArrayLike<number>;
}
export interface EventFill {
  readonly barIndex: number;
  /** 1 buy, −1 sell. */
  readonly side: number;
  /** Index into FILL_KINDS: an entry opens or adds, every other kind closes. */
  readonly kind: number;
}

/** The inspector's row for a reason, 1–6; 0 for a warm-up. Rows 7 and 8 of the flow belong to the sixth. */
export function stageOfReason(code: number): number {
  return Math.min(6, STAGES.indexOf(reasonOf(code).stage));
}

/** True where something asked for a trade and a stage refused it. */
export function isVeto(columns: EventColumns, bar: number): boolean {
  return columns.wanted[bar]! > HOLD && columns.action[bar] === HOLD && columns.reason[bar]! > 0;
}

export function buildEvents(columns: EventColumns, fills: readonly EventFill[]): Events {
  const list: { bar: number; mark: number; stage: number }[] = [];
  for (const { barIndex, side, kind } of fills) {
    const mark = FILL_KINDS[kind] === 'entry' ? (side > 0 ? 0 : 1) : side < 0 ? 2 : 3;
    list.push({ bar: barIndex, mark, stage: 0 });
  }
  let threatened = false;
  for (let bar = 0; bar < columns.wanted.length; bar++) {
    if (isVeto(columns, bar)) list.push({ bar, mark: VETO, stage: stageOfReason(columns.reason[bar]!) });
    if (columns.action[bar]! > HOLD) list.push({ bar, mark: SENT, stage: 0 });
    const over = columns.distance[bar]! > columns.distanceLimit[bar]!;
    if (over && !threatened) list.push({ bar, mark: THREAT, stage: 0 });
    threatened = over;
  }
  list.sort((a, b) => a.bar - b.bar || a.mark - b.mark);
  return {
    length: list.length,
    bar: Int32Array.from(list, (e) => e.bar),
    mark: Uint8Array.from(list, (e) => e.mark),
    stage: Uint8Array.from(list, (e) => e.stage),
  };
}

/** Bar of the next (+1) or previous (−1) event whose mark `wants` accepts, or null. */
export function neighbour(events: Events, from: number, by: 1 | -1, wants: (mark: number) => boolean): number | null {
  let k = by > 0 ? firstFrom(events.bar, from + 1) : firstFrom(events.bar, from) - 1;
  for (; k >= 0 && k < events.length; k += by) if (wants(events.mark[k]!)) return events.bar[k]!;
  return null;
}
/** An order was decided here. */
export const isSent = (mark: number): boolean => mark === SENT;
export const isRefused = (mark: number): boolean => mark === VETO;
/** Anything worth a stop; an entry's fill is told by its decision one bar before. */
export const isEvent = (mark: number): boolean => mark >= CLOSE_LONG;
