/**
 * What is drawn over the candles beside the candles: the window of the field, the moments i and j, what was traded
 * and refused, the cursor, and the veil over what the cursor has not seen. Primitives of lightweight-charts: they
 * paint with the chart, so nothing lags behind a pan or a zoom.
 */
import type { IChartApi, IPrimitivePaneView, ISeriesApi, ISeriesPrimitive, SeriesType } from 'lightweight-charts';
import { firstFrom } from '@janus/numerics';
import { clusterMarks } from '@janus/views';
import { cross, font, horizontal, ring, tag, text, triangle, vertical, type Context } from '../../canvas/draw.ts';
import { palette } from '../../canvas/palette.ts';
import { EVENT_MARKS, SENT, THREAT, VETO, type Events } from '../../data/events.ts';

type Target = Parameters<NonNullable<ReturnType<IPrimitivePaneView['renderer']>>['draw']>[0];
type Draw = (c: Context, width: number, height: number) => void;

/** What the overlay shows now; written by the chart, read while painting. */
export interface OverlayModel {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly close: Float64Array;
  readonly wanted: Float64Array;
  readonly events: Events;
  cursor: number;
  window: number;
  /** Bars of the cell's row and column. */
  i: number;
  j: number;
}

/** Opacity of what lies after the cursor. */
const FUTURE = 0.35;
/** Marks closer than this are one mark with a count, px. */
const REACH = 9;

export interface Axes {
  /** Centre of a bar, px. */
  x(bar: number): number;
  /** Bar at a place, fractional. */
  bar(x: number): number;
  y(price: number): number;
  /** Width of a bar, px. */
  pitch(): number;
}

function view(z: 'bottom' | 'top', draw: Draw): IPrimitivePaneView {
  const renderer = {
    draw: (target: Target) =>
      target.useMediaCoordinateSpace(({ context, mediaSize }) => {
        context.save();
        context.textBaseline = 'middle';
        draw(context, mediaSize.width, mediaSize.height);
        context.restore();
      }),
  };
  return { zOrder: () => z, renderer: () => renderer };
}

/** Left and right edge of the field's window on the screen. */
function windowEdges(m: OverlayModel, axes: Axes): readonly [number, number] {
  const half = axes.pitch() / 2;
  return [axes.x(m.cursor - m.window + 1) - half, axes.x(m.cursor) + half];
}

function drawBand(c: Context, height: number, m: OverlayModel, axes: Axes): void {
  const [left, right] = windowEdges(m, axes);
  c.fillStyle = palette().raised;
  c.fillRect(left, 0, right - left, height);
}

function drawVeilAndCursor(c: Context, width: number, height: number, m: OverlayModel, axes: Axes): void {
  const p = palette();
  const x = axes.x(m.cursor);
  const edge = Math.round(x + axes.pitch() / 2);
  if (edge < width) {
    c.globalAlpha = 1 - FUTURE;
    c.fillStyle = p.panel;
    c.fillRect(Math.max(0, edge), 0, width - Math.max(0, edge), height);
    c.globalAlpha = 1;
  }
  vertical(c, x, 0, height, p.accent);
}

function drawMoments(c: Context, height: number, m: OverlayModel, axes: Axes): void {
  const p = palette();
  const [left, right] = windowEdges(m, axes);
  const base = height - 8;
  horizontal(c, base, left, right, p.ink3);
  vertical(c, left, base - 4, base, p.ink3);
  vertical(c, right - 1, base - 4, base, p.ink3);
  c.font = font(500, 11);
  const names =
    m.i === m.j
      ? ([[m.i, 'i, j']] as const)
      : ([
          [m.j, 'j'],
          [m.i, 'i'],
        ] as const);
  for (const [bar, name] of names) {
    if (bar < 0) continue;
    const x = Math.round(axes.x(bar)) + 0.5;
    c.strokeStyle = p.ink2;
    c.setLineDash([2, 2]);
    c.beginPath();
    c.moveTo(x, 28);
    c.lineTo(x, axes.y(m.high[bar]!) - 6);
    c.moveTo(x, axes.y(m.low[bar]!) + 6);
    c.lineTo(x, base);
    c.stroke();
    c.setLineDash([]);
    ring(c, x, axes.y(m.close[bar]!), 4);
    tag(c, name, x, base - 8, p.hover, p.ink, 'center');
  }
}

