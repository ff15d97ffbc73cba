/**
 * The whole run on 72 pixels: closing price, regime, events gathered where they are dense, the window that the
 * candles show, and the cursor. What does not depend on cursor or window is painted once a size.
 */
import { clock, clusterMarks, dayMonth, envelope, isoDay, newEnvelope, timeTicks, type TimeTick } from '@janus/views';
import { cross, font, tag, text, triangle, vertical, type Context } from '../canvas/draw.ts';
import { palette } from '../canvas/palette.ts';
import { RibbonPainter } from '../canvas/ribbon-paint.ts';
import type { Size } from '../canvas/surface.ts';
import { THREAT, VETO } from '../data/events.ts';
import type { LoadedRun } from '../data/run.ts';

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

/** Trades a pixel from which single marks no longer can be told apart. */
const DENSE = 1 / 14;
/** Width of a column where events are drawn as densities, with its gap, px. */
const COLUMN = 3;
const TALLEST = 7;

function paintThreats(c: Context, run: LoadedRun, width: number): void {
  const { events, bars } = run;
  c.fillStyle = palette().anom;
  for (let k = 0; k < events.length; k++)
    if (events.mark[k] === THREAT)
      c.fillRect(Math.round(placeOf(events.bar[k]! + 0.5, bars.close.length, width)), RIBBON.y - 4, 1, 3);
}

const isBuy = (mark: number): boolean => mark === 0 || mark === 3;
const isFill = (mark: number): boolean => mark < VETO;

/** Single marks: triangles for trades, crosses for vetoes; what falls together becomes one larger mark. */
function paintMarks(c: Context, run: LoadedRun, width: number): void {
  const p = palette();
  const { events, bars } = run;
  const xs = new Float64Array(events.length).fill(Number.NaN);
  const kinds = new Uint8Array(events.length);
  for (let k = 0; k < events.length; k++) {
    const mark = events.mark[k]!;
    if (!isFill(mark) && mark !== VETO) continue;
    xs[k] = placeOf(events.bar[k]! + 0.5, bars.close.length, width);
    kinds[k] = mark === VETO ? 2 : isBuy(mark) ? 0 : 1;
  }
  for (const group of clusterMarks(xs, kinds, REACH)) {
    const x = Math.round(group.x) + 0.5;
    const many = group.count > 1;
    if (group.kind === 2) cross(c, x, EVENTS + 4, many ? 2.6 : 2, p.nogoInk, many ? 1.4 : 1);
    else triangle(c, x, EVENTS - 4, group.kind === 0, false, many ? 3.4 : 2.6);
  }
}

/** Densities: fills grow upwards from the middle line, vetoes downwards, each to the scale of its own densest column. */
function paintDensities(c: Context, run: LoadedRun, width: number): void {
  const p = palette();
  const { events, bars } = run;
  const columns = Math.floor((width - 2 * MARGIN) / COLUMN);
  const fills = new Uint32Array(columns);
  const vetoes = new Uint32Array(columns);
  for (let k = 0; k < events.length; k++) {
    const mark = events.mark[k]!;
    const column = Math.min(columns - 1, Math.floor((events.bar[k]! * columns) / bars.close.length));
    if (isFill(mark)) fills[column]!++;
    else if (mark === VETO) vetoes[column]!++;
  }
  for (const [counts, colour, up] of [
    [fills, p.ink2, true],
    [vetoes, p.nogoInk, false],
  ] as const) {
    const most = counts.reduce((a, b) => Math.max(a, b), 1);
    c.fillStyle = colour;
    for (let k = 0; k < columns; k++) {
      if (counts[k] === 0) continue;
      const tall = 1 + (TALLEST - 1) * Math.sqrt(counts[k]! / most);
      c.fillRect(MARGIN + k * COLUMN, up ? EVENTS + 1 - tall : EVENTS + 2, COLUMN - 1, tall);
    }
  }
}

function paintEvents(c: Context, run: LoadedRun, width: number): void {
  paintThreats(c, run, width);
  let marks = 0;
  for (const mark of run.events.mark) if (isFill(mark) || mark === VETO) marks++;
  if (marks > DENSE * width) paintDensities(c, run, width);
  else paintMarks(c, run, width);
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

/** Day and time on intraday runs: the bar spans many days. */
function cursorLabel(run: LoadedRun, cursor: number): string {
  const time = run.bars.time[cursor]!;
  return run.info.timeframeMs < 86_400_000 ? `${dayMonth(time)} ${clock(time)}` : isoDay(time);
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
  const label = cursorLabel(run, cursor);
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
