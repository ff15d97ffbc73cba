/**
 * What one run decided and had, event by event: the columns of its audit that a comparison needs, read by name. From
 * the segments of a replay as they pass, or from records that were kept: a row is a row.
 */
import { AUDIT_WIDTH, auditSlot, REGIMES } from '@janus/domain';

const SLOT = {
  time: auditSlot('time'),
  symbol: auditSlot('symbol'),
  bar: auditSlot('barIndex'),
  action: auditSlot('action'),
  wanted: auditSlot('wanted'),
  reason: auditSlot('reason'),
  quantity: auditSlot('quantity'),
  regime: auditSlot('regime'),
  equity: auditSlot('equity'),
  position: auditSlot('position'),
};

export interface Course {
  /** Rows so far. */
  events: number;
  /** Moment of the decision, epoch ms. */
  readonly time: Float64Array;
  readonly symbol: Uint16Array;
  readonly bar: Int32Array;
  /** Index into ACTIONS: what was decided, and what was asked for. */
  readonly action: Int8Array;
  readonly wanted: Int8Array;
  /** Code of REASON_LIST. */
  readonly reason: Int16Array;
  /** Of the order that went out, base units; 0 where none did. */
  readonly quantity: Float64Array;
  /** Index into REGIMES, −1 while warming up. */
  readonly regime: Int8Array;
  readonly equity: Float64Array;
  /** Held when it was decided, base units. */
  readonly position: Float64Array;
}

/** @param capacity events there will be at most */
export const newCourse = (capacity: number): Course => ({
  events: 0,
  time: new Float64Array(capacity),
  symbol: new Uint16Array(capacity),
  bar: new Int32Array(capacity),
  action: new Int8Array(capacity),
  wanted: new Int8Array(capacity),
  reason: new Int16Array(capacity),
  quantity: new Float64Array(capacity),
  regime: new Int8Array(capacity),
  equity: new Float64Array(capacity),
  position: new Float64Array(capacity),
});

/** Appends `rows` audit records. @throws RangeError beyond the capacity */
export function addRecords(course: Course, audit: Float64Array, rows: number): void {
  if (course.events + rows > course.time.length)
    throw new RangeError(`${course.events + rows} records do not fit into a course of ${course.time.length}`);
  for (let i = 0; i < rows; i++) {
    const base = i * AUDIT_WIDTH;
    const k = course.events++;
    const regime = audit[base + SLOT.regime]!;
    const quantity = audit[base + SLOT.quantity]!;
    course.time[k] = audit[base + SLOT.time]!;
    course.symbol[k] = audit[base + SLOT.symbol]!;
    course.bar[k] = audit[base + SLOT.bar]!;
    course.action[k] = audit[base + SLOT.action]!;
    course.wanted[k] = audit[base + SLOT.wanted]!;
    course.reason[k] = audit[base + SLOT.reason]!;
    course.quantity[k] = Number.isFinite(quantity) ? quantity : 0;
    course.regime[k] = regime >= 0 && regime < REGIMES.length ? regime : -1;
    course.equity[k] = audit[base + SLOT.equity]!;
    course.position[k] = audit[base + SLOT.position]!;
  }
}