/** Every mark on the screen, gathered by place and kind. Reused from one painting to the next. */
function drawMarks(c: Context, width: number, m: OverlayModel, axes: Axes): void {
  const p = palette();
  const from = firstFrom(m.events.bar, Math.floor(axes.bar(0)) - 1);
  const to = firstFrom(m.events.bar, Math.ceil(axes.bar(width)) + 2);
  const xs: number[] = [];
  const kinds: number[] = [];
  for (let k = from; k < to; k++) {
    const mark = m.events.mark[k]!;
    const bar = m.events.bar[k]!;
    // A refused buy stands under the bar, a refused sale above it: two kinds, so that they never join.
    const kind = mark === VETO && m.wanted[bar] === 2 ? EVENT_MARKS.length : mark;
    xs.push(mark === THREAT || mark === SENT ? Number.NaN : axes.x(bar));
    kinds.push(kind);
  }
  for (const group of clusterMarks(xs, kinds, REACH)) {
    const bars = [m.events.bar[from + group.first]!, m.events.bar[from + group.last]!] as const;
    const below = group.kind === 0 || group.kind === 3 || group.kind === VETO;
    let price = below ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    for (let bar = bars[0]; bar <= bars[1]; bar++)
      price = below ? Math.min(price, m.low[bar]!) : Math.max(price, m.high[bar]!);
    const x = Math.round(group.x) + 0.5;
    const isVeto = group.kind >= VETO;
    const y = axes.y(price) + (below ? 1 : -1) * (isVeto ? 12 : 13);
    c.globalAlpha = bars[0] > m.cursor ? 0.55 : 1;
    c.font = font(400, 10);
    if (isVeto) {
      const here = bars[0] <= m.cursor && m.cursor <= bars[1];
      cross(c, x, y, 3, p.nogoInk, here ? 1.5 : 1);
      if (here) {
        c.strokeStyle = p.nogoInk;
        c.setLineDash([3, 2]);
        c.beginPath();
        c.arc(x, y, 7.5, 0, 2 * Math.PI);
        c.stroke();
        c.setLineDash([]);
      }
      if (group.count > 1) text(c, String(group.count), x - 5, y + 5, p.nogoInk, 'right');
      else text(c, String(m.events.stage[from + group.first]), x + (here ? 10 : 5), y + (here ? 0 : 5), p.nogoInk);
    } else {
      triangle(c, x, y, group.kind === 0 || group.kind === 3, group.kind >= 2, 4.5);
      if (group.count > 1) text(c, String(group.count), x - 7, y + 1, p.ink2, 'right');
    }
  }
  c.globalAlpha = 1;
}

function drawLastPrice(c: Context, width: number, m: OverlayModel, axes: Axes): void {
  const y = Math.round(axes.y(m.close[m.cursor]!)) + 0.5;
  c.strokeStyle = palette().accent;
  c.setLineDash([2, 3]);
  c.beginPath();
  c.moveTo(axes.x(m.cursor), y);
  c.lineTo(width, y);
  c.stroke();
  c.setLineDash([]);
}

/** Other labels fade out towards a tag over this many pixels instead of being cut by it. */
const FADE = 11;

/** A veil in the panel's colour between two places along one axis, soft at both ends. */
function soften(
  c: Context,
  from: number,
  to: number,
  fill: (c: Context, from: number, length: number) => void,
  along: 'x' | 'y',
): void {
  const { panel } = palette();
  const length = to - from + 2 * FADE;
  const gradient =
    along === 'x'
      ? c.createLinearGradient(from - FADE, 0, to + FADE, 0)
      : c.createLinearGradient(0, from - FADE, 0, to + FADE);
  const clear = `${panel}00`;
  gradient.addColorStop(0, clear);
  gradient.addColorStop(FADE / length, panel);
  gradient.addColorStop(1 - FADE / length, panel);
  gradient.addColorStop(1, clear);
  c.fillStyle = gradient;
  fill(c, from - FADE, length);
}

/** The cursor's price on its axis. */
function drawPriceTag(c: Context, width: number, words: string, y: number): void {
  const p = palette();
  c.font = font(500, 11);
  soften(c, y - 9, y + 9, (d, from, length) => d.fillRect(1, from, width - 1, length), 'y');
  tag(c, words, 3, y, p.accent, p.onAccent);
}

function drawTimeTag(c: Context, width: number, height: number, words: string, x: number): void {
  const p = palette();
  c.font = font(500, 11);
  const half = c.measureText(words).width / 2 + 4;
  const at = Math.min(width - half, Math.max(half, x));
  soften(c, at - half - 2, at + half + 2, (d, from, length) => d.fillRect(from, 1, length, height - 1), 'x');
  tag(c, words, at, height / 2 - 1, p.accent, p.onAccent, 'center');
}

/** One primitive on a series; `where` says which of the chart's panes it paints. */
export class Overlay implements ISeriesPrimitive {
  readonly #panes: readonly IPrimitivePaneView[];
  readonly #priceAxis: readonly IPrimitivePaneView[];
  readonly #timeAxis: readonly IPrimitivePaneView[];
  #update: (() => void) | null = null;

  constructor(
    where: 'candles' | 'volume',
    model: OverlayModel,
    axes: Axes,
    words: { price(): string; time(): string },
  ) {
    const band = view('bottom', (c, _width, height) => drawBand(c, height, model, axes));
    if (where === 'volume') {
      this.#panes = [band, view('top', (c, w, h) => drawVeilAndCursor(c, w, h, model, axes))];
      this.#priceAxis = [];
      this.#timeAxis = [];
      return;
    }
    this.#panes = [
      band,
      view('top', (c, width, height) => {
        drawVeilAndCursor(c, width, height, model, axes);
        drawLastPrice(c, width, model, axes);
        drawMoments(c, height, model, axes);
        drawMarks(c, width, model, axes);
      }),
    ];
    this.#priceAxis = [
      view('top', (c, width) => drawPriceTag(c, width, words.price(), axes.y(model.close[model.cursor]!))),
    ];
    this.#timeAxis = [
      view('top', (c, width, height) => {
        const x = axes.x(model.cursor);
        if (x >= 0 && x <= width) drawTimeTag(c, width, height, words.time(), x);
      }),
    ];
  }

  attached({ requestUpdate }: { chart: IChartApi; series: ISeriesApi<SeriesType>; requestUpdate: () => void }): void {
    this.#update = requestUpdate;
  }
  detached(): void {
    this.#update = null;
  }
  redraw(): void {
    this.#update?.();
  }
  paneViews(): readonly IPrimitivePaneView[] {
    return this.#panes;
  }
  priceAxisPaneViews(): readonly IPrimitivePaneView[] {
    return this.#priceAxis;
  }
  timeAxisPaneViews(): readonly IPrimitivePaneView[] {
    return this.#timeAxis;
  }
}
