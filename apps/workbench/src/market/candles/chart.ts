/**
 * The candle chart without React: lightweight-charts with our overlay, our colours and our units. It reports what
 * the pointer does and which bars are shown; it holds no state that the stores hold.
 */
import {
  CandlestickSeries,
  ColorType,
  createChart,
  CrosshairMode,
  HistogramSeries,
  LineSeries,
  LineStyle,
  type IChartApi,
  type ISeriesApi,
  type Logical,
  type LogicalRange,
  type MouseEventParams,
  type Time,
  type UTCTimestamp,
} from 'lightweight-charts';
import { barLabel, barMoment, compact, fixed, priceDigits } from '@janus/views';
import { palette } from '../../canvas/palette.ts';
import type { LoadedRun } from '../../data/run.ts';
import { Overlay, type Axes, type OverlayModel } from './overlay.ts';

export interface ChartReports {
  onPick(bar: number): void;
  onHover(bar: number | null): void;
  /** First and last bar shown, fractional; both are wholly inside. */
  onSpan(from: number, to: number): void;
  onReset(): void;
}

const PRICE_AXIS = 66;
/** While the replay runs the cursor is kept at this part of the width. */
const HELD_AT = 0.72;

export class CandleChart {
  readonly axes: Axes;
  readonly #chart: IChartApi;
  readonly #candles: ISeriesApi<'Candlestick'>;
  readonly #ema: readonly ISeriesApi<'Line'>[];
  readonly #volume: ISeriesApi<'Histogram'>;
  readonly #overlays: readonly Overlay[];
  readonly #model: OverlayModel;
  readonly #run: LoadedRun;
  #span: readonly [number, number] = [0, 0];
  #width = 0;

