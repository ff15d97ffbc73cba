/** The timeline: candles where there is room for them, else their envelope; below it the ribbons of told, voted, true. */
import { envelope, fixed, newEnvelope, priceDigits, type Envelope } from '@janus/views';
import { scaleLinear } from 'd3-scale';
import { font, horizontal, text, type Context } from '../canvas/draw.ts';
import { palette } from '../canvas/palette.ts';
import { RibbonPainter } from '../canvas/ribbon-paint.ts';
import type { Size } from '../canvas/surface.ts';
import { AXIS, paintMarks, paintTimeAxis, placeOf, plotWidth, type BarsView } from './paint-axis.ts';
import type { Labelled } from './regime-store.ts';

const TOLD = 16;
const VOTE = 11;
const GAP = 3;
/** Narrower bars are drawn as an envelope, px. */
const CANDLE = 2.5;

interface Row {
  readonly name: string;
  readonly labels: Int8Array;
  readonly height: number;
  readonly told: boolean;
}

/** Keeps its scratch between pictures. */
export class TimelinePainter {
  readonly #ribbons = new Map<string, RibbonPainter>();
  #high: Envelope = newEnvelope(1);
  #low: Envelope = newEnvelope(1);
  #full = new Float32Array(0);

  paint(c: Context, size: Size, { report, track }: Labelled, view: BarsView): void {
    const rows: Row[] = [
      { name: 'told', labels: track.regime, height: TOLD, told: true },
      { name: 'HMM', labels: track.hmm, height: VOTE, told: false },
      { name: 'statistics', labels: track.statistical, height: VOTE, told: false },
      { name: 'technical', labels: track.technical, height: VOTE, told: false },
      ...(report.hasTruth ? [{ name: 'truth', labels: track.truth, height: TOLD, told: false }] : []),
    ];
    const ribbons = rows.reduce((sum, row) => sum + row.height + GAP, 0);
    const bottom = size.height - AXIS;
    const plot = Math.max(20, bottom - ribbons - GAP);
    const p = palette();
    const width = plotWidth(size);
    paintTimeAxis(c, size, track.time, view, report.timeframeMs, bottom);
    this.#prices(c, size, plot, { report, track }, view);
    if (this.#full.length !== report.bars) this.#full = new Float32Array(report.bars).fill(1);
    let y = plot + GAP;
    for (const row of rows) {
      let painter = this.#ribbons.get(row.name);
      if (!painter) this.#ribbons.set(row.name, (painter = new RibbonPainter()));
      const source = {
        regime: row.labels,
        confidence: row.told ? track.confidence : this.#full,
        agreement: row.told ? track.agreement : this.#full,
      };
      painter.paint(c, source, view.span[0], view.span[1], { x: 0, y, width, height: row.height }, row.told);
      c.font = font();
      text(c, row.name, width + 6, y + row.height / 2 + 0.5, row.told ? p.ink2 : p.ink3);
      y += row.height + GAP;
    }
    const { warmUp } = report.report;
    const edge = placeOf(warmUp, view.span, width);
    if (edge > 60 && view.span[0] < warmUp) {
      c.font = font();
      text(c, 'warming up', Math.max(4, placeOf(0, view.span, width) + 4), plot + GAP + TOLD / 2, p.ink3);
    }
    paintMarks(c, size, track.time, view, report.timeframeMs, bottom);
  }

  #prices(c: Context, size: Size, height: number, { track }: Pick<Labelled, 'report' | 'track'>, view: BarsView): void {
    const p = palette();
    const width = plotWidth(size);
    const [from, to] = view.span;
    if (this.#high.low.length !== width) {
      this.#high = newEnvelope(width);
      this.#low = newEnvelope(width);
    }
    envelope(track.high, from, to, this.#high);
    envelope(track.low, from, to, this.#low);
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < width; k++) {
      if (this.#low.low[k]! < low) low = this.#low.low[k]!;
      if (this.#high.high[k]! > high) high = this.#high.high[k]!;
    }
    if (!(high >= low)) return;
    const y = scaleLinear([low, high === low ? low + 1 : high], [height - 6, 8]);
    const digits = Math.min(4, priceDigits(high));
    c.font = font();
    for (const tick of y.ticks(Math.max(2, Math.floor(height / 44)))) {
      horizontal(c, y(tick), 0, width, p.grid);
      text(c, fixed(tick, tick >= 1000 ? 0 : digits), width + 6, y(tick), p.ink3);
    }
    const pitch = width / (to - from);
    if (pitch >= CANDLE) {
      const body = Math.max(1, Math.floor(pitch * 0.7));
      for (let i = Math.max(0, Math.floor(from)); i < Math.min(track.time.length, Math.ceil(to)); i++) {
        const x = placeOf(i + 0.5, view.span, width);
        if (x > width) break;
        const up = track.close[i]! >= track.open[i]!;
        c.fillStyle = up ? p.up : p.down;
        c.fillRect(Math.round(x), y(track.high[i]!), 1, Math.max(1, y(track.low[i]!) - y(track.high[i]!)));
        const top = y(Math.max(track.open[i]!, track.close[i]!));
        const tall = Math.max(1, y(Math.min(track.open[i]!, track.close[i]!)) - top);
        const left = Math.round(x - body / 2);
        c.fillRect(left, top, body, tall);
        if (up && body > 2 && tall > 2) {
          c.fillStyle = p.panel;
          c.fillRect(left + 1, top + 1, body - 2, tall - 2);
        }
      }
      return;
    }
    c.fillStyle = p.ink2;
    for (let k = 0; k < width; k++) {
      const top = y(this.#high.high[k]!);
      const foot = y(this.#low.low[k]!);
      if (Number.isFinite(top)) c.fillRect(k, top, 1, Math.max(1, foot - top));
    }
  }
}
