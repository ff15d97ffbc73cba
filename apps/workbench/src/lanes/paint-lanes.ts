/** Paints lanes: filled steps from the bottom, a line at the mark, caps beyond it, hatch where held back. */
import { barMoment, timeTicks } from '@janus/views';
import { font, horizontal, tag, text, vertical, type Context } from '../canvas/draw.ts';
import { palette } from '../canvas/palette.ts';
import type { Size } from '../canvas/surface.ts';

/** 'none': nothing known there. 'near' and 'over' the mark; 'held': hatched. */
export type LaneState = 'none' | 'plain' | 'near' | 'over' | 'held';
export interface Lane {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  /** What fills the lane, and the mark in it; both in the unit of the values. */
  readonly most: number;
  readonly mark: number | null;
  /** Of column entry k, NaN where nothing is known. */
  valueAt(k: number): number;
  stateAt(k: number): LaneState;
  textAt(k: number): string;
}
export type LaneSpan = readonly [from: number, to: number];
export interface LanesView {
  readonly lanes: readonly Lane[];
  readonly from: number;
  readonly time: Float64Array;
  readonly timeframeMs: number;
  readonly span: LaneSpan;
  readonly cursor: number;
  readonly hover: number | null;
}

export const LANE_AXIS = 18;
const HATCH = 5;
const RANK: Readonly<Record<LaneState, number>> = { none: 0, plain: 1, near: 2, held: 3, over: 4 };

/** The largest value and the gravest state of the bars on one pixel column. */
function columnOf(lane: Lane, first: number, end: number): { value: number; state: LaneState } {
  let value = Number.NaN;
  let state: LaneState = 'none';
  for (let k = first; k < end; k++) {
    const v = lane.valueAt(k);
    const s = lane.stateAt(k);
    if (!(v <= value)) value = Number.isNaN(v) ? value : v;
    if (RANK[s] > RANK[state]) state = s;
  }
  return { value, state };
}

function hatch(c: Context, x: number, y: number, width: number, height: number, colour: string): void {
  c.save();
  c.beginPath();
  c.rect(x, y, width, height);
  c.clip();
  c.beginPath();
  for (let q = HATCH * Math.floor((x - height) / HATCH); q < x + width; q += HATCH) {
    c.moveTo(q, y + height);
    c.lineTo(q + height, y);
  }
  c.strokeStyle = colour;
  c.lineWidth = 1;
  c.stroke();
  c.restore();
}

function paintLane(c: Context, lane: Lane, view: LanesView, width: number, top: number, height: number): void {
  const p = palette();
  const { span, from } = view;
  const perPixel = (span[1] - span[0]) / width;
  const wide = Math.max(1, Math.floor(1 / perPixel));
  const room = height - 3;
  const bottom = top + height - 1;
  let heldFrom = -1;
  const closeHeld = (x: number): void => {
    if (heldFrom >= 0) hatch(c, heldFrom, top + 1, x - heldFrom, height - 2, p.ink3);
    heldFrom = -1;
  };
  for (let x = 0; x < width; x += wide) {
    const first = Math.floor(span[0] + x * perPixel + 1e-9) - from;
    const end = Math.max(first + 1, Math.floor(span[0] + (x + wide) * perPixel + 1e-9) - from);
    const { value, state } = columnOf(lane, first, end);
    if (state === 'held') {
      if (heldFrom < 0) heldFrom = x;
    } else closeHeld(x);
    if (state === 'none' || Number.isNaN(value)) continue;
    const tall = Math.max(1, Math.min(1, value / lane.most) * room);
    c.fillStyle = state === 'over' ? p.anom : state === 'near' ? p.ink2 : state === 'held' ? p.line2 : p.ink4;
    c.fillRect(x, bottom - tall, wide, tall);
    // A cap: beyond the mark is told by shape too.
    if (state === 'over') {
      c.fillStyle = p.ink;
      c.fillRect(x, Math.max(top, bottom - tall - 2), wide, 2);
    }
  }
  closeHeld(width);
  if (lane.mark !== null) horizontal(c, bottom - (lane.mark / lane.most) * room, 0, width, p.line2);
  horizontal(c, top + height - 1, 0, width, p.grid);
}

export function paintLanes(c: Context, { width, height }: Size, view: LanesView): void {
  const p = palette();
  const { lanes, time, span, cursor, hover, timeframeMs } = view;
  const bottom = height - LANE_AXIS;
  const each = bottom / Math.max(1, lanes.length);
  const place = (bar: number): number => ((bar - span[0]) / (span[1] - span[0])) * width;
  c.font = font();
  const ticks = timeTicks(time, span[0], span[1], width / 84);
  for (const tick of ticks) vertical(c, place(tick.bar), 0, bottom, p.grid);
  lanes.forEach((lane, k) => paintLane(c, lane, view, width, k * each, each));
  const told = hover ?? cursor;
  const words = barMoment(time[told] ?? Number.NaN, timeframeMs);
  const half = c.measureText(words).width / 2 + 6;
  const middle = Math.min(width - half, Math.max(half, place(told + 0.5)));
  for (const tick of ticks) {
    const x = place(tick.bar) + 3;
    if (x > 0 && x + 30 < width && (x + c.measureText(tick.label).width < middle - half || x > middle + half))
      text(c, tick.label, x, bottom + LANE_AXIS / 2, p.ink3);
  }
  vertical(c, place(cursor + 0.5), 0, bottom, p.accent);
  if (hover !== null) vertical(c, place(hover + 0.5), 0, bottom, p.ink2);
  const [fill, ink] = hover === null ? [p.accent, p.onAccent] : [p.hover, p.ink];
  tag(c, words, middle, bottom + LANE_AXIS / 2, fill, ink, 'center');
}