  constructor(host: HTMLElement, run: LoadedRun, reports: ChartReports) {
    this.#run = run;
    const { bars, info } = run;
    const digits = priceDigits(bars.close.at(-1)!);
    const seconds = Array.from(bars.time, (ms) => (ms / 1000) as UTCTimestamp);
    this.#chart = createChart(host, {
      autoSize: true,
      layout: { fontSize: 11, attributionLogo: true, panes: { enableResize: false } },
      rightPriceScale: { minimumWidth: PRICE_AXIS, scaleMargins: { top: 0.1, bottom: 0.1 } },
      timeScale: {
        timeVisible: info.timeframeMs < 86_400_000,
        secondsVisible: false,
        minBarSpacing: 0.3,
        rightOffset: 4,
      },
      crosshair: { mode: CrosshairMode.Normal },
      localization: {
        locale: 'en-US',
        timeFormatter: (time: Time) => barMoment(Number(time) * 1000, info.timeframeMs),
      },
    });
    this.#candles = this.#chart.addSeries(CandlestickSeries, {
      priceFormat: { type: 'custom', minMove: 10 ** -digits, formatter: (p: number) => fixed(p, digits) },
      lastValueVisible: false,
      priceLineVisible: false,
    });
    this.#candles.setData(
      seconds.map((time, i) => ({
        time,
        open: bars.open[i]!,
        high: bars.high[i]!,
        low: bars.low[i]!,
        close: bars.close[i]!,
      })),
    );
    this.#ema = [run.ema8, run.ema21].map((values, k) => {
      const line = this.#chart.addSeries(LineSeries, {
        lineWidth: 1,
        lineStyle: k === 0 ? LineStyle.Solid : LineStyle.Dashed,
        lastValueVisible: false,
        priceLineVisible: false,
        crosshairMarkerVisible: false,
        autoscaleInfoProvider: () => null,
      });
      line.setData(seconds.map((time, i) => (Number.isNaN(values[i]!) ? { time } : { time, value: values[i]! })));
      return line;
    });
    this.#volume = this.#chart.addSeries(
      HistogramSeries,
      {
        priceFormat: { type: 'custom', minMove: 1, formatter: compact },
        lastValueVisible: false,
        priceLineVisible: false,
      },
      1,
    );
    this.#chart.panes()[0]?.setStretchFactor(0.84);
    this.#chart.panes()[1]?.setStretchFactor(0.16);
    this.#volume.priceScale().applyOptions({ scaleMargins: { top: 0.3, bottom: 0 } });

    const scale = this.#chart.timeScale();
    const origin = (): number => scale.logicalToCoordinate(0 as Logical) ?? 0;
    const pitch = (): number => ((scale.logicalToCoordinate(1000 as Logical) ?? 0) - origin()) / 1000;
    this.axes = {
      pitch,
      x: (bar) => origin() + bar * pitch(),
      bar: (x) => (x - origin()) / (pitch() || 1),
      y: (price) => this.#candles.priceToCoordinate(price) ?? -100,
    };
    this.#model = {
      low: bars.low,
      high: bars.high,
      close: bars.close,
      wanted: run.audit.wanted,
      events: run.events,
      cursor: 0,
      window: 64,
      i: -1,
      j: -1,
    };
    const labels = {
      price: () => fixed(bars.close[this.#model.cursor]!, digits),
      time: () => barLabel(bars.time[this.#model.cursor]!, info.timeframeMs),
    };
    this.#overlays = [
      new Overlay('candles', this.#model, this.axes, labels),
      new Overlay('volume', this.#model, this.axes, labels),
    ];
    this.#candles.attachPrimitive(this.#overlays[0]!);
    this.#volume.attachPrimitive(this.#overlays[1]!);
    this.applyPalette();

    const barOf = (event: MouseEventParams): number | null =>
      event.logical === undefined || event.point === undefined
        ? null
        : Math.min(bars.time.length - 1, Math.max(0, event.logical));
    this.#chart.subscribeClick((event) => {
      const bar = barOf(event);
      if (bar !== null) reports.onPick(bar);
    });
    this.#chart.subscribeDblClick(() => reports.onReset());
    this.#chart.subscribeCrosshairMove((event) => reports.onHover(barOf(event)));
    // A change of width keeps the bars shown, not their width: the same link shows the same bars on every screen.
    this.#width = scale.width();
    scale.subscribeSizeChange((width) => {
      this.#width = width;
      this.show(...this.#span);
    });
    scale.subscribeVisibleLogicalRangeChange((range: LogicalRange | null) => {
      if (!range || scale.width() !== this.#width || this.#width === 0) return;
      this.#span = [range.from, range.to];
      reports.onSpan(range.from, range.to);
    });
  }

  /** Width of the plot, px: the price axis takes what its labels need. */
  get plotWidth(): number {
    return this.#chart.timeScale().width();
  }

  /** The chart takes a new range with its next frame; until then `#span` is the one that holds. */
  show(from: number, to: number): void {
    if (to <= from) return;
    const now = this.#chart.timeScale().getVisibleLogicalRange();
    const there = now !== null && Math.abs(now.from - from) < 1e-6 && Math.abs(now.to - to) < 1e-6;
    this.#span = [from, to];
    if (!there) this.#chart.timeScale().setVisibleLogicalRange({ from, to });
  }

  /** Moves the cursor and, where it would leave the picture, the picture with it. */
  setCursor(cursor: number, playing: boolean): void {
    this.#model.cursor = cursor;
    const [from, to] = this.#span;
    const width = to - from;
    const outside = cursor < from + 0.5 || cursor > to - 0.5;
    if (width > 0 && (outside || (playing && cursor > from + HELD_AT * width))) {
      const start = cursor - HELD_AT * width;
      this.show(start, start + width);
    }
    this.redraw();
  }

  setWindow(bars: number, i: number, j: number): void {
    this.#model.window = bars;
    this.#model.i = i;
    this.#model.j = j;
    this.redraw();
  }

  redraw(): void {
    for (const overlay of this.#overlays) overlay.redraw();
  }

  applyPalette(): void {
    const p = palette();
    const { bars } = this.#run;
    this.#chart.applyOptions({
      layout: {
        background: { type: ColorType.Solid, color: p.panel },
        textColor: p.ink3,
        fontFamily: p.font,
        panes: { separatorColor: p.line, separatorHoverColor: p.line },
      },
      grid: { vertLines: { color: p.grid }, horzLines: { color: p.grid } },
      rightPriceScale: { borderColor: p.line },
      timeScale: { borderColor: p.line },
      crosshair: {
        vertLine: { color: p.ink3, width: 1, style: LineStyle.SparseDotted, labelBackgroundColor: p.line2 },
        horzLine: { color: p.ink3, width: 1, style: LineStyle.SparseDotted, labelBackgroundColor: p.line2 },
      },
    });
    this.#candles.applyOptions({
      upColor: p.panel,
      borderUpColor: p.up,
      wickUpColor: p.up,
      downColor: p.downFill,
      borderDownColor: p.downFill,
      wickDownColor: p.downFill,
    });
    for (const line of this.#ema) line.applyOptions({ color: p.ink3 });
    this.#volume.setData(
      Array.from(bars.time, (ms, i) => {
        const time = (ms / 1000) as UTCTimestamp;
        const value = bars.volume[i]!;
        if (Number.isNaN(value)) return { time };
        return { time, value, color: bars.close[i]! >= bars.open[i]! ? `${p.up}55` : `${p.downFill}88` };
      }),
    );
  }

  destroy(): void {
    this.#chart.remove();
  }
}
