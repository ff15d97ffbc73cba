/**
 * The whole run on 72 pixels: closing price, regime, events gathered where they are dense, the window that the
 * candles show, and the cursor. What does not depend on cursor or window is painted once a size.
 */
import { barLabel, clusterMarks, envelope, newEnvelope, timeTicks, type TimeTick } from '@janus/views';
import { cross, font, tag, text, triangle, vertical, type Context } from '../../canvas/draw.ts';
import { palette } from '../../canvas/palette.ts';
import { RibbonPainter } from '../../canvas/ribbon-paint.ts';
import type { Size } from '../../canvas/surface.ts';
import { SENT, THREAT, VETO } from '../../data/events.ts';
import type { LoadedRun } from '../../data/run.ts';

export const MARGIN = 12;
const LINE_TOP = 5;
const LINE_BOTTOM = 29;
const RIBBON = { y: 33, height: 10 };
const EVENTS = 51;
const TICKS = 14;
const REACH = 13;

/** Left edge of a bar on the bar. */
export const placeOf = (bar: number, bars: number, width: number): number =>
  MARGIN + ((width - 2 * MARGIN) * bar) / bars;
export const barAt = (x: number, bars: number, width: number): number => ((x - MARGIN) / (width - 2 * MARGIN)) * bars;

function paintLine(c: Context, run: LoadedRun, width: number): void {
  const columns = Math.max(1, Math.floor(width - 2 * MARGIN));
  const { low, high, first, last } = envelope(run.bars.close, 0, run.bars.close.length, newEnvelope(columns));
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < columns; k++) {
    least = Math.min(least, low[k]!);
    most = Math.max(most, high[k]!);
  }
  const y = (v: number): number => LINE_BOTTOM - ((v - least) / (most - least || 1)) * (LINE_BOTTOM - LINE_TOP);
  c.strokeStyle = palette().ink3;
  c.lineJoin = 'round';
  c.beginPath();
  for (let k = 0; k < columns; k++) {
    const x = MARGIN + k + 0.5;
    if (k === 0) c.moveTo(x, y(first[k]!));
    c.lineTo(x, y(low[k]!));
    c.lineTo(x, y(high[k]!));
    c.lineTo(x, y(last[k]!));
  }
  c.stroke();
}

function paintEvents(c: Context, run: LoadedRun, width: number): void {
  const p = palette();
  const { events } = run;
  const bars = run.bars.close.length;
  const xs = new Float64Array(events.length);
  const kinds = new Uint8Array(events.length);
  for (let k = 0; k < events.length; k++) {
    const mark = events.mark[k]!;
    xs[k] = mark === SENT ? Number.NaN : placeOf(events.bar[k]! + 0.5, bars, width);
    // Buys together, sales together: opening or closing is told by the candles.
    kinds[k] = mark === VETO || mark === THREAT ? mark : mark === 0 || mark === 3 ? 0 : 1;
    if (mark === THREAT) {
      c.fillStyle = p.anom;
      c.fillRect(Math.round(xs[k]!), RIBBON.y - 4, 1, 3);
    }
  }
  for (const group of clusterMarks(xs, kinds, REACH)) {
    const x = Math.round(group.x) + 0.5;
    const many = group.count > 1;
    if (group.kind === VETO) {
      c.globalAlpha = many ? 1 : 0.75;
      cross(c, x, EVENTS + 4, many ? 2.6 : 2, p.nogoInk, many ? 1.4 : 1);
      c.globalAlpha = 1;
    } else if (group.kind !== THREAT) {
      const buy = group.kind === 0;
      triangle(c, x, EVENTS - 4, buy, false, many ? 3.4 : 2.6);
    }
  }
}

/** The still part, on a canvas of its own that is drawn whole. */
export class StillOverview {
  readonly #canvas = document.createElement('canvas');
  readonly #ribbon = new RibbonPainter();
  #key = '';
  ticks: readonly TimeTick[] = [];

  draw(c: Context, run: LoadedRun, { width, height }: Size): void {
    const ratio = Math.max(1, devicePixelRatio || 1);
    const p = palette();
    const key = `${width} ${height} ${ratio} ${p.dark} ${p.font} ${document.fonts.status}`;
    if (key !== this.#key) {
      this.#key = key;
      this.#canvas.width = Math.round(width * ratio);
      this.#canvas.height = Math.round(height * ratio);
      const still = this.#canvas.getContext('2d');
      if (!still) return;
      still.setTransform(ratio, 0, 0, ratio, 0, 0);
      still.textBaseline = 'middle';
      paintLine(still, run, width);
      const box = { x: MARGIN, y: RIBBON.y, width: width - 2 * MARGIN, height: RIBBON.height };
      this.#ribbon.paint(still, run.audit, 0, run.bars.close.length, box, false);
      paintEvents(still, run, width);
      this.ticks = timeTicks(run.bars.time, 0, run.bars.time.length, Math.max(2, Math.floor(width / 84)));
    }
    c.drawImage(this.#canvas, 0, 0, width, height);
  }
}

export function paintOverview(
  c: Context,
  size: Size,
  still: StillOverview,
  run: LoadedRun,
  cursor: number,
  span: readonly [number, number],
): void {
  const p = palette();
  const { width, height } = size;
  const bars = run.bars.close.length;
  const left = Math.max(MARGIN, placeOf(span[0], bars, width));
  const right = Math.min(width - MARGIN, placeOf(span[1] + 1, bars, width));
  if (right > left) {
    c.fillStyle = p.raised;
    c.fillRect(left, 2, right - left, height - TICKS - 4);
  }
  still.draw(c, run, size);
  if (right > left) {
    c.strokeStyle = p.line2;
    c.strokeRect(Math.round(left) + 0.5, 2.5, Math.max(2, Math.round(right - left)), height - TICKS - 5);
    c.fillStyle = p.ink3;
    for (const edge of [left, right]) c.fillRect(Math.round(edge) - 1, 12, 3, 11);
  }
  c.font = font(500, 11);
  const x = placeOf(cursor + 0.5, bars, width);
  const label = barLabel(run.bars.time[cursor]!, run.info.timeframeMs);
  const half = (c.measureText(label).width + 8) / 2;
  const at = Math.min(width - MARGIN - half, Math.max(MARGIN + half, x));
  c.font = font();
  for (const tick of still.ticks) {
    const tx = placeOf(tick.bar, bars, width);
    const w = c.measureText(tick.label).width / 2;
    if (tx - w < MARGIN || tx + w > width - MARGIN || Math.abs(tx - at) < half + w + 6) continue;
    vertical(c, tx, height - TICKS, height - TICKS + 3, p.ink4);
    text(c, tick.label, tx, height - 6, p.ink3, 'center');
  }
  vertical(c, x, 0, height - TICKS, p.accent);
  c.fillStyle = p.accent;
  c.beginPath();
  c.moveTo(Math.round(x) - 4, 0);
  c.lineTo(Math.round(x) + 5, 0);
  c.lineTo(Math.round(x) + 0.5, 6);
  c.fill();
  c.font = font(500, 11);
  tag(c, label, at, height - 8, p.accent, p.onAccent, 'center');
}
