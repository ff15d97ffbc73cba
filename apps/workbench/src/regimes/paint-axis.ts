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

export function paintTimeAxis(c: Context, size: Size, time: Float64Array, span: Span, top: number): void {
  const p = palette();
  const width = plotWidth(size);
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
    if (x > 4 && x < width - 30) text(c, tick.label, x + 3, top + AXIS / 2, p.ink3);
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
  tagged: boolean,
): void {
  const p = palette();
  const width = plotWidth(size);
  const line = (bar: number | null, colour: string): number | null => {
    if (bar === null || bar < view.span[0] - 1 || bar >= view.span[1]) return null;
    const x = placeOf(bar + 0.5, view.span, width);
    if (x < 0 || x > width) return null;
    vertical(c, x, 0, bottom, colour);
    return x;
  };
  const cursor = line(view.cursor, p.accent);
  const pinned = line(view.pinned, p.ink2);
  const hover = line(view.hover, p.ink3);
  if (!tagged) return;
  c.font = font(500);
  const label = (x: number | null, bar: number | null, fill: string, ink: string): void => {
    if (x === null || bar === null) return;
    const words = barMoment(time[bar] ?? Number.NaN, timeframeMs);
    const half = c.measureText(words).width / 2 + 4;
    tag(c, words, Math.min(width - half, Math.max(half, x)), bottom + AXIS / 2, fill, ink, 'center');
  };
  if (hover !== null) label(hover, view.hover, p.hover, p.ink);
  else if (pinned !== null) label(pinned, view.pinned, p.hover, p.ink);
  else label(cursor, view.cursor, p.accent, p.onAccent);
}
