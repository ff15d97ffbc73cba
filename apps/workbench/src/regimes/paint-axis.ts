/** What all plots over bars share: places of bars, the time axis, the lines of pin and cursor. Paints only. */
import { barMoment, timeTicks } from '@janus/views';
import type { Size } from '../canvas/surface.ts';
import { font, tag, text, vertical, type Context } from '../canvas/draw.ts';
import { palette } from '../canvas/palette.ts';
import { GUTTER } from './plot-gestures.ts';
import type { Span } from './span.ts';

/** Height of the time axis, px. */
export const AXIS = 18;

export interface BarsView {
  readonly span: Span;
  readonly hover: number | null;
  readonly pinned: number | null;
  /** Bar at the one time cursor, where it is of this series. */
  readonly cursor: number | null;
}

export const plotWidth = ({ width }: Size): number => Math.max(1, Math.floor(width - GUTTER));

/** Pixel of the left edge of a bar, fractional. */
export const placeOf = (bar: number, [from, to]: Span, width: number): number => ((bar - from) / (to - from)) * width;

interface Tag {
  readonly words: string;
  readonly x: number;
  readonly half: number;
  readonly fill: string;
  readonly ink: string;
}

/** Pixel of a bar's line; null where it is out of sight. */
function lineOf(bar: number | null, span: Span, width: number): number | null {
  if (bar === null || bar < span[0] - 1 || bar >= span[1]) return null;
  const x = placeOf(bar + 0.5, span, width);
  return x < 0 || x > width ? null : x;
}

/** The moment told on the axis: of the bar under the pointer, else the pinned, else the cursor. */
function tagOf(c: Context, size: Size, time: Float64Array, view: BarsView, timeframeMs: number): Tag | null {
  const p = palette();
  const width = plotWidth(size);
  const places = [view.hover, view.pinned, view.cursor].map((bar) => lineOf(bar, view.span, width));
  const which = places.findIndex((place) => place !== null);
  const bar = [view.hover, view.pinned, view.cursor][which];
  if (which < 0 || bar === null || bar === undefined) return null;
  c.font = font(500);
  const words = barMoment(time[bar] ?? Number.NaN, timeframeMs);
  const half = c.measureText(words).width / 2 + 4;
  const x = Math.min(width - half, Math.max(half, places[which]!));
  return which === 2
    ? { words, x, half, fill: p.accent, ink: p.onAccent }
    : { words, x, half, fill: p.hover, ink: p.ink };
}

/** Labels that the tag of the marks would half cover are left out. */
export function paintTimeAxis(
  c: Context,
  size: Size,
  time: Float64Array,
  view: BarsView,
  timeframeMs: number,
  top: number,
): void {
  const { span } = view;
  const p = palette();
  const width = plotWidth(size);
  const told = tagOf(c, size, time, view, timeframeMs);
  const covered = (left: number, right: number): boolean =>
    told !== null && right > told.x - told.half - 2 && left < told.x + told.half + 2;
  c.font = font();
  const stride = Math.max(1, Math.ceil((span[1] - span[0]) / 6000));
  const from = Math.max(0, Math.floor(span[0]));
  const to = Math.min(time.length, Math.ceil(span[1]));
  // A long series is looked at in strides: a tick moves by less than a pixel.
  const looked =
    stride === 1
      ? time
      : Float64Array.from({ length: Math.ceil((to - from) / stride) }, (_, k) => time[from + k * stride]!);
  const ticks = stride === 1 ? timeTicks(time, from, to, width / 84) : timeTicks(looked, 0, looked.length, width / 84);
  for (const tick of ticks) {
    const bar = stride === 1 ? tick.bar : from + tick.bar * stride;
    const x = placeOf(bar, span, width);
    vertical(c, x, 0, top, p.grid);
    if (x > 4 && x < width - 30 && !covered(x + 3, x + 3 + c.measureText(tick.label).width))
      text(c, tick.label, x + 3, top + AXIS / 2, p.ink3);
  }
}

/** Pinned bar and hovered bar as lines, the cursor in the accent, with the moment of the first that is there. */
export function paintMarks(
  c: Context,
  size: Size,
  time: Float64Array,
  view: BarsView,
  timeframeMs: number,
  bottom: number,
): void {
  const p = palette();
  const width = plotWidth(size);
  const line = (bar: number | null, colour: string): void => {
    const x = lineOf(bar, view.span, width);
    if (x !== null) vertical(c, x, 0, bottom, colour);
  };
  line(view.cursor, p.accent);
  line(view.pinned, p.ink2);
  line(view.hover, p.ink3);
  const told = tagOf(c, size, time, view, timeframeMs);
  if (told) tag(c, told.words, told.x, bottom + AXIS / 2, told.fill, told.ink, 'center');
}
